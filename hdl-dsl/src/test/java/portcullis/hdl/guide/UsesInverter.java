package portcullis.hdl.guide;

import portcullis.hdl.Bits;
import portcullis.hdl.Module;

/** A black box cannot be the top of a design. */
final class UsesInverter extends Module {
  final Bits data = in(bits(8));
  final Bits inverted = out(bits(8));

  UsesInverter() {
    var inverter = instance(Inverter::new);
    inverter.data.set(data);
    inverted.set(inverter.inverted);
  }
}
