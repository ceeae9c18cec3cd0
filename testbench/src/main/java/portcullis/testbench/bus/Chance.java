package portcullis.testbench.bus;

/** Random choices that cost nothing where there are none, and that start anew from their seed. */
final class Chance {
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private final long seed;
  private final int percent;
  private long state;

  /**
   * Choices.
   *
   * @param seed the same seed gives the same choices
   * @param percent how often {@link #strikes} is true
   */
  Chance(long seed, int percent) {
    this.seed = mix(seed);
    this.percent = percent;
    restart();
  }

  void restart() {
    state = seed;
  }

  boolean strikes() {
    return percent != 0 && below(100) < percent;
  }

  /** A number from 0 to {@code bound - 1}. */
  int below(int bound) {
    state += STEP;
    return (int) ((mix(state) >>> 33) * bound >>> 31);
  }

  /** Spreads the bits of a number. */
  static long mix(long value) {
    long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
