package portcullis.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IommuSubsystem;
import portcullis.driver.core.MapRequest;
import portcullis.driver.core.process.UserMemory;
import portcullis.driver.core.process.UserProcess;
import portcullis.driver.riscv.RiscvIommu;
import portcullis.driver.riscv.RiscvIommuOptions;
import portcullis.driver.vfio.Vfio;
import portcullis.iommu.IommuConfig;
import portcullis.model.CacheSizes;
import portcullis.platform.Dma;
import portcullis.platform.ModelPlatform;
import portcullis.platform.WatchedMemory;

/** The flow that the first page of the project shows. */
class FirstFlowTest {
  private final WatchedMemory memory = new WatchedMemory(0x8000_0000L, 16 << 20);
  private final ModelPlatform platform =
      new ModelPlatform(
          memory, IommuConfig.CORE.capabilities(), CacheSizes.all(16), ModelPlatform.doorbell(0));

  @Test
  void aDeviceReadsWhatAProcessWrote() throws Exception {
    var unit = RiscvIommu.start(platform, RiscvIommuOptions.DEFAULT);
    var subsystem = new IommuSubsystem();
    subsystem.addUnit(unit, List.of());
    subsystem.addDevice(DeviceDescription.pci("nic", DeviceType.PHYSICAL, unit, 0x10));

    var process = new UserProcess(new UserMemory(memory), "app", 1 << 20);
    process.allocate(0x4000_0000L, 1 << 16, true);
    process.write(0x4000_0008L, new byte[] {1, 2, 3});

    try (var fd = subsystem.open(process);
        var nic = new Vfio(subsystem).open("nic", process)) {
      nic.bind(fd, 1);
      var space = fd.allocate(KernelManaged.root());
      nic.attach(space);
      space.map(MapRequest.readWrite(0x1000, 1 << 16, 0x4000_0000L));

      var dma = new Dma(platform, 0x10);
      assertThat(dma.read(OptionalInt.empty(), 0x1008, 3)).containsExactly(1, 2, 3);
    }
  }
}
