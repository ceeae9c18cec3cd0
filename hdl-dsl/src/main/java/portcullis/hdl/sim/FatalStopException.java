package portcullis.hdl.sim;

import portcullis.hdl.ir.Source;

/** The hardware executed {@code $fatal} or {@code $stop}. */
public final class FatalStopException extends HardwareStopException {
  private static final long serialVersionUID = 1L;

  /**
   * Made by an engine.
   *
   * @param message what was printed, and the place in the Verilog
   * @param cycle cycle of the edge
   * @param source the Java that described the hardware
   */
  public FatalStopException(String message, long cycle, Source source) {
    super(
        "the hardware stopped at cycle %d%s: %s".formatted(cycle, place(source), message),
        cycle,
        source);
  }
}
