package portcullis.hdl.sim;

/**
 * Reads all registers and memories of a simulation at once, in the same form from every engine: for
 * each signal of kind {@link Signal.Kind#REGISTER} or {@link Signal.Kind#MEMORY}, in the order of
 * {@link Simulation#signals()}, its words from number 0 on; for each word as many longs as its
 * width needs, the lowest bits first, unused bits 0.
 */
public interface StateAccess {
  /**
   * The state now.
   *
   * @param into as long as {@link #stateLength} says
   */
  void readState(long[] into);

  /** Longs that the state of a simulation takes. */
  static int stateLength(Simulation simulation) {
    return simulation.signals().stream()
        .filter(StateAccess::isState)
        .mapToInt(signal -> Math.multiplyExact(signal.depth(), longsOf(signal)))
        .reduce(0, Math::addExact);
  }

  /** Whether a signal is part of the state. */
  static boolean isState(Signal signal) {
    return signal.kind() == Signal.Kind.REGISTER || signal.kind() == Signal.Kind.MEMORY;
  }

  /** Longs of a value, or of a word of a memory. */
  static int longsOf(Signal signal) {
    return Math.ceilDiv(signal.width(), Long.SIZE);
  }
}
