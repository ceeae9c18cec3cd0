package portcullis.hdl.check;

import java.util.List;
import portcullis.hdl.check.netlist.Netlist;
import portcullis.hdl.ir.Design;

/** All rules on a finished design. */
public final class Checks {
  private static final List<DesignRule> RULES =
      List.of(
          new NameClash(),
          new OverlappingLabels(),
          new IncompleteSelect(),
          new UnreachableState(),
          new Undriven(),
          new PartlyDriven(),
          new MultiplyDriven(),
          new UnconnectedInput(),
          new MemoryWithoutContents(),
          new NeverChanges(),
          new CombinationalLoop(),
          new WholeSignalLoop(),
          new ClockCrossing(),
          new ForeignReset(),
          new UnusedSignal());

  private Checks() {}

  /**
   * What is wrong with the design: errors first, then by Java file and line. Takes time in
   * proportion to the size of the design.
   *
   * @throws IllegalArgumentException if the design refers to a name that it does not declare
   */
  public static List<Diagnostic> run(Design design) {
    var netlist = Netlist.of(design);
    // The rules read the netlist and nothing else.
    return DesignException.sorted(
        RULES.parallelStream().flatMap(rule -> rule.find(netlist).stream()).toList());
  }
}
