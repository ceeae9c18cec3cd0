package portcullis.hdl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import portcullis.hdl.check.netlist.Crossing;
import portcullis.hdl.check.netlist.Netlist;

/** A value of one clock is taken over on another. */
public final class ClockCrossing implements DesignRule {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL070",
          "unsafe clock crossing",
          "A register, memory or claim of one clock takes over a value that changes on another"
              + " clock, so it may see it in mid-change. First stages of synchronisers and declared"
              + " crossings may. An input belongs to the clock that takes it over.");

  private static final String FIX =
      "bring it over with synchronise(signal, stages) or a FIFO of two clocks; if it is known to be"
          + " stable, say crossing(reason, value)";

  /** The rule. */
  public ClockCrossing() {}

  @Override
  public List<Diagnostic> find(Netlist design) {
    return all(design).filter(crossing -> !crossing.isReset()).map(ClockCrossing::finding).toList();
  }

  static Stream<Crossing> all(Netlist design) {
    var crossings = design.crossings();
    var all = new ArrayList<Crossing>();
    design.modules().forEach(module -> all.addAll(crossings.in(module)));
    all.addAll(crossings.atTop(design.top()));
    return all.stream();
  }

  private static Diagnostic finding(Crossing crossing) {
    return switch (crossing) {
      case Crossing.Between it ->
          RULE.at(
              it.source(),
              it.path(),
              "on clock %s it takes over a value of clock %s:\n".formatted(it.clock(), it.from())
                  + way(it),
              FIX);
      case Crossing.Shared it ->
          RULE.at(
              it.source(),
              it.path(),
              "the input is taken over on several clocks:\n" + uses(it),
              FIX);
    };
  }

  static String way(Crossing.Between crossing) {
    return crossing.way().stream().map(Object::toString).collect(Collectors.joining(" goes to\n"));
  }

  static String uses(Crossing.Shared crossing) {
    List<String> uses =
        crossing.uses().stream()
            .map(use -> "on clock %s by %s".formatted(use.clock(), use.stage()))
            .toList();
    return String.join("\n", uses);
  }
}
