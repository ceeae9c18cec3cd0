package portcullis.hdl.sim;

import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What a simulation is asked for at the start.
 *
 * @param log where lines go that the hardware prints
 * @param initialSeed registers and memories without an initial value start with random bits from
 *     this seed; absent if they start at zero
 * @param lineCoverage whether lines are counted; costs some speed
 * @param allSignals whether wires, too, can be peeked at full speed from the start; otherwise the
 *     first peek of one may have to build another variant
 */
public record SimulationOptions(
    Consumer<LogLine> log, OptionalLong initialSeed, boolean lineCoverage, boolean allSignals) {

  private static final System.Logger LOGGER = System.getLogger("portcullis.hdl.sim");

  /** Log lines to the system logger, registers start at zero, no coverage. */
  public static final SimulationOptions DEFAULT =
      new SimulationOptions(SimulationOptions::toLogger, OptionalLong.empty(), false, false);

  /** The same with another listener for log lines. */
  public SimulationOptions withLog(Consumer<LogLine> listener) {
    return new SimulationOptions(listener, initialSeed, lineCoverage, allSignals);
  }

  /** The same with random initial values. */
  public SimulationOptions withRandomInitialState(long seed) {
    return new SimulationOptions(log, OptionalLong.of(seed), lineCoverage, allSignals);
  }

  /** The same with line coverage. */
  public SimulationOptions withLineCoverage() {
    return new SimulationOptions(log, initialSeed, true, allSignals);
  }

  /** The same with every wire readable from the start. */
  public SimulationOptions withAllSignals() {
    return new SimulationOptions(log, initialSeed, lineCoverage, true);
  }

  private static void toLogger(LogLine line) {
    LOGGER.log(
        System.Logger.Level.INFO,
        () -> "cycle %d, %s: %s".formatted(line.cycle(), line.source(), line.text()));
  }
}
