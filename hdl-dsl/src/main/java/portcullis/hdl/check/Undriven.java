package portcullis.hdl.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import portcullis.hdl.check.netlist.Assignments;
import portcullis.hdl.check.netlist.BitSets;
import portcullis.hdl.check.netlist.ModuleNet;
import portcullis.hdl.check.netlist.Netlist;
import portcullis.hdl.check.netlist.Signal;

/** Nothing ever gives a signal, or some of its bits, a value. */
public final class Undriven implements DesignRule {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL050",
          "nothing drives it",
          "A wire or output that nothing assigns has no value, nor has a register that nothing"
              + " assigns, resets or initialises.");

  /** The rule. */
  public Undriven() {}

  @Override
  public List<Diagnostic> find(Netlist design) {
    var findings = new ArrayList<Diagnostic>();
    for (var module : design.modules()) {
      var assignments = module.assignments();
      for (var signal : module.signals()) {
        var bits = undriven(module, assignments, signal);
        if (!bits.isEmpty()) {
          findings.add(finding(module, signal, bits));
        }
      }
    }
    return findings;
  }

  private static BitSet undriven(ModuleNet module, Assignments assignments, Signal signal) {
    return switch (signal.role()) {
      case Signal.Role.Wire _, Signal.Role.Output _
          when module.outputOfPart(signal).isEmpty() && isOwn(module, signal) ->
          BitSets.missing(assignments.sometimes(signal), signal.width());
      case Signal.Role.State(var register)
          when register.reset().isEmpty() && register.initial().isEmpty() ->
          BitSets.missing(assignments.sometimes(signal), signal.width());
      default -> BitSets.NONE;
    };
  }

  /** Inputs of parts that nothing drives at all are told as unconnected inputs. */
  private static boolean isOwn(ModuleNet module, Signal signal) {
    return module.inputOfPart(signal).isEmpty() || !module.drivers(signal).isEmpty();
  }

  private static Diagnostic finding(ModuleNet module, Signal signal, BitSet bits) {
    boolean register = signal.role() instanceof Signal.Role.State;
    String what = signal.role() instanceof Signal.Role.Output ? "the output" : "the wire";
    boolean whole = bits.cardinality() == signal.width();
    String which = whole ? register ? "the register" : what : BitSets.words(bits);
    String verb = bits.cardinality() == 1 || whole ? " is" : " are";
    return RULE.at(
        Places.of(module, signal),
        module.path(signal),
        which + verb + " never assigned" + (register ? " and without reset or initial value" : ""),
        register
            ? "assign it, give it a reset or initial value, or use a constant"
            : "assign it, or remove it if nobody needs it");
  }
}
