package portcullis.coverify;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import portcullis.driver.core.process.UserMemory;
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
  private final Workload workload;

  /**
   * The end of a scenario.
   *
   * @param tally what was compared in it
   * @param cycles that the hardware took
   * @param notes what the scenario has to tell, a line each
   * @param failure why it ended early, or empty
   */
  public record Result(
      Tally tally, long cycles, List<String> notes, Optional<RuntimeException> failure) {}

  /**
   * On a running IOMMU.
   *
   * @param iommu the hardware
   * @param memoryLatency cycles from an address to its first data, at both memories, at least 1
   * @param seed of data, bursts, stalls and orders of answers
   * @param workload what the scenarios work on
   */
  public Coverification(RunningIommu iommu, int memoryLatency, long seed, Workload workload) {
    this.iommu = iommu;
    this.memoryLatency = memoryLatency;
    this.seed = seed;
    this.workload = workload;
  }

  /**
   * Plays a scenario from reset. The same seed plays the same, whatever was played before.
   *
   * @param scenario the scenario
   * @return how it went
   */
  public Result play(Scenario scenario) {
    iommu.reset();
    iommu.memoryPort().setTiming(Timing.random(memoryLatency, seed));
    iommu.translatedPort().setTiming(Timing.random(memoryLatency, seed + 1));
    iommu.device().setStalls(STALL_PERCENT, seed + 2);
    long start = iommu.cycle();
    var random = new Random(seed);
    var memory = new WatchedMemory(MEMORY, MEMORY_BYTES);
    var users = new UserMemory(memory);
    var hardware = new JudgedHardware(iommu, memory, users, random);
    long faults = 0;
    List<String> notes = List.of();
    Optional<RuntimeException> failure = Optional.empty();
    try {
      var stage =
          new Stage(hardware, memory, users, hardware, random, workload, scenario.options());
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
    long translations = hardware.translations();
    return new Result(
        new Tally(1, translations, faults, failure.isPresent() ? 1 : 0),
        iommu.cycle() - start,
        notes,
        failure);
  }
}
