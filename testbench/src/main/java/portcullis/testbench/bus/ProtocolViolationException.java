package portcullis.testbench.bus;

/** The design broke a rule of a bus. */
public final class ProtocolViolationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * A violation.
   *
   * @param cycle when
   * @param port prefix of the port's signals, such as {@code memory}
   * @param rule what happened, and which rule it breaks
   */
  public ProtocolViolationException(long cycle, String port, String rule) {
    super("cycle %d, port %s: %s".formatted(cycle, port, rule));
  }
}
