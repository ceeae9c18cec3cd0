package portcullis.hdl.sim.lockstep;

/** Two engines do not agree. */
public final class LockstepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String signal;
  private final long cycle;

  /**
   * Made at the first difference.
   *
   * @param signal the signal that differs, or what else does
   * @param cycle the cycle after whose edge it was seen
   * @param message both values, and the Java lines of the logic
   */
  LockstepException(String signal, long cycle, String message) {
    super(message);
    this.signal = signal;
    this.cycle = cycle;
  }

  /** The first signal that differs; empty if it is no signal that does. */
  public String signal() {
    return signal;
  }

  /** {@link portcullis.hdl.sim.Simulation#cycle()} at the difference. */
  public long cycle() {
    return cycle;
  }
}
