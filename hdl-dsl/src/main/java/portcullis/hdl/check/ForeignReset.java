package portcullis.hdl.check;

import java.util.List;
import portcullis.hdl.check.netlist.Crossing;
import portcullis.hdl.check.netlist.Netlist;

/** A register is reset by a reset of another clock. */
public final class ForeignReset implements DesignRule {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL071",
          "reset of another clock",
          "Resets are synchronous: a reset belongs to one clock, and only registers of that clock"
              + " may use it.");

  private static final String FIX =
      "use the reset of the register's own clock; bring another one over with synchronise(signal,"
          + " stages) first";

  /** The rule. */
  public ForeignReset() {}

  @Override
  public List<Diagnostic> find(Netlist design) {
    return ClockCrossing.all(design).filter(Crossing::isReset).map(ForeignReset::finding).toList();
  }

  private static Diagnostic finding(Crossing crossing) {
    return switch (crossing) {
      case Crossing.Between it ->
          RULE.at(
              it.source(),
              it.path(),
              "it is on clock %s and its reset on clock %s:\n".formatted(it.clock(), it.from())
                  + ClockCrossing.way(it),
              FIX);
      case Crossing.Shared it ->
          RULE.at(
              it.source(),
              it.path(),
              "the reset is used on several clocks:\n" + ClockCrossing.uses(it),
              FIX);
    };
  }
}
