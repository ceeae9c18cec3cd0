package portcullis.coverify;

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

  /**
   * The end of a scenario.
   *
   * @param tally what was compared in it
   * @param cycles that the hardware took
   * @param failure why it ended early, or empty
   */
  public record Result(Tally tally, long cycles, Optional<RuntimeException> failure) {}

  /**
   * On a running IOMMU.
   *
   * @param iommu the hardware
   * @param memoryLatency cycles from an address to its first data, at both memories, at least 1
   * @param seed of data, bursts, stalls and orders of answers
   */
  public Coverification(RunningIommu iommu, int memoryLatency, long seed) {
    this.iommu = iommu;
    this.memoryLatency = memoryLatency;
    this.seed = seed;
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
    Optional<RuntimeException> failure = Optional.empty();
    try {
      var stage = new Stage(hardware, memory, users, hardware, random);
      try {
        scenario.flow().accept(stage);
        stage.end();
        hardware.compareAtRest();
      } finally {
        faults = stage.faults();
      }
    } catch (RuntimeException wrong) {
      // Whatever goes wrong on good hardware under a good driver is a finding.
      failure = Optional.of(wrong);
    }
    long translations = hardware.witness().translations();
    return new Result(
        new Tally(1, translations, faults, failure.isPresent() ? 1 : 0),
        iommu.cycle() - start,
        failure);
  }
}
