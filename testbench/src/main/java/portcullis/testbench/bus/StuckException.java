package portcullis.testbench.bus;

/** The hardware did not get to where it was awaited. Says what is still under way. */
public final class StuckException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * A hang.
   *
   * @param awaited what was waited for
   * @param waited cycles
   * @param cycle now
   * @param outstanding what is under way, a line each
   */
  public StuckException(String awaited, long waited, long cycle, String outstanding) {
    super(
        "waited %,d cycles, until cycle %,d, for %s; %s"
            .formatted(
                waited,
                cycle,
                awaited,
                outstanding.isEmpty()
                    ? "nothing is under way on any bus"
                    : "under way:\n" + outstanding.stripTrailing()));
  }
}
