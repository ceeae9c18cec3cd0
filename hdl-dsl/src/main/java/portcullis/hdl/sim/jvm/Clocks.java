package portcullis.hdl.sim.jvm;

import java.util.List;
import java.util.stream.IntStream;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.SignalException;
import portcullis.hdl.sim.SignalTable;

/** The clocks of a design by number, and their levels. */
final class Clocks {
  private static final String STANDARD = "clock";

  private final SignalTable table;
  private final List<Signal> clocks;
  private final int[] places;
  private final int[] standard;

  Clocks(CompiledDesign compiled) {
    table = compiled.flat().table();
    clocks = table.ofKind(Signal.Kind.CLOCK);
    places = clocks.stream().mapToInt(it -> compiled.flat().inputs().get(it.name())).toArray();
    standard = findStandard();
  }

  private int[] findStandard() {
    if (clocks.size() == 1) {
      return new int[] {0};
    }
    for (int i = 0; i < clocks.size(); i++) {
      if (clocks.get(i).name().equals(STANDARD)) {
        return new int[] {i};
      }
    }
    return new int[0];
  }

  /** The clock that is meant if none is named. */
  int[] standard() {
    if (standard.length == 0) {
      throw new SignalException(
          clocks.isEmpty()
              ? table.design() + " has no clock to step"
              : "%s has no clock named '%s'; name those to step: %s"
                  .formatted(table.design(), STANDARD, names()));
    }
    return standard;
  }

  private List<String> names() {
    return clocks.stream().map(Signal::name).toList();
  }

  String name(int clock) {
    return clocks.get(clock).name();
  }

  int[] all() {
    return IntStream.range(0, clocks.size()).toArray();
  }

  /** The numbers of clocks. */
  int[] of(Signal... which) {
    if (which.length == 0) {
      throw new SignalException("name at least one clock of %s".formatted(table.design()));
    }
    int[] numbers = new int[which.length];
    for (int i = 0; i < which.length; i++) {
      int _ = table.indexOf(which[i]);
      numbers[i] = clocks.indexOf(which[i]);
      if (numbers[i] < 0) {
        throw SignalException.notAClock(which[i], names());
      }
    }
    return IntStream.of(numbers).distinct().toArray();
  }

  boolean isLow(long[] state, int clock) {
    return state[places[clock]] == 0;
  }

  void setLevels(long[] state, int[] which, long level) {
    for (int clock : which) {
      state[places[clock]] = level;
    }
  }
}
