package portcullis.coverify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Consumer;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.InvalidateRequest;
import portcullis.driver.core.IoasidRequest.UserPageTable;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.harness.Seed;
import portcullis.testbench.iommu.RunningIommu;

/** What goes wrong is seen: co-verification that always agrees would be of no use. */
class WitnessTest {
  private static final long IOVA = 0x2000;

  private static Coverification.Result play(RunningIommu iommu, Seed seed, Consumer<Stage> flow) {
    var workload = Workload.of(Path.of("pom.xml"));
    return new Coverification(iommu, 1, seed.value(), workload)
        .play(new Scenario("test", "test", flow));
  }

  /** As a driver that drops an IOTINVAL would leave it: the table has changed, nobody is told. */
  private static void changedTable(Stage stage, boolean invalidates) {
    var device = stage.device("dev", DeviceType.PHYSICAL, 1);
    try (var file = device.open(1)) {
      stage.mapGuestMemory();
      long root = stage.tables().newTable();
      stage.tables().map(root, IOVA, 0x1000);
      var space = stage.fd().allocate(new UserPageTable(stage.gpa(), root, PageTableFormat.SV39));
      file.attach(space);
      stage.requireGuestMemory(0x1000, device.write(IOVA, 8));
      stage.tables().map(root, IOVA, 0x3000);
      if (invalidates) {
        space.invalidate(InvalidateRequest.all());
      }
      stage.requireGuestMemory(0x3000, device.write(IOVA, 8));
    }
  }

  @RtlTest(configs = "core")
  void aStaleTranslationIsAMismatchThatTellsTheWalk(RunningIommu iommu, Seed seed) {
    var good = play(iommu, seed, stage -> changedTable(stage, true));
    assertThat(good.failure()).isEmpty();
    assertThat(good.tally().translations()).isPositive();

    var bad = play(iommu, seed, stage -> changedTable(stage, false));
    assertThat(bad.tally().mismatches()).isEqualTo(1);
    assertThat(bad.failure().orElseThrow())
        .isInstanceOf(DisagreementException.class)
        .hasMessageContaining("expected write of 1 x 8 bytes at 0x")
        .hasMessageContaining("the walk as the model makes it:");
  }

  @RtlTest(configs = "core")
  void aFaultThatTheFlowDoesNotExpectIsAMismatch(RunningIommu iommu, Seed seed) {
    var result =
        play(
            iommu,
            seed,
            stage -> {
              var device = stage.device("dev", DeviceType.PHYSICAL, 1);
              try (var _ = device.open(1)) {
                device.write(IOVA, 8);
              }
            });
    assertThat(result.tally().agreed()).isFalse();
    assertThat(result.failure().orElseThrow()).hasMessageContaining("and should succeed");
  }

  @RtlTest(configs = "core")
  void aFaultOfAnotherSpaceThanTheRecordSaysIsAMismatch(RunningIommu iommu, Seed seed) {
    var result =
        play(
            iommu,
            seed,
            stage -> {
              var device = stage.device("dev", DeviceType.PHYSICAL, 1);
              try (var _ = device.open(1)) {
                device.requireBlocked(IOVA);
              }
            });
    assertThat(result.failure().orElseThrow()).hasMessageContaining("which concerns nobody");
  }
}
