package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommufd.Machine.HEAP;
import static portcullis.iommufd.Machine.MEGABYTE;
import static portcullis.iommufd.Machine.PAGE;

import java.util.BitSet;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.coverify.GuestTables;
import portcullis.driver.core.AttachRequest;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IoasidRequest.UserPageTable;
import portcullis.driver.core.MapRequest;
import portcullis.driver.core.NoSnoopHint;
import portcullis.driver.core.Routing;
import portcullis.driver.riscv.AddressRange;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.driver.vfio.VfioDevice;
import portcullis.iommu.layout.CapabilitiesRegister;

/** Which pages devices have written. */
class DirtyTest {
  private static final AddressRange ALL = new AddressRange(0, MEGABYTE);
  private static final long HARDWARE = Machine.LARGE | CapabilitiesRegister.AMO_HWAD.mask();

  private static BitSet pages(int... pages) {
    var bits = new BitSet();
    for (int page : pages) {
      bits.set(page);
    }
    return bits;
  }

  private static Machine machine(boolean hardware) {
    var machine = new Machine(hardware ? HARDWARE : Machine.LARGE, Machine.SMALL);
    machine.process.allocate(HEAP, MEGABYTE, true);
    return machine;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void writtenPagesAreToldOnce(boolean hardware) {
    try (var machine = machine(hardware)) {
      var device = machine.device("device", DeviceType.PHYSICAL, 0x20);
      try (var fd = machine.open();
          var file = machine.open(device)) {
        file.bind(fd, 1);
        var root = fd.allocate(KernelManaged.root());
        root.map(MapRequest.readWrite(0, MEGABYTE, HEAP));
        machine.refused(Errno.EINVAL, () -> root.readAndClearDirty(ALL));
        machine.refused(Errno.EINVAL, root::stopDirtyTracking);
        file.attach(root);
        device.write(0, new byte[] {1});
        root.startDirtyTracking();
        machine.refused(Errno.EBUSY, root::startDirtyTracking);
        machine.refused(Errno.EINVAL, () -> root.readAndClearDirty(new AddressRange(0, 1L << 40)));
        assertThat(root.readAndClearDirty(ALL)).isEqualTo(pages());
        device.write(5 * PAGE + 8, new byte[] {1});
        device.write(5 * PAGE + 16, new byte[] {1});
        device.write(20 * PAGE - 1, new byte[] {1, 2});
        device.read(7 * PAGE, 10);
        assertThat(fd.readFault()).isEmpty();
        assertThat(root.readAndClearDirty(new AddressRange(19 * PAGE, PAGE))).isEqualTo(pages(0));
        assertThat(root.readAndClearDirty(ALL)).isEqualTo(pages(5, 20));
        assertThat(root.readAndClearDirty(ALL)).isEqualTo(pages());
        device.write(5 * PAGE, new byte[] {1});
        root.map(MapRequest.readWrite(2 * MEGABYTE, 2 * PAGE, HEAP));
        device.write(2 * MEGABYTE + PAGE, new byte[] {1});
        assertThat(root.readAndClearDirty(new AddressRange(2 * MEGABYTE, 2 * PAGE)))
            .isEqualTo(pages(1));
        assertThat(root.readAndClearDirty(ALL)).isEqualTo(pages(5));
        root.stopDirtyTracking();
        device.write(6 * PAGE, new byte[] {1});
        root.startDirtyTracking();
        assertThat(root.readAndClearDirty(ALL)).isEqualTo(pages());
      }
      machine.assertNothingLeaked();
    }
  }

  /** A superpage is split, or one write would mark all of it. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void superpagesAreTrackedByPage(boolean hardware) {
    try (var machine = machine(hardware)) {
      long big = 0x1_0000_0000L;
      machine.process.allocateContiguous(big, 2 * MEGABYTE, true);
      var device = machine.device("device", DeviceType.PHYSICAL, 0x20);
      try (var fd = machine.open();
          var file = machine.open(device)) {
        file.bind(fd, 1);
        var root = fd.allocate(KernelManaged.root());
        root.map(MapRequest.readWrite(0, 2 * MEGABYTE, big));
        file.attach(root);
        root.startDirtyTracking();
        device.write(300 * PAGE, new byte[] {1});
        assertThat(root.readAndClearDirty(new AddressRange(0, 2 * MEGABYTE))).isEqualTo(pages(300));
      }
      machine.assertNothingLeaked();
    }
  }

  /** Writes through children count, whether hardware nests or the kernel shadows. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void writesThroughChildrenCount(boolean hardware) {
    try (var machine = machine(hardware)) {
      var direct = machine.device("direct", DeviceType.PHYSICAL, 0x20);
      var nested = machine.device("nested", DeviceType.PHYSICAL, 0x21);
      var shadowed = machine.mediated("shadowed", DeviceType.MEDIATED, 0x22, 100);
      var tables = new GuestTables(machine.process, HEAP, 0x8_0000);
      try (var fd = machine.open();
          var file1 = machine.open(direct);
          var file2 = machine.open(nested);
          var file3 = machine.open(shadowed)) {
        var root = fd.allocate(KernelManaged.root());
        root.map(MapRequest.readWrite(0, MEGABYTE, HEAP));
        long table = tables.newTable();
        tables.map(table, 0x4000_0000L, 11 * PAGE);
        var user = fd.allocate(new UserPageTable(root, table, PageTableFormat.SV39));
        var child = fd.allocate(KernelManaged.on(root));
        child.map(MapRequest.readWrite(0x5000_0000L, 4 * PAGE, 20 * PAGE));
        long cookie = 0;
        for (var file : new VfioDevice[] {file1, file2, file3}) {
          file.bind(fd, ++cookie);
          file.attach(root);
        }
        file1.attach(child);
        file2.attach(user);
        file3.attach(user);
        int pasid =
            ((Routing.Pasid) file3.attachment(user, OptionalInt.empty()).orElseThrow().routing())
                .pasid();
        root.startDirtyTracking();
        child.startDirtyTracking();
        direct.write(0x5000_2000L, new byte[] {1});
        assertThat(root.readAndClearDirty(ALL)).isEqualTo(pages(22));
        assertThat(child.readAndClearDirty(new AddressRange(0x5000_0000L, 4 * PAGE)))
            .isEqualTo(pages(2));
        nested.write(0x4000_0000L, new byte[] {1});
        assertThat(root.readAndClearDirty(ALL)).isEqualTo(pages(11));
        shadowed.write(pasid, 0x4000_0000L, new byte[] {1});
        assertThat(root.readAndClearDirty(ALL)).isEqualTo(pages(11));
        shadowed.write(pasid, 0x4000_0000L, new byte[] {1});
        direct.write(0x5000_1000L, new byte[] {1});
        child.unmapAll();
        Machine.closeEarly(file3);
        assertThat(root.readAndClearDirty(ALL)).isEqualTo(pages(11, 21));
      }
      machine.assertNothingLeaked();
    }
  }

  /** A device that cannot repeat a write must not fault, so all it may write counts. */
  @Test
  void aDeviceThatCannotRepeatMakesEveryWritablePageCount() {
    try (var machine = machine(false)) {
      var hasty =
          machine.device(
              DeviceDescription.pci("hasty", DeviceType.PHYSICAL, machine.large, 0x20)
                  .withoutRetry());
      try (var fd = machine.open();
          var file = machine.open(hasty)) {
        file.bind(fd, 1);
        var root = fd.allocate(KernelManaged.root());
        root.map(MapRequest.readWrite(0, 4 * PAGE, HEAP));
        root.map(MapRequest.readOnly(4 * PAGE, 4 * PAGE, HEAP));
        root.startDirtyTracking();
        assertThat(root.readAndClearDirty(ALL)).isEqualTo(pages());
        file.attach(root);
        assertThat(hasty.cause(0, true)).isZero();
        assertThat(root.readAndClearDirty(ALL)).isEqualTo(pages(0, 1, 2, 3));
        assertThat(root.readAndClearDirty(new AddressRange(2 * PAGE, 4 * PAGE)))
            .isEqualTo(pages(0, 1));
        file.detach(root);
        assertThat(root.readAndClearDirty(ALL)).isEqualTo(pages(0, 1, 2, 3));
        assertThat(root.readAndClearDirty(ALL)).isEqualTo(pages());
      }
      machine.assertNothingLeaked();
    }
  }

  @Test
  void theMediatingDriverRecordsItsWrites() {
    try (var machine = machine(false)) {
      var soft = machine.mediated("soft", DeviceType.SOFTWARE_MEDIATED, 0x22, 100);
      try (var fd = machine.open();
          var file = machine.open(soft)) {
        file.bind(fd, 1);
        var root = fd.allocate(KernelManaged.root());
        root.map(MapRequest.readWrite(0, MEGABYTE, HEAP));
        file.attach(root, OptionalInt.empty(), new AttachRequest(NoSnoopHint.NONE, true));
        root.startDirtyTracking();
        var attachment = file.attachment(root, OptionalInt.empty()).orElseThrow();
        attachment.pin(3 * PAGE, false);
        attachment.pin(4 * PAGE, true);
        assertThat(root.readAndClearDirty(ALL)).isEqualTo(pages(4));
      }
      machine.assertNothingLeaked();
    }
  }
}
