package portcullis.hdl.sim;

import portcullis.hdl.ir.Source;

/**
 * The engine could not complete a step, for example because a loop of wires did not settle. The
 * state is undefined from here on; the simulation takes no further step.
 */
public final class BrokenSimulationException extends HardwareStopException {
  private static final long serialVersionUID = 1L;

  /**
   * Made by an engine.
   *
   * @param message what the engine said
   * @param cycle cycle of the step
   * @param source the Java that described the hardware
   */
  public BrokenSimulationException(String message, long cycle, Source source) {
    super(
        "the simulation broke at cycle %d%s: %s".formatted(cycle, place(source), message),
        cycle,
        source);
  }
}
