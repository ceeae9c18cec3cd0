package portcullis.coverify;

/** Hardware, driver and model do not agree, or data is not what it must be. */
public final class DisagreementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A disagreement.
   *
   * @param message what was expected and what was seen
   */
  public DisagreementException(String message) {
    super(message);
  }

  /** Fails with a sentence unless something holds. */
  static void require(boolean holds, String format, Object... arguments) {
    if (!holds) {
      throw new DisagreementException(format.formatted(arguments));
    }
  }
}
