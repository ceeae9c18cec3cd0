package portcullis.hdl.sim;

import portcullis.hdl.ir.Source;

/** The hardware executed {@code $finish}. */
public final class FinishException extends HardwareStopException {
  private static final long serialVersionUID = 1L;

  /**
   * Made by an engine.
   *
   * @param place the place in the Verilog
   * @param cycle cycle of the edge
   * @param source the Java that described the hardware
   */
  public FinishException(String place, long cycle, Source source) {
    super(
        "the hardware called $finish at cycle %d%s, %s".formatted(cycle, place(source), place),
        cycle,
        source);
  }
}
