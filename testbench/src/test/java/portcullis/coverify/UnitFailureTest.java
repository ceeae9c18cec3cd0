package portcullis.coverify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Consumer;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IommuException;
import portcullis.driver.core.MapRequest;
import portcullis.model.SparseMemory.FaultKind;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.harness.Seed;
import portcullis.testbench.iommu.RunningIommu;

/**
 * The command queue fails wherever the driver puts it: calls end with EIO and give nothing away
 * that hardware may still use, and can be made again when the memory is whole.
 */
class UnitFailureTest {
  private static void play(RunningIommu iommu, Seed seed, Consumer<Stage> flow) {
    var result =
        new Coverification(iommu, 1, seed.value(), Workload.of(Path.of("pom.xml")))
            .play(new Scenario("test", "test", flow));
    assertThat(result.failure()).isEmpty();
    assertThat(result.tally().translations()).isPositive();
  }

  /** No page can be read by the IOMMU; nor written, so that no fence tells of its end. */
  private static void whileMemoryFails(Stage stage, Runnable call) {
    stage.memory().addFault(0x8000_0000L, 64 << 20, FaultKind.ACCESS_FAULT);
    try {
      call.run();
    } catch (IommuException refusal) {
      assertThat(refusal.errno()).isEqualTo(Errno.EIO);
      assertThat(refusal).hasMessageContaining("cqh");
      return;
    } finally {
      stage.memory().clearFaults();
    }
    throw new AssertionError("the call succeeded");
  }

  @RtlTest(configs = {"base", "core"})
  void unmapFailsAndThePagesStayPinned(RunningIommu iommu, Seed seed) {
    play(
        iommu,
        seed,
        stage -> {
          var device = stage.device("dev", DeviceType.PHYSICAL, 1);
          try (var _ = device.open(1)) {
            stage.mapGuestMemory();
            device.requireReads(0x3000, stage.fill(0x3000, 100));
            long locked = stage.process().lockedBytes();
            whileMemoryFails(stage, () -> stage.gpa().unmap(0, Stage.GUEST_BYTES));
            assertThat(stage.process().lockedBytes()).isEqualTo(locked);
            assertThat(stage.gpa().unmap(0, Stage.GUEST_BYTES)).isEqualTo(Stage.GUEST_BYTES);
            assertThat(stage.process().lockedBytes()).isZero();
            device.requireFaults(stage.gpa(), 0x3000);
            stage.mapGuestMemory();
            device.requireReads(0x3000, stage.fill(0x3000, 100));
          }
        });
  }

  @RtlTest(configs = {"base", "core"})
  void attachAndDetachFailAndCanBeMadeAgain(RunningIommu iommu, Seed seed) {
    play(
        iommu,
        seed,
        stage -> {
          var device = stage.device("dev", DeviceType.PHYSICAL, 1);
          try (var file = device.open(1)) {
            stage.mapGuestMemory();
            var child = stage.fd().allocate(KernelManaged.on(stage.gpa()));
            child.map(MapRequest.readWrite(0x10_0000, 0x2000, 0x5000));
            device.requireReads(0x3000, stage.fill(0x3000, 100));
            whileMemoryFails(stage, () -> file.attach(child));
            // The next call, whatever it is, lets go what the unit still held.
            stage.fd().deviceInfo(1);
            stage.refused(Errno.EINVAL, () -> file.detach(child));
            file.attach(child);
            device.requireReads(0x10_0000, stage.fill(0x5000, 100));
            whileMemoryFails(stage, () -> file.detach(child));
            assertThat(stage.process().lockedBytes()).isEqualTo(Stage.GUEST_BYTES);
            stage.fd().deviceInfo(1);
            stage.refused(Errno.EBUSY, child::free);
            file.detach(child);
            device.requireReads(0x3000, stage.fill(0x3000, 100));
          }
        });
  }

  @RtlTest(configs = {"base", "core"})
  void aDeviceThatCannotBeClosedIsClosedLater(RunningIommu iommu, Seed seed) {
    play(
        iommu,
        seed,
        stage -> {
          var device = stage.device("dev", DeviceType.PHYSICAL, 1);
          try (var file = device.open(1)) {
            stage.mapGuestMemory();
            device.requireReads(0x3000, stage.fill(0x3000, 100));
            whileMemoryFails(stage, file::close);
            assertThat(stage.process().lockedBytes()).isEqualTo(Stage.GUEST_BYTES);
          }
          device.requireBlocked(0x3000);
        });
  }
}
