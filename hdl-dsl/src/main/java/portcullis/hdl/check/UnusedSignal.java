package portcullis.hdl.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import portcullis.hdl.check.netlist.BitSets;
import portcullis.hdl.check.netlist.ModuleNet;
import portcullis.hdl.check.netlist.Netlist;
import portcullis.hdl.check.netlist.Signal;

/** Nobody reads a signal, or some of its bits. */
public final class UnusedSignal implements DesignRule {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.warning(
          "HDL080",
          "nobody reads it",
          "A signal, bits of a signal or a memory that nobody reads is either forgotten or not"
              + " needed. What is left out on purpose is declared unused.");

  /** The rule. */
  public UnusedSignal() {}

  @Override
  public List<Diagnostic> find(Netlist design) {
    var findings = new ArrayList<Diagnostic>();
    for (var module : design.modules()) {
      for (var signal : module.signals()) {
        var unread = BitSets.missing(module.uses().of(signal), signal.width());
        if (!unread.isEmpty()) {
          findings.add(finding(module, signal, unread));
        }
      }
      for (var memory : module.memories().values()) {
        if (!module.uses().memory(memory.name())) {
          findings.add(
              RULE.at(
                  memory.origin().source(),
                  module.path() + "." + memory.name(),
                  "the memory is never read",
                  "read it, or remove it"));
        }
      }
    }
    return findings;
  }

  private static Diagnostic finding(ModuleNet module, Signal signal, BitSet unread) {
    boolean whole = unread.cardinality() == signal.width();
    String verb = unread.cardinality() == 1 ? " is" : " are";
    return RULE.at(
        Places.of(module, signal),
        module.path(signal),
        whole
            ? kind(module, signal) + " is never read"
            : "%s of %s%s never read".formatted(BitSets.words(unread), signal.type(), verb),
        whole
            ? "use it, remove it, or say unused(value, reason)"
            : "make it narrower, or say unused(value, reason) of these bits");
  }

  private static String kind(ModuleNet module, Signal signal) {
    return switch (signal.role()) {
      case Signal.Role.Input _ -> "the input";
      case Signal.Role.Output _ -> "the output";
      case Signal.Role.Value _ -> "the value";
      case Signal.Role.State _ -> "the register";
      case Signal.Role.Wire _ ->
          module.outputOfPart(signal).isPresent() ? "the output of the part" : "the wire";
    };
  }
}
