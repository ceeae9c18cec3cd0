package portcullis.hdl.sim;

/** A program that an engine needs is missing, too old or crashed. */
public final class ToolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Made with a message that names the program and the command that installs it. */
  public ToolException(String message) {
    super(message);
  }

  /** Made with a message and a cause. */
  public ToolException(String message, Throwable cause) {
    super(message, cause);
  }
}
