package portcullis.hdl.sim;

/** What a test waited for did not come within its limit. */
public final class CycleLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long cycle;

  /**
   * Made by {@link Simulation#runUntil}.
   *
   * @param awaited what was waited for
   * @param limit how many cycles were allowed
   * @param cycle the cycle reached
   */
  public CycleLimitException(String awaited, long limit, long cycle) {
    super("%s did not come within %d cycles; gave up at cycle %d".formatted(awaited, limit, cycle));
    this.cycle = cycle;
  }

  /** {@link Simulation#cycle()} when the wait ended. */
  public long cycle() {
    return cycle;
  }
}
