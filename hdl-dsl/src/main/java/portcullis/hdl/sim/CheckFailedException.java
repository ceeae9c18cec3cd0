package portcullis.hdl.sim;

import portcullis.hdl.ir.Source;

/** A claim of the designer, an assertion or an assumption, did not hold at a clock edge. */
public final class CheckFailedException extends HardwareStopException {
  private static final long serialVersionUID = 1L;

  private final String check;

  /**
   * Made by an engine.
   *
   * @param check instance path and name of the check
   * @param message the designer's words
   * @param cycle cycle of the failing edge
   * @param source the Java that made the claim
   */
  public CheckFailedException(String check, String message, long cycle, Source source) {
    super(
        "check '%s' failed at cycle %d%s: %s".formatted(check, cycle, place(source), message),
        cycle,
        source);
    this.check = check;
  }

  /** Instance path and name of the check, for example {@code fifo.noOverflow}. */
  public String check() {
    return check;
  }
}
