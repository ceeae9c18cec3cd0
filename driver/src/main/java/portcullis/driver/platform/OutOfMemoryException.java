package portcullis.driver.platform;

/** Physical memory has no pages left. */
public final class OutOfMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was asked for, and how much there is
   */
  public OutOfMemoryException(String message) {
    super(message);
  }
}
