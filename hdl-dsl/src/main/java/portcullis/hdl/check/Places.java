package portcullis.hdl.check;

import portcullis.hdl.check.netlist.Joint;
import portcullis.hdl.check.netlist.ModuleNet;
import portcullis.hdl.check.netlist.Signal;
import portcullis.hdl.ir.Source;

/** Where the designer looks for a signal. */
final class Places {
  private Places() {}

  /** A port of a part is looked for where the part was made, everything else where it is named. */
  static Source of(ModuleNet module, Signal signal) {
    if (signal.role() instanceof Signal.Role.Wire) {
      return module
          .inputOfPart(signal)
          .or(() -> module.outputOfPart(signal))
          .map(Places::of)
          .orElse(signal.origin().source());
    }
    return signal.origin().source();
  }

  static Source of(Joint joint) {
    return joint.part().instance().origin().source();
  }
}
