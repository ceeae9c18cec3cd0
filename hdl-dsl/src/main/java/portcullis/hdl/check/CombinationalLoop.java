package portcullis.hdl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import portcullis.hdl.check.netlist.Loops;
import portcullis.hdl.check.netlist.Netlist;
import portcullis.hdl.check.netlist.Stage;

/** A value depends on itself without a register in between. */
public final class CombinationalLoop implements DesignRule {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL060",
          "combinational loop",
          "A value that depends on itself without a clock edge in between has no settled value. The"
              + " loop is followed bit by bit and through parts; conditions that exclude each other"
              + " are not looked into.");

  /** The rule. */
  public CombinationalLoop() {}

  @Override
  public List<Diagnostic> find(Netlist design) {
    var loops = new Loops(design);
    var findings = new ArrayList<Diagnostic>();
    for (var module : design.modules()) {
      loops.in(module).forEach(loop -> findings.add(finding(loop)));
    }
    return findings;
  }

  private static Diagnostic finding(List<Stage> loop) {
    var first = loop.getFirst();
    return RULE.at(
        first.source(),
        first.path(),
        loop.stream().map(stage -> stage + " reads\n").collect(Collectors.joining()) + first.path(),
        "put a register into the loop, or compute one of the values from something else");
  }
}
