package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static portcullis.iommufd.Machine.HEAP;
import static portcullis.iommufd.Machine.PAGE;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import portcullis.driver.core.AttachRequest;
import portcullis.driver.core.DeviceAttach;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.MapRequest;
import portcullis.driver.core.NoSnoopHint;

/** Devices on a PCI bus and platform devices: each is attached by the calls for its bus only. */
class BusTest {
  private static final AttachRequest PLAIN = new AttachRequest(NoSnoopHint.NONE, false);

  private final Machine machine = new Machine();
  private final TestDevice pci = machine.device("pci", DeviceType.PHYSICAL, 0x20);
  private final TestDevice platform = onPlatformBus("platform", DeviceType.PHYSICAL, 0x21);

  private TestDevice onPlatformBus(String name, DeviceType type, int deviceId) {
    return machine.device(
        DeviceDescription.pci(name, type, machine.large, deviceId).onPlatformBus());
  }

  @AfterEach
  void everythingIsGivenBack() {
    machine.assertNothingLeaked();
    machine.close();
  }

  @Test
  void aPlatformDeviceDoesDmaLikeAnyOther() {
    machine.process.allocate(HEAP, PAGE, true);
    try (var fd = machine.open();
        var one = machine.open(platform)) {
      assertThat(one.info().platform()).isTrue();
      one.bind(fd, 1);
      var space = fd.allocate(KernelManaged.root());
      space.map(MapRequest.readWrite(0x1000, PAGE, HEAP));
      one.attach(space);
      platform.write(0x1008, new byte[] {4, 5});
      assertThat(machine.process.read(HEAP + 8, 2)).containsExactly(4, 5);
      one.detach(space);
      assertThat(platform.blocked(0x1008)).isTrue();
    }
  }

  @Test
  void aPlatformDeviceHasNoPasids() {
    var description =
        DeviceDescription.pci("pasids", DeviceType.PHYSICAL_PASID, machine.large, 0x22);
    assertThatThrownBy(description::onPlatformBus)
        .hasMessage("pasids is a platform device and cannot have PASIDs");
  }

  @Test
  void theCallsOfOneBusRefuseDevicesOfTheOther() {
    try (var fd = machine.open();
        var _ = machine.open(pci);
        var _ = machine.open(platform)) {
      var space = fd.allocate(KernelManaged.root());
      var onPci = fd.bind(pci.device(), 1);
      var onPlatform = fd.bind(platform.device(), 2);
      machine.refused(Errno.EINVAL, () -> DeviceAttach.platformDeviceAttach(onPci, space, PLAIN));
      machine.refused(Errno.EINVAL, () -> DeviceAttach.pciDeviceAttach(onPlatform, space, PLAIN));
      machine.refused(
          Errno.EINVAL, () -> DeviceAttach.pciDeviceAttachPasid(onPlatform, space, 1, PLAIN));
      DeviceAttach.platformDeviceAttach(onPlatform, space, PLAIN);
      DeviceAttach.pciDeviceAttach(onPci, space, PLAIN);
    }
  }
}
