package portcullis.coverify;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import portcullis.coverify.StopRequest.StoppedException;
import portcullis.coverify.journal.Journal;
import portcullis.coverify.journal.PlayedScenario;
import portcullis.coverify.journal.PlayedScenario.Verdict;
import portcullis.coverify.journal.RunSettings;
import portcullis.driver.core.process.UserMemory;
import portcullis.driver.platform.Platform;
import portcullis.platform.WatchedMemory;
import portcullis.testbench.bus.Timing;
import portcullis.testbench.iommu.RunningIommu;

/** Plays scenarios on the hardware, with the model beside it. */
public final class Coverification {
  private static final long MEMORY = 0x8000_0000L;
  private static final long MEMORY_BYTES = 64 << 20;
  private static final int STALL_PERCENT = 10;

  private final RunningIommu iommu;
  private final int memoryLatency;
  private final long seed;
  private final Journal journal;
  private final StopRequest stop;
  private final Workload workload;

  /**
   * The end of a scenario.
   *
   * @param tally what was compared in it
   * @param cycles that the hardware took
   * @param notes what the scenario has to tell, a line each
   * @param failure why it ended early, or empty
   * @param stopped whether it ended early because it was asked to
   */
  public record Result(
      Tally tally,
      long cycles,
      List<String> notes,
      Optional<RuntimeException> failure,
      boolean stopped) {}

  /**
   * On a running IOMMU.
   *
   * @param iommu the hardware
   * @param memoryLatency cycles from an address to its first data, at both memories, at least 1
   * @param seed of data, bursts, stalls and orders of answers
   * @param workload what the scenarios work on
   */
  public Coverification(RunningIommu iommu, int memoryLatency, long seed, Workload workload) {
    this(
        iommu,
        workload,
        new Journal(
            new RunSettings(
                iommu.config(), "", seed, memoryLatency, Instant.now(), "./portcullis coverify")),
        new StopRequest());
  }

  /**
   * On a running IOMMU, with a journal.
   *
   * @param iommu the hardware
   * @param workload what the scenarios work on
   * @param journal takes down what is seen; its settings say how to play
   * @param stop ends a scenario early
   */
  public Coverification(RunningIommu iommu, Workload workload, Journal journal, StopRequest stop) {
    this.iommu = iommu;
    this.memoryLatency = journal.settings().memoryLatency();
    this.seed = journal.settings().seed();
    this.workload = workload;
    this.journal = journal;
    this.stop = stop;
  }

  /**
   * Plays a scenario from reset. The same seed plays the same, whatever was played before.
   *
   * @param scenario the scenario
   * @return how it went
   */
  public Result play(Scenario scenario) {
    return play(scenario, UnaryOperator.identity());
  }

  /** The same with something between the driver and the hardware, as tests have it. */
  Result play(Scenario scenario, UnaryOperator<Platform> between) {
    long startNanos = System.nanoTime();
    journal.begin(scenario.name());
    iommu.reset();
    iommu.memoryPort().setTiming(Timing.random(memoryLatency, seed));
    iommu.translatedPort().setTiming(Timing.random(memoryLatency, seed + 1));
    iommu.device().setStalls(STALL_PERCENT, seed + 2);
    long start = iommu.cycle();
    var random = new Random(seed);
    var memory = new WatchedMemory(MEMORY, MEMORY_BYTES);
    var users = new UserMemory(memory);
    var hardware = new JudgedHardware(iommu, memory, users, random, journal, stop);
    long faults = 0;
    List<String> notes = List.of();
    Optional<RuntimeException> failure = Optional.empty();
    try {
      var stage =
          new Stage(
              between.apply(hardware),
              memory,
              users,
              hardware,
              random,
              workload,
              scenario.options());
      stage.onProgress(journal::reach);
      try {
        scenario.flow().accept(stage);
        stage.end();
        hardware.compareAtRest();
      } finally {
        faults = stage.faults();
        notes = stage.notes();
      }
    } catch (RuntimeException wrong) {
      // Whatever goes wrong on good hardware under a good driver is a finding.
      failure = Optional.of(wrong);
    }
    hardware.settleJournal();
    boolean stopped = failure.filter(StoppedException::isCauseOf).isPresent();
    if (stopped) {
      failure = Optional.empty();
    }
    failure.ifPresent(wrong -> journal.mismatch(words(wrong)));
    var tally = new Tally(1, hardware.translations(), faults, failure.isPresent() ? 1 : 0);
    var result = new Result(tally, iommu.cycle() - start, notes, failure, stopped);
    journal.end(
        new PlayedScenario(
            scenario.name(),
            scenario.title(),
            failure.isPresent() ? Verdict.MISMATCH : stopped ? Verdict.STOPPED : Verdict.AGREED,
            tally.translations(),
            faults,
            result.cycles(),
            System.nanoTime() - startNanos,
            notes,
            Map.of()));
    return result;
  }

  /** What a disagreement says; of anything else also where it comes from. */
  private static String words(RuntimeException failure) {
    if (failure instanceof DisagreementException) {
      return failure.getMessage();
    }
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    return trace.toString();
  }
}
