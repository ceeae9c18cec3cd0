package portcullis.model;

/**
 * The hardware performance monitor: 31 counters of 64 bits and the cycle counter, which only
 * advances when told to, because the model has no clock.
 */
final class PerformanceMonitor {
  static final int COUNTERS = 31;
  private static final long OVERFLOW = 1L << 63;
  private static final long CYCLE_MASK = OVERFLOW - 1;
  private static final int LAST_EVENT = 8;

  private final boolean present;
  private final Runnable overflowed;
  private final long[] counters = new long[COUNTERS];
  private final long[] selectors = new long[COUNTERS];
  private long cycles;
  private int inhibited;
  private boolean selecting;

  private int deviceId;
  private boolean processIdValid;
  private int processId;
  private boolean gscidValid;
  private int gscid;
  private boolean pscidValid;
  private int pscid;

  /**
   * A monitor.
   *
   * @param capabilities says whether it is present
   * @param overflowed called when a counter overflows whose OF bit was 0
   */
  PerformanceMonitor(Capabilities capabilities, Runnable overflowed) {
    this.present = capabilities.hpm();
    this.overflowed = overflowed;
  }

  /** Says whose request is being counted until the next call. */
  void begin(int deviceId, boolean processIdValid, int processId) {
    this.deviceId = deviceId;
    this.processIdValid = processIdValid;
    this.processId = processId;
    gscidValid = false;
    pscidValid = false;
  }

  /** Adds the address space of the request, known once its contexts are found. */
  void softContext(boolean gscidValid, int gscid, boolean pscidValid, int pscid) {
    this.gscidValid = gscidValid;
    this.gscid = gscid;
    this.pscidValid = pscidValid;
    this.pscid = pscid;
  }

  void countDirectoryWalk(MonitorEvent event) {
    count(event);
  }

  void countWalk(MonitorEvent event) {
    count(event);
  }

  void count(MonitorEvent event) {
    if (!selecting) {
      return;
    }
    for (int i = 0; i < COUNTERS; i++) {
      if ((inhibited >>> i + 1 & 1) == 0
          && (selectors[i] & 0x7fff) == event.id()
          && matches(selectors[i], event)
          && ++counters[i] == 0
          && selectors[i] >= 0) {
        selectors[i] |= OVERFLOW;
        overflowed.run();
      }
    }
  }

  private boolean matches(long selector, MonitorEvent event) {
    boolean soft = (selector >>> 62 & 1) != 0;
    boolean filterSecond = (selector >>> 60 & 1) != 0;
    boolean filterFirst = (selector >>> 61 & 1) != 0;
    if (soft && !event.softContextFilter()) {
      return false;
    }
    int second = (int) (selector >>> 16) & 0xfffff;
    if (filterSecond
        && !(soft ? pscidValid && pscid == second : processIdValid && processId == second)) {
      return false;
    }
    int first = (int) (selector >>> 36) & 0xffffff;
    // With DMASK the low bits up to and including the lowest 0 bit are not compared.
    int compared = (selector >>> 15 & 1) != 0 ? ~(first ^ first + 1) : -1;
    return !filterFirst
        || ((soft ? gscid : deviceId) & compared) == (first & compared) && (!soft || gscidValid);
  }

  /** Lets time pass. */
  void advance(long cyclesPassed) {
    if (!present || (inhibited & 1) != 0) {
      return;
    }
    long sum = (cycles & CYCLE_MASK) + cyclesPassed;
    boolean wrapped = sum > CYCLE_MASK || sum < 0;
    boolean raise = wrapped && cycles >= 0;
    cycles = sum & CYCLE_MASK | cycles & OVERFLOW | (wrapped ? OVERFLOW : 0);
    if (raise) {
      overflowed.run();
    }
  }

  /** {@code iocountovf}: the OF bits. */
  long overflows() {
    long bits = cycles >>> 63;
    for (int i = 0; i < COUNTERS; i++) {
      bits |= selectors[i] >>> 63 << i + 1;
    }
    return bits;
  }

  long inhibited() {
    return inhibited & 0xffffffffL;
  }

  void writeInhibited(long value) {
    if (present) {
      inhibited = (int) value;
    }
  }

  long cycles() {
    return cycles;
  }

  void writeCycles(long value) {
    if (present) {
      cycles = value;
    }
  }

  long counter(int index) {
    return counters[index];
  }

  void writeCounter(int index, long value) {
    if (present) {
      counters[index] = value;
    }
  }

  long selector(int index) {
    return selectors[index];
  }

  /** Writes a selector; an event that does not exist leaves the old one in place. */
  void writeSelector(int index, long value) {
    if (present) {
      boolean known = (value & 0x7fff) <= LAST_EVENT;
      selectors[index] = known ? value : value & ~0x7fffL | selectors[index] & 0x7fff;
      selecting = false;
      for (long selector : selectors) {
        selecting |= (selector & 0x7fff) != 0;
      }
    }
  }
}
