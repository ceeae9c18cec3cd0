package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommufd.Machine.HEAP;
import static portcullis.iommufd.Machine.MEGABYTE;
import static portcullis.iommufd.Machine.PAGE;

import java.util.BitSet;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.coverify.GuestTables;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.InvalidateRequest;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IoasidRequest.UserPageTable;
import portcullis.driver.core.IommuFd;
import portcullis.driver.core.MapRequest;
import portcullis.driver.riscv.AddressRange;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.iommu.layout.Pte;

/** What devices reach, and what users are told, when something changes that a space stands on. */
class ChangesBeneathTest {
  private static final AddressRange ALL = new AddressRange(0, MEGABYTE);
  private static final long TABLES = 0x8_0000;

  private final Machine machine = new Machine();
  private final TestDevice device = machine.device("device", DeviceType.PHYSICAL, 0x20);
  private final TestDevice soft = machine.mediated("soft", DeviceType.SOFTWARE_MEDIATED, 0x22, 100);
  private IommuFd fd;

  @BeforeEach
  void open() {
    machine.process.allocate(HEAP, MEGABYTE, true);
    fd = machine.open();
  }

  @AfterEach
  void close() {
    fd.close();
    machine.assertNothingLeaked();
    machine.close();
  }

  private static BitSet page(int page) {
    var bits = new BitSet();
    bits.set(page);
    return bits;
  }

  @Test
  void registeredMemoryStaysWhatItWasAfterMunmap() {
    fd.registerMemory(HEAP, PAGE);
    var root = fd.allocate(KernelManaged.root());
    machine.process.release(HEAP, PAGE);
    // Nothing is there now, and then there is something else: neither is what was registered.
    root.map(MapRequest.readWrite(0, PAGE, HEAP));
    machine.process.allocate(HEAP, PAGE, true);
    root.map(MapRequest.readWrite(PAGE, PAGE, HEAP));
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      file.attach(root);
      assertThat(machine.users.pinnedPages()).isEqualTo(1);
      assertThat(machine.process.lockedBytes()).isEqualTo(PAGE);
      device.write(8, new byte[] {1});
      assertThat(device.read(PAGE + 8, 1)).containsExactly(1);
      assertThat(machine.process.read(HEAP + 8, 1)).containsExactly(0);
    }
  }

  @Test
  void memoryRegisteredForReadingIsNotMappedForWriting() {
    long readOnly = HEAP + MEGABYTE;
    machine.process.allocate(readOnly, PAGE, false);
    fd.registerMemory(readOnly - PAGE, 2 * PAGE);
    var root = fd.allocate(KernelManaged.root());
    machine.refused(Errno.EFAULT, () -> root.map(MapRequest.readWrite(0, PAGE, readOnly)));
    root.map(MapRequest.readOnly(0, PAGE, readOnly));
    root.map(MapRequest.readWrite(PAGE, PAGE, readOnly - PAGE));
  }

  @Test
  void aPinOfTheMediatingDriverOnRegisteredMemoryCostsNothing() {
    fd.registerMemory(HEAP, 4 * PAGE);
    var root = fd.allocate(KernelManaged.root());
    root.map(MapRequest.readWrite(0, 4 * PAGE, HEAP));
    try (var file = machine.open(soft)) {
      file.bind(fd, 1);
      file.attach(root);
      file.attachment(root, OptionalInt.empty()).orElseThrow().pin(PAGE, true);
      assertThat(machine.process.lockedBytes()).isEqualTo(4 * PAGE);
    }
    assertThat(machine.process.lockedBytes()).isEqualTo(4 * PAGE);
  }

  @Test
  void theMediatingDriverMayDoWhatTheGuestsTableSaysAndNoMore() {
    var tables = new GuestTables(machine.process, HEAP, TABLES);
    long table = tables.newTable();
    tables.set(table, PAGE, GuestTables.LEAF & ~Pte.W.mask() | Pte.PPN.of(3));
    var root = fd.allocate(KernelManaged.root());
    root.map(MapRequest.readWrite(0, MEGABYTE, HEAP));
    var user = fd.allocate(new UserPageTable(root, table, PageTableFormat.SV39));
    try (var file = machine.open(soft)) {
      file.bind(fd, 1);
      file.attach(root);
      file.attach(user);
      var attachment = file.attachment(user, OptionalInt.empty()).orElseThrow();
      machine.refused(Errno.EFAULT, () -> attachment.pin(PAGE, true));
      long before = machine.process.lockedBytes();
      attachment.pin(PAGE, false);
      assertThat(machine.process.lockedBytes()).isEqualTo(before + PAGE);
      tables.unmap(table, PAGE);
      user.invalidate(InvalidateRequest.all());
      assertThat(machine.process.lockedBytes()).isEqualTo(before);
    }
  }

  /** That all pages of the root count is no reason to miss those of the child. */
  @Test
  void aWriterWhomTheRootCannotSeeHidesNoneOfTheChild() {
    var hasty =
        machine.device(
            DeviceDescription.pci("hasty", DeviceType.PHYSICAL, machine.large, 0x21)
                .withoutRetry());
    var root = fd.allocate(KernelManaged.root());
    root.map(MapRequest.readWrite(0, 8 * PAGE, HEAP));
    var child = fd.allocate(KernelManaged.on(root));
    child.map(MapRequest.readWrite(0, 8 * PAGE, 0));
    root.startDirtyTracking();
    child.startDirtyTracking();
    try (var file = machine.open(device);
        var other = machine.open(hasty)) {
      file.bind(fd, 1);
      other.bind(fd, 2);
      other.attach(root);
      file.attach(root);
      file.attach(child);
      child.readAndClearDirty(ALL);
      device.write(5 * PAGE, new byte[] {1});
      assertThat(child.readAndClearDirty(ALL)).isEqualTo(page(5));
    }
  }

  @Test
  void aSecondTrackerIsNotToldOfWhatCameBefore() {
    var root = fd.allocate(KernelManaged.root());
    root.map(MapRequest.readWrite(0, 8 * PAGE, HEAP));
    var child = fd.allocate(KernelManaged.on(root));
    child.map(MapRequest.readWrite(0, 8 * PAGE, 0));
    root.startDirtyTracking();
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      file.attach(root);
      file.attach(child);
      device.write(5 * PAGE, new byte[] {1});
      child.startDirtyTracking();
      assertThat(child.readAndClearDirty(ALL)).isEqualTo(new BitSet());
      assertThat(root.readAndClearDirty(ALL)).isEqualTo(page(5));
    }
  }
}
