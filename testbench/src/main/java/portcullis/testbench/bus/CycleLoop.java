package portcullis.testbench.bus;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import portcullis.hdl.sim.Simulation;

/**
 * Runs a design with its bus models, cycle by cycle: all models look, all drive, the clock rises.
 */
public final class CycleLoop {
  private final Simulation simulation;
  private final BusModel[] models;
  private long busyCycle;
  private long waveformStart = Long.MAX_VALUE;
  private Path waveform;
  private RuntimeException broken;

  /**
   * A loop.
   *
   * @param simulation the design; its bus outputs must depend on registers only
   * @param models what stands around it
   */
  public CycleLoop(Simulation simulation, List<BusModel> models) {
    this.simulation = simulation;
    this.models = models.toArray(BusModel[]::new);
  }

  /** Puts everything into reset state: the models forget, the design's reset is held a cycle. */
  public void reset() {
    for (var model : models) {
      model.reset();
    }
    simulation.reset();
    busyCycle = cycle();
    broken = null;
  }

  /**
   * Cycles since the simulation was made.
   *
   * @return number of the cycle that the next {@link #step} runs
   */
  public long cycle() {
    return simulation.cycle();
  }

  /**
   * Runs a cycle. What a model throws ends the run: models that come after it have not had the
   * cycle, so whoever steps on, to tidy up, gets the same again until the next {@link #reset}.
   */
  public void step() {
    if (broken != null) {
      throw broken;
    }
    try {
      runCycle();
    } catch (RuntimeException failure) {
      broken = failure;
      throw failure;
    }
  }

  private void runCycle() {
    long cycle = simulation.cycle();
    if (cycle >= waveformStart) {
      waveformStart = Long.MAX_VALUE;
      simulation.startWaveform(waveform);
    }
    // Counted loops over an array: this runs in every cycle.
    for (int i = 0; i < models.length; i++) {
      models[i].sample(cycle);
    }
    boolean busy = false;
    for (int i = 0; i < models.length; i++) {
      models[i].drive(cycle);
      busy |= models[i].isBusy();
    }
    if (busy) {
      busyCycle = cycle;
    }
    simulation.step();
  }

  /**
   * Runs cycles.
   *
   * @param cycles at least 0
   */
  public void run(long cycles) {
    for (long i = 0; i < cycles; i++) {
      step();
    }
  }

  /**
   * Runs until a condition holds; it is looked at before each cycle.
   *
   * @param awaited what is waited for, as in "the response"
   * @param condition looks at the models
   * @param limit most cycles to wait
   * @return cycles waited
   * @throws StuckException if the condition does not come to hold within the limit
   */
  public long runUntil(String awaited, BooleanSupplier condition, long limit) {
    for (long waited = 0; waited < limit; waited++) {
      if (condition.getAsBoolean()) {
        return waited;
      }
      step();
    }
    if (condition.getAsBoolean()) {
      return limit;
    }
    throw new StuckException(awaited, limit, cycle(), outstanding());
  }

  /**
   * Runs until no bus has moved for some cycles.
   *
   * @param quiet how many
   * @param limit most cycles to wait
   * @throws StuckException if the buses do not come to rest within the limit
   */
  public void runUntilQuiet(int quiet, long limit) {
    long start = cycle();
    runUntil("the buses to rest", () -> cycle() - Math.max(start, busyCycle) > quiet, limit);
  }

  /**
   * Writes a waveform from a cycle on, or from now on if that has passed.
   *
   * @param cycle first cycle
   * @param file ends in {@code .vcd} or {@code .fst}
   */
  public void recordWaveform(long cycle, Path file) {
    waveform = file;
    waveformStart = cycle;
  }

  /** Ends the waveform, or forgets that one was to begin. */
  public void stopWaveform() {
    waveformStart = Long.MAX_VALUE;
    simulation.stopWaveform();
  }

  /**
   * What is under way on all buses.
   *
   * @return lines that each end in a line feed
   */
  public String outstanding() {
    return List.of(models).stream().map(BusModel::outstanding).collect(Collectors.joining());
  }
}
