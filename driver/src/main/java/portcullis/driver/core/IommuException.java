package portcullis.driver.core;

/** A refused call: nothing has changed, and the message says what was wrong and why. */
public final class IommuException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Errno errno;

  /**
   * Creates the exception.
   *
   * @param errno the error number that C sees
   * @param message a sentence: what was refused, and why
   */
  public IommuException(Errno errno, String message) {
    super(errno + ": " + message);
    this.errno = errno;
  }

  /**
   * Creates the exception for a failure beneath.
   *
   * @param errno the error number that C sees
   * @param message a sentence: what was refused, and why
   * @param cause the failure
   */
  public IommuException(Errno errno, String message, Throwable cause) {
    super(errno + ": " + message, cause);
    this.errno = errno;
  }

  /**
   * The error number.
   *
   * @return what C sees in errno
   */
  public Errno errno() {
    return errno;
  }

  /**
   * Makes the exception of a refusal.
   *
   * @param errno the error number
   * @param format a sentence with the places of {@link String#format}
   * @param arguments what stands in the places
   * @return the exception, to be thrown
   */
  public static IommuException refused(Errno errno, String format, Object... arguments) {
    return new IommuException(errno, format.formatted(arguments));
  }

  /**
   * Refuses unless a condition holds.
   *
   * @param condition what must hold
   * @param errno the error number if it does not
   * @param format a sentence with the places of {@link String#format}
   * @param arguments what stands in the places
   * @throws IommuException if the condition does not hold
   */
  public static void require(boolean condition, Errno errno, String format, Object... arguments) {
    if (!condition) {
      throw refused(errno, format, arguments);
    }
  }
}
