package portcullis.hdl.sim;

/** An engine could not make a running simulation of a design. */
public final class SimulationBuildException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Made with a message that names the design, what went wrong and the way out. */
  public SimulationBuildException(String message) {
    super(message);
  }

  /** Made with a message and a cause. */
  public SimulationBuildException(String message, Throwable cause) {
    super(message, cause);
  }
}
