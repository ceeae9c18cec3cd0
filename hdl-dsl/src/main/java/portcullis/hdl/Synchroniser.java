package portcullis.hdl;

import portcullis.hdl.elaborate.Node;
import portcullis.hdl.elaborate.ReadAsDesign;

/** Registers in a row that bring a bit into the clock domain in force. */
@ReadAsDesign
final class Synchroniser {
  private Synchroniser() {}

  static Bool of(Bool signal, int stages) {
    if (stages < 2) {
      throw new IllegalArgumentException("a synchroniser needs 2 stages or more, not " + stages);
    }
    var previous = signal;
    for (int i = 0; i < stages; i++) {
      var stage = Hdl.reg(Hdl.bool());
      if (i == 0) {
        ((Node.Storage) stage.node("synchronise")).declareSynchroniser();
      }
      stage.set(previous);
      previous = stage;
    }
    return previous;
  }
}
