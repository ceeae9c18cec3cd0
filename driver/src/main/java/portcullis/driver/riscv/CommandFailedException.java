package portcullis.driver.riscv;

/**
 * A command was not carried out. The queue has been put right again and later commands work; the
 * caller must assume that nothing of the batch was invalidated.
 */
public final class CommandFailedException extends RiscvIommuException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Reason {
    /** The unit refuses the command (cmd_ill). */
    ILLEGAL,
    /** The command could not be fetched, or a fence not write (cqmf), again and again. */
    MEMORY_FAULT,
    /** A device did not answer an invalidation (cmd_to). */
    DEVICE_TIMEOUT,
    /** The unit did not finish within the time limit. */
    UNIT_TIMEOUT
  }

  private final Reason reason;

  /**
   * Creates the exception.
   *
   * @param reason what went wrong
   * @param message the command, and the state of the queue
   */
  public CommandFailedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /**
   * What went wrong.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
