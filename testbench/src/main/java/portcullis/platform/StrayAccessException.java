package portcullis.platform;

/**
 * Something touched memory that nobody has allocated, or that was freed: an error of the driver,
 * not of the test that met it.
 */
public final class StrayAccessException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StrayAccessException(String message) {
    super(message);
  }
}
