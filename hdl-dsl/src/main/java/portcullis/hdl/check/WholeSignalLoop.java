package portcullis.hdl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import portcullis.hdl.check.netlist.Link;
import portcullis.hdl.check.netlist.Netlist;
import portcullis.hdl.check.netlist.WordLoops;

/** A signal is computed from other bits of itself. */
public final class WholeSignalLoop implements DesignRule {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.warning(
          "HDL061",
          "signal reads other bits of itself",
          "No bit depends on itself, so the hardware is sound. But Verilator takes a signal as a"
              + " whole: unless it happens to optimise the signal away, it warns (UNOPTFLAT) and"
              + " computes the signal several times over.");

  /** The rule. */
  public WholeSignalLoop() {}

  @Override
  public List<Diagnostic> find(Netlist design) {
    var loops = new WordLoops(design);
    var findings = new ArrayList<Diagnostic>();
    for (var module : design.modules()) {
      loops.in(module).forEach(loop -> findings.add(finding(loop)));
    }
    return findings;
  }

  private static Diagnostic finding(List<Link> loop) {
    var first = loop.getFirst();
    return RULE.at(
        first.source(),
        first.path(),
        loop.stream().map(Link::toString).collect(Collectors.joining("\n")),
        "make it a Vec of Bool, or separate wires, so that each part that is computed from another"
            + " is a signal of its own");
  }
}
