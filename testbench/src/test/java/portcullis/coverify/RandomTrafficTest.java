package portcullis.coverify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.harness.Seed;
import portcullis.testbench.iommu.RunningIommu;

/** Random calls, devices and failures on the hardware. */
class RandomTrafficTest {
  private static final Path FILE = Path.of("pom.xml");
  private static final Scenario RANDOM = Scenario.ALL.getLast();

  private static Coverification.Result play(
      RunningIommu iommu, int latency, long seed, Workload workload) {
    System.err.printf(
        "again: ./portcullis coverify --config %s --scenario random --seed %d --memory-latency %d%s%n",
        iommu.config().name(),
        seed,
        latency,
        workload
            .time()
            .map(time -> " --time " + time.toSeconds() + "s")
            .orElse(" --count " + workload.operations()));
    return new Coverification(iommu, latency, seed, workload).play(RANDOM);
  }

  private static void assertAgreed(Coverification.Result result) {
    assertThat(result.failure()).as("%s", result.notes()).isEmpty();
    assertThat(result.tally().translations()).isPositive();
    assertThat(result.tally().faults()).isPositive();
  }

  @RtlTest(configs = {"base", "core"})
  void itAgreesAndPlaysTheSameAgain(RunningIommu iommu, Seed seed) {
    var workload = new Workload(FILE, 800, Optional.empty());
    int latency = 1 + (int) (seed.value() & 15);
    var result = play(iommu, latency, seed.value(), workload);
    assertAgreed(result);
    assertThat(play(iommu, latency, seed.value(), workload)).isEqualTo(result);
  }

  /** An hour, or what {@code -Dportcullis.time} says in ISO form, as {@code PT10M}. */
  @Tag("long")
  @RtlTest(configs = {"base", "core"})
  void anHour(RunningIommu iommu, Seed seed) {
    var time = Duration.parse(System.getProperty("portcullis.time", "PT1H"));
    var result =
        play(iommu, 8, seed.value(), new Workload(FILE, Long.MAX_VALUE, Optional.of(time)));
    assertAgreed(result);
    System.err.println(result.tally());
    result.notes().forEach(System.err::println);
  }
}
