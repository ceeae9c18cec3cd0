package portcullis.hdl.check;

import java.util.List;
import portcullis.hdl.check.netlist.Netlist;

/** A rule on finished designs. */
@FunctionalInterface
public interface DesignRule {
  /** What breaks the rule, in any order. */
  List<Diagnostic> find(Netlist design);
}
