package portcullis.hdl.sim.verilator;

import java.util.List;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.SignalException;
import portcullis.hdl.sim.SignalTable;

/** Sets of clocks as bits, in the order of the clock ports. */
final class ClockMasks {
  private static final String USUAL_NAME = "clock";

  private final String design;
  private final List<Signal> clocks;
  private final long standard;

  ClockMasks(SignalTable table) {
    design = table.design();
    clocks = table.ofKind(Signal.Kind.CLOCK);
    if (clocks.size() > Long.SIZE) {
      throw new IllegalArgumentException(design + " has more than 64 clocks");
    }
    standard = clocks.size() == 1 ? 1 : named();
  }

  private long named() {
    for (int i = 0; i < clocks.size(); i++) {
      if (clocks.get(i).name().equals(USUAL_NAME)) {
        return 1L << i;
      }
    }
    return 0;
  }

  /** The clock of {@code step()}. */
  long standard() {
    if (standard == 0) {
      throw new SignalException(
          clocks.isEmpty()
              ? design + " has no clock to step"
              : "%s has no clock named '%s'; name those to step: %s"
                  .formatted(design, USUAL_NAME, names()));
    }
    return standard;
  }

  /** All clocks. */
  long all() {
    if (clocks.isEmpty()) {
      return standard();
    }
    return -1L >>> (Long.SIZE - clocks.size());
  }

  /** The given clocks. */
  long of(Signal... which) {
    if (which.length == 0) {
      throw new SignalException("name at least one clock of " + design);
    }
    long mask = 0;
    for (var clock : which) {
      int index = clocks.indexOf(clock);
      if (index < 0) {
        throw SignalException.notAClock(clock, names());
      }
      mask |= 1L << index;
    }
    return mask;
  }

  private List<String> names() {
    return clocks.stream().map(Signal::name).toList();
  }
}
