package portcullis.coverify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import portcullis.coverify.PlantedBug.Kind;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.MapRequest;
import portcullis.driver.riscv.RiscvIommuOptions;
import portcullis.driver.riscv.RiscvIommuOptions.FenceCompletion;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.harness.Seed;
import portcullis.testbench.iommu.RunningIommu;

/** Bugs of a driver are found by co-verification, and where there is none nothing is found. */
class PlantedBugTest {
  private static final long CALLS = 1500;

  /** Runs in one of which a bug that matters only now and then must be found. */
  private static final int RUNS = 8;

  private static final RiscvIommuOptions OPTIONS =
      new RiscvIommuOptions(16, 16, FenceCompletion.MEMORY, 4, 1_000_000);

  /** The scenario of random traffic, with fences that write to memory. */
  private static final Scenario RANDOM =
      new Scenario("random", "random", OPTIONS, Scenario.ALL.getLast().flow());

  private static final int PAGES = 8;

  /** Maps, reads and unmaps pages one by one: every IOTINVAL counts. */
  private static final Scenario UNMAPS =
      new Scenario(
          "unmaps",
          "unmaps",
          OPTIONS,
          stage -> {
            var device = stage.device("dev", DeviceType.PHYSICAL, 1);
            try (var file = device.open(1)) {
              var space = stage.fd().allocate(KernelManaged.root());
              file.detach(stage.gpa());
              file.attach(space);
              for (int i = 0; i < PAGES; i++) {
                space.map(MapRequest.readWrite(0x5000, Stage.PAGE, Stage.HEAP + 0x1000L * i));
                device.requireReads(0x5000, stage.fill(0x1000L * i, 64));
                space.unmap(0x5000, Stage.PAGE);
              }
            }
          });

  private static final Scenario UNMAPS_UNDER_DMA =
      new Scenario("unmaps-under-dma", "unmaps under DMA", OPTIONS, UnmapUnderDma::play);

  /** What came of a run. */
  private record Found(PlantedBug bug, Optional<RuntimeException> failure) {}

  private static Found play(
      RunningIommu iommu, Scenario scenario, long seed, Kind kind, int untilDropped) {
    var bugs = new PlantedBug[1];
    var result =
        new Coverification(
                iommu, 6, seed, new Workload(Path.of("pom.xml"), CALLS, Optional.empty()))
            .play(
                scenario,
                hardware -> {
                  bugs[0] = new PlantedBug(hardware, kind, untilDropped);
                  return bugs[0];
                });
    return new Found(bugs[0], result.failure());
  }

  @RtlTest(configs = {"base", "core"})
  void bugsAreFoundUnderTraffic(RunningIommu iommu, Seed seed) {
    for (var kind :
        List.of(
            Kind.DROPS_SOME_IOTINVALS,
            Kind.WRITES_V_FIRST,
            Kind.FORGETS_THE_FENCE,
            Kind.SKIPS_PROCESS_CONTEXTS)) {
      assertThat(seedThatFinds(iommu, seed.value(), kind)).as("%s", kind).isPresent();
    }
  }

  private static Optional<Long> seedThatFinds(RunningIommu iommu, long first, Kind kind) {
    for (long seed = first; seed < first + RUNS; seed++) {
      var found = play(iommu, RANDOM, seed, kind, 0);
      assertThat(found.bug().planted()).as("%s, seed %d", kind, seed).isPositive();
      if (found.failure().isPresent()) {
        System.err.printf(
            "%s on %s, seed %d: %s%n",
            kind, iommu.config().name(), seed, firstLine(found.failure().get()));
        return Optional.of(seed);
      }
    }
    return Optional.empty();
  }

  @RtlTest(configs = {"base", "core"})
  void withoutABugNothingIsFound(RunningIommu iommu, Seed seed) {
    var random = play(iommu, RANDOM, seed.value(), Kind.NOTHING, 0);
    assertThat(random.failure()).isEmpty();
    assertThat(play(iommu, UNMAPS, seed.value(), Kind.NOTHING, 0).failure()).isEmpty();
  }

  @RtlTest(configs = {"base", "core"})
  void aTableThatIsFreedBeforeTheFenceIsFound(RunningIommu iommu, Seed seed) {
    var right = play(iommu, UNMAPS_UNDER_DMA, seed.value(), Kind.NOTHING, 0);
    assertThat(right.failure()).isEmpty();
    var found =
        play(
            iommu,
            UNMAPS_UNDER_DMA,
            seed.value(),
            Kind.FORGETS_THE_FENCE_BEFORE_FREEING_A_TABLE,
            0);
    assertThat(found.bug().planted()).isPositive();
    assertThat(found.failure()).isPresent();
    assertThat(firstLine(found.failure().get())).contains("READ by the IOMMU", "which nobody has");
    System.err.printf(
        "%s on %s: %s%n",
        Kind.FORGETS_THE_FENCE_BEFORE_FREEING_A_TABLE,
        iommu.config().name(),
        firstLine(found.failure().get()));
  }

  private static String firstLine(RuntimeException failure) {
    return Arrays.stream(String.valueOf(failure.getMessage()).split("\n")).findFirst().orElse("");
  }

  @RtlTest(configs = {"base", "core"})
  void oneIotinvalThatIsNotSentIsFound(RunningIommu iommu, Seed seed) {
    // The first ones are those of bring-up and of the empty spaces.
    int found = 0;
    for (int dropped = 2; dropped < 2 + PAGES; dropped++) {
      var run = play(iommu, UNMAPS, seed.value(), Kind.DROPS_AN_IOTINVAL, dropped);
      assertThat(run.bug().planted()).as("IOTINVAL %d", dropped).isEqualTo(1);
      if (run.failure().isPresent()) {
        found++;
        System.err.printf(
            "IOTINVAL %d not sent on %s: %s%n",
            dropped, iommu.config().name(), firstLine(run.failure().get()));
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(PAGES - 2);
  }
}
