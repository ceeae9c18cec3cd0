package portcullis.hdl.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import portcullis.hdl.check.netlist.BitSets;
import portcullis.hdl.check.netlist.Escape;
import portcullis.hdl.check.netlist.ModuleNet;
import portcullis.hdl.check.netlist.Netlist;
import portcullis.hdl.check.netlist.Signal;

/** A wire or output has a value on some ways through the statements only. */
public final class PartlyDriven implements DesignRule {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL051",
          "no value in some cases (latch)",
          "A wire or output that some cases leave without a value would have to remember the old"
              + " one: a latch, which nobody asked for. Registers keep their value and are not"
              + " meant.");

  /** The rule. */
  public PartlyDriven() {}

  @Override
  public List<Diagnostic> find(Netlist design) {
    var findings = new ArrayList<Diagnostic>();
    for (var module : design.modules()) {
      for (var signal : module.signals()) {
        if (signal.role() instanceof Signal.Role.Wire
            || signal.role() instanceof Signal.Role.Output) {
          var bits = (BitSet) module.assignments().sometimes(signal).clone();
          bits.andNot(module.assignments().always(signal));
          if (!bits.isEmpty() && module.outputOfPart(signal).isEmpty()) {
            findings.add(finding(module, signal, bits));
          }
        }
      }
    }
    return findings;
  }

  private static Diagnostic finding(ModuleNet module, Signal signal, BitSet bits) {
    String which = bits.cardinality() == signal.width() ? "it has" : BitSets.words(bits) + " have";
    var decisions = Escape.of(module, signal, bits.length() - 1);
    return RULE.at(
        Places.of(module, signal),
        module.path(signal),
        which + " no value where " + String.join("\nand ", decisions),
        "assign a default before the conditions, or assign it in every case; reg() keeps a value");
  }
}
