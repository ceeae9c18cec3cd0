package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommufd.Machine.HEAP;
import static portcullis.iommufd.Machine.MEGABYTE;
import static portcullis.iommufd.Machine.PAGE;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.InvalidateRequest;
import portcullis.driver.core.Ioasid;
import portcullis.driver.core.IoasidRequest.Dummy;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IoasidRequest.UserPageTable;
import portcullis.driver.core.IoasidRequest.UserPasidTable;
import portcullis.driver.core.IommuFd;
import portcullis.driver.core.MapRequest;
import portcullis.driver.core.SnoopPolicy;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.iommu.layout.PdtpMode;

/** Allocating and freeing spaces, mapping and unmapping. */
class MapTest {
  private static final long READ_ONLY = 0x5000_0000L;

  private final Machine machine = new Machine();
  private final TestDevice device = machine.device("device", DeviceType.PHYSICAL, 0x20);
  private final TestDevice small =
      machine.device(DeviceDescription.pci("small", DeviceType.PHYSICAL, machine.small, 0x2));
  private IommuFd fd;
  private Ioasid space;

  @BeforeEach
  void open() {
    machine.process.allocate(HEAP, MEGABYTE, true);
    machine.process.allocate(READ_ONLY, 16 * PAGE, false);
    fd = machine.open();
    space = fd.allocate(KernelManaged.root());
  }

  @AfterEach
  void everythingIsGivenBack() {
    fd.close();
    machine.assertNothingLeaked();
    machine.close();
  }

  @Test
  void mappingsMustBeWholePages() {
    machine.refused(Errno.EINVAL, () -> space.map(MapRequest.readWrite(1, PAGE, HEAP)));
    machine.refused(Errno.EINVAL, () -> space.map(MapRequest.readWrite(0, PAGE + 1, HEAP)));
    machine.refused(Errno.EINVAL, () -> space.map(MapRequest.readWrite(0, PAGE, HEAP + 8)));
    machine.refused(Errno.EINVAL, () -> space.map(MapRequest.readWrite(0, 0, HEAP)));
    machine.refused(Errno.EINVAL, () -> space.map(MapRequest.readWrite(0, -PAGE, HEAP)));
    machine.refused(Errno.EINVAL, () -> space.map(MapRequest.readWrite(-PAGE, PAGE, HEAP)));
    machine.refused(Errno.EINVAL, () -> space.map(MapRequest.readWrite(0, PAGE, -PAGE)));
    machine.refused(
        Errno.EINVAL,
        () -> space.map(MapRequest.readWrite(0, 2 * PAGE, Long.MAX_VALUE - PAGE + 1)));
    machine.refused(Errno.EINVAL, () -> space.map(new MapRequest(0, PAGE, HEAP, false, false)));
  }

  @Test
  void mappingsMustFitTheWidth() {
    machine.refused(Errno.EINVAL, () -> space.map(MapRequest.readWrite(1L << 38, PAGE, HEAP)));
    space.map(MapRequest.readWrite((1L << 38) - PAGE, PAGE, HEAP));
    for (int bits : new int[] {-1, 0, 12, 63, 64}) {
      machine.refused(Errno.EINVAL, () -> fd.allocate(KernelManaged.root().withAddressWidth(bits)));
    }
  }

  @Test
  void mappingsDoNotOverlap() {
    space.map(MapRequest.readWrite(0x4000, 4 * PAGE, HEAP));
    machine.refused(Errno.EEXIST, () -> space.map(MapRequest.readWrite(0x4000, PAGE, HEAP)));
    machine.refused(Errno.EEXIST, () -> space.map(MapRequest.readWrite(0x7000, 2 * PAGE, HEAP)));
    machine.refused(Errno.EEXIST, () -> space.map(MapRequest.readWrite(0x3000, 2 * PAGE, HEAP)));
    machine.refused(Errno.EEXIST, () -> space.map(MapRequest.readWrite(0, 16 * PAGE, HEAP)));
    space.map(MapRequest.readWrite(0x8000, PAGE, HEAP));
    space.map(MapRequest.readWrite(0x3000, PAGE, HEAP));
  }

  @Test
  void mappingsNeedMemoryOfTheProcess() {
    machine.refused(Errno.EFAULT, () -> space.map(MapRequest.readWrite(0, PAGE, 0x1000)));
    machine.refused(Errno.EFAULT, () -> space.map(MapRequest.readWrite(0, 2 * MEGABYTE, HEAP)));
    machine.refused(Errno.EFAULT, () -> space.map(MapRequest.readWrite(0, PAGE, READ_ONLY)));
    space.map(MapRequest.readOnly(0, PAGE, READ_ONLY));
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      file.attach(space);
      assertThat(device.read(0, 1)).containsExactly(0);
      assertThat(device.cause(0, true)).isNotZero();
    }
  }

  @Test
  void writingAloneGrantsReadingToo() {
    space.map(new MapRequest(0, PAGE, HEAP, false, true));
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      file.attach(space);
      device.write(0, new byte[] {3});
      assertThat(device.read(0, 1)).containsExactly(3);
    }
  }

  @Test
  void unmappingDoesNotSplit() {
    space.map(MapRequest.readWrite(0x4000, 4 * PAGE, HEAP));
    space.map(MapRequest.readWrite(0x8000, 4 * PAGE, HEAP));
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      file.attach(space);
      machine.refused(Errno.EINVAL, () -> space.unmap(0x4000, PAGE));
      machine.refused(Errno.EINVAL, () -> space.unmap(0x5000, PAGE));
      machine.refused(Errno.EINVAL, () -> space.unmap(0x4000, 5 * PAGE));
      machine.refused(Errno.EINVAL, () -> space.unmap(0x4000, 0));
      machine.refused(Errno.EINVAL, () -> space.unmap(0x4001, PAGE));
      machine.refused(Errno.EINVAL, () -> space.unmap(-PAGE, PAGE));
      machine.refused(Errno.EINVAL, () -> space.unmap(Long.MAX_VALUE - PAGE + 1, 2 * PAGE));
      device.write(0x4000, new byte[8 * PAGE]);
      assertThat(space.unmap(0x10_0000, PAGE)).isZero();
      assertThat(space.unmap(0, 16 * PAGE)).isEqualTo(8 * PAGE);
      assertThat(device.blocked(0x4000)).isTrue();
      space.map(MapRequest.readWrite(0, PAGE, HEAP));
      assertThat(space.unmapAll()).isEqualTo(PAGE);
      assertThat(space.unmapAll()).isZero();
    }
  }

  @Test
  void superpagesAreMappedAndUnmapped() {
    long big = 0x1_0000_0000L;
    machine.process.allocateContiguous(big, 4 * MEGABYTE, true);
    space.map(MapRequest.readWrite(0x4000_0000L, 4 * MEGABYTE, big));
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      file.attach(space);
      device.write(0x4000_0000L + 4 * MEGABYTE - 1, new byte[] {9});
      assertThat(machine.process.read(big + 4 * MEGABYTE - 1, 1)).containsExactly(9);
      space.unmap(0x4000_0000L, 4 * MEGABYTE);
      assertThat(device.blocked(0x4000_0000L)).isTrue();
    }
  }

  @Test
  void aSpaceTakesASetNumberOfMappings() {
    for (long i = 0; i < 65_535; i++) {
      space.map(MapRequest.readWrite(i * PAGE, PAGE, HEAP));
    }
    machine.refused(
        Errno.ENOSPC, () -> space.map(MapRequest.readWrite(65_535L * PAGE, PAGE, HEAP)));
  }

  @Test
  void theProtocolIsFixedAtAllocation() {
    machine.refused(Errno.EINVAL, () -> space.invalidate(InvalidateRequest.all()));
    var user = fd.allocate(new UserPageTable(space, 0x1000, PageTableFormat.SV39));
    var pasids = fd.allocate(new UserPasidTable(space, 0x1000, PdtpMode.PD8));
    for (var managed : new Ioasid[] {user, pasids}) {
      machine.refused(Errno.EINVAL, () -> managed.map(MapRequest.readWrite(0, PAGE, 0)));
      machine.refused(Errno.EINVAL, () -> managed.unmap(0, PAGE));
      machine.refused(Errno.EINVAL, managed::unmapAll);
      machine.refused(Errno.EINVAL, managed::startDirtyTracking);
    }
  }

  @Test
  void attributesMustMakeSense() {
    machine.refused(
        Errno.EINVAL, () -> fd.allocate(new UserPageTable(space, 0x1001, PageTableFormat.SV39)));
    machine.refused(
        Errno.EINVAL, () -> fd.allocate(new UserPageTable(space, 1L << 57, PageTableFormat.SV39)));
    machine.refused(
        Errno.EINVAL, () -> fd.allocate(new UserPageTable(space, 0, PageTableFormat.SV39X4)));
    machine.refused(Errno.EINVAL, () -> fd.allocate(new UserPasidTable(space, 1, PdtpMode.PD8)));
    machine.refused(Errno.EINVAL, () -> fd.allocate(new UserPasidTable(space, 0, PdtpMode.BARE)));
    var pasids = fd.allocate(new UserPasidTable(space, 0, PdtpMode.PD8));
    machine.refused(Errno.EINVAL, () -> fd.allocate(KernelManaged.on(pasids)));
    machine.refused(
        Errno.EINVAL,
        () ->
            fd.allocate(
                new KernelManaged(
                    Optional.of(space), KernelManaged.DEFAULT_WIDTH, SnoopPolicy.AUTO, true)));
  }

  @Test
  void nestingStaysInOneFd() {
    try (var other = machine.open()) {
      machine.refused(Errno.EINVAL, () -> other.allocate(KernelManaged.on(space)));
    }
  }

  @Test
  void aParentIsNotFreed() {
    var child = fd.allocate(KernelManaged.on(space));
    machine.refused(Errno.EBUSY, space::free);
    child.free();
    machine.refused(Errno.ENOENT, child::free);
    machine.refused(Errno.ENOENT, () -> child.map(MapRequest.readWrite(0, PAGE, 0)));
    machine.refused(Errno.ENOENT, () -> fd.allocate(KernelManaged.on(child)));
    machine.refused(Errno.ENOENT, () -> fd.ioasid(child.id()));
    assertThat(fd.ioasid(space.id())).isSameAs(space);
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      file.attach(space);
      machine.refused(Errno.EBUSY, space::free);
    }
    space.free();
    machine.refused(Errno.ENOENT, () -> fd.ioasid(space.id()));
  }

  @Test
  void numbersAreLimited() {
    for (int i = 1; i < IommuFd.MOST_IOASIDS; i++) {
      fd.allocate(new Dummy());
    }
    machine.refused(Errno.ENOSPC, () -> fd.allocate(KernelManaged.root()));
  }

  @Test
  void someAddressesArePermittedToNobody() {
    long window = Machine.MSI_WINDOW.start();
    try (var file = machine.open(device);
        var other = machine.open(small)) {
      file.bind(fd, 1);
      other.bind(fd, 2);
      var info = fd.deviceInfo(1);
      assertThat(info.permitted())
          .hasSize(2)
          .noneMatch(range -> range.contains(window))
          .anyMatch(range -> range.contains(window - 1))
          .anyMatch(range -> range.contains(Machine.MSI_WINDOW.last() + 1));
      space.map(MapRequest.readWrite(window, PAGE, HEAP));
      machine.refused(Errno.EINVAL, () -> file.attach(space));
      other.attach(space);
      space.unmap(window, PAGE);
      file.attach(space);
      machine.refused(
          Errno.EINVAL, () -> space.map(MapRequest.readWrite(window - PAGE, 2 * PAGE, HEAP)));
      machine.refused(
          Errno.EINVAL,
          () -> space.map(MapRequest.readWrite(Machine.MSI_WINDOW.last() + 1 - PAGE, PAGE, HEAP)));
      space.map(MapRequest.readWrite(window - PAGE, PAGE, HEAP));
      file.detach(space);
      space.map(MapRequest.readWrite(window, PAGE, HEAP));
    }
  }

  @Test
  void theDeviceDecidesTheFormat() {
    try (var file = machine.open(device);
        var other = machine.open(small)) {
      file.bind(fd, 1);
      other.bind(fd, 2);
      var wide = fd.allocate(KernelManaged.root().withAddressWidth(47));
      file.attach(wide);
      machine.refused(Errno.EINVAL, () -> other.attach(wide));
      wide.map(MapRequest.readWrite(1L << 46, PAGE, HEAP));
      device.write(1L << 46, new byte[] {1});
      file.detach(wide);
      file.attach(space);
      other.attach(space);
      space.map(MapRequest.readWrite(0, PAGE, HEAP));
      device.write(0, new byte[] {7});
      assertThat(small.read(0, 1)).containsExactly(7);
      var sv48 = fd.allocate(new UserPageTable(space, 0, PageTableFormat.SV48));
      machine.refused(Errno.EINVAL, () -> other.attach(sv48));
      file.attach(sv48);
      assertThat(fd.deviceInfo(1).addressWidth()).isEqualTo(55);
      assertThat(fd.deviceInfo(2).addressWidth()).isEqualTo(38);
      assertThat(fd.deviceInfo(2).enforcesSnoop()).isFalse();
      assertThat(fd.deviceInfo(1).enforcesSnoop()).isTrue();
      assertThat(fd.deviceInfo(2).pageTableFormats()).containsExactly(PageTableFormat.SV39);
      assertThat(fd.deviceInfo(1).pageSizes()).isEqualTo(1L << 12 | 1L << 16 | 1L << 21 | 1L << 30);
      space.unmapAll();
    }
  }
}
