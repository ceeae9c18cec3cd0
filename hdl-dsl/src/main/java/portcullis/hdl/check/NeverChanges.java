package portcullis.hdl.check;

import java.util.ArrayList;
import java.util.List;
import portcullis.hdl.check.netlist.Netlist;
import portcullis.hdl.check.netlist.Signal;

/** A register keeps its first value for ever. */
public final class NeverChanges implements DesignRule {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.warning(
          "HDL055",
          "register never changes",
          "A register that nothing assigns keeps its reset or initial value: it is a constant that"
              + " looks like state.");

  /** The rule. */
  public NeverChanges() {}

  @Override
  public List<Diagnostic> find(Netlist design) {
    var findings = new ArrayList<Diagnostic>();
    for (var module : design.modules()) {
      for (var signal : module.signals()) {
        if (signal.role() instanceof Signal.Role.State(var register)
            && (register.reset().isPresent() || register.initial().isPresent())
            && module.drivers(signal).isEmpty()) {
          findings.add(
              RULE.at(
                  signal.origin().source(),
                  module.path(signal),
                  "it has a reset or initial value and is never assigned",
                  "assign it, or use a constant"));
        }
      }
    }
    return findings;
  }
}
