package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommufd.Machine.HEAP;
import static portcullis.iommufd.Machine.MEGABYTE;
import static portcullis.iommufd.Machine.PAGE;

import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import portcullis.coverify.GuestTables;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IoasidRequest.UserPageTable;
import portcullis.driver.core.IoasidRequest.UserPasidTable;
import portcullis.driver.core.MapRequest;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.iommu.layout.PdtpMode;

/** PSCIDs and PASIDs that several parties choose, and what becomes of them when files close. */
class SharedIdentifiersTest {
  private static final long TABLES = 0x8_0000;
  private static final long IOVA = 0x7000;
  private static final int PROCESSES = 24;

  private final Machine machine = new Machine();
  private final GuestTables tables = new GuestTables(machine.process, HEAP, TABLES);

  SharedIdentifiersTest() {
    machine.process.allocate(HEAP, MEGABYTE, true);
  }

  @AfterEach
  void everythingIsGivenBack() {
    machine.assertNothingLeaked();
    machine.close();
  }

  private long tableTo(long target) {
    long table = tables.newTable();
    tables.map(table, IOVA, target);
    return table;
  }

  private void fill(long address, int value) {
    machine.process.write(HEAP + address, new byte[] {(byte) value});
  }

  /** Two guests' PASID tables and a page table on one space: each has its own idea of PSCIDs. */
  @Test
  void pscidsOfUsersMeetNeitherTheKernelsNorEachOther() {
    var plain = machine.device("plain", DeviceType.PHYSICAL, 0x30);
    var first = machine.device("first", DeviceType.PHYSICAL_DELEGATED, 0x31);
    var second = machine.device("second", DeviceType.PHYSICAL_DELEGATED, 0x32);
    fill(0x1000, 1);
    fill(0x2000, 2);
    fill(0x3000, 3);
    try (var fd = machine.open();
        var onPlain = machine.open(plain);
        var onFirst = machine.open(first);
        var onSecond = machine.open(second)) {
      var root = fd.allocate(KernelManaged.root());
      root.map(MapRequest.readWrite(0, MEGABYTE, HEAP));
      onPlain.bind(fd, 1);
      onFirst.bind(fd, 2);
      onSecond.bind(fd, 3);
      onPlain.attach(root);
      onFirst.attach(root);
      onSecond.attach(root);
      onPlain.attach(fd.allocate(new UserPageTable(root, tableTo(0x1000), PageTableFormat.SV39)));
      long pasidsOfFirst = tables.newTable();
      long pasidsOfSecond = tables.newTable();
      long toFirst = tableTo(0x2000);
      long toSecond = tableTo(0x3000);
      for (int i = 0; i < PROCESSES; i++) {
        tables.setProcess(pasidsOfFirst, i, toFirst, i);
        tables.setProcess(pasidsOfSecond, i, toSecond, i);
      }
      onFirst.attach(fd.allocate(new UserPasidTable(root, pasidsOfFirst, PdtpMode.PD8)));
      onSecond.attach(fd.allocate(new UserPasidTable(root, pasidsOfSecond, PdtpMode.PD8)));
      for (int i = 1; i < PROCESSES; i++) {
        assertThat(first.read(i, IOVA, 1)).containsExactly(2);
        assertThat(second.read(i, IOVA, 1)).containsExactly(3);
        assertThat(plain.read(IOVA, 1)).containsExactly(1);
      }
    }
  }

  /** The vPASIDs of a closed IOMMU fd are gone, whether or not its devices are used again. */
  @Test
  void aClosedFdLeavesNoVpasidsInUse() {
    var seven = machine.device("seven", DeviceType.PHYSICAL_PASID_DMWR, 0x33);
    var eight = machine.mediated("eight", DeviceType.MEDIATED_PASID_DMWR, 0x34, 100);
    try (var onSeven = machine.open(seven);
        var onEight = machine.open(eight);
        var fd = machine.open()) {
      var space = fd.allocate(KernelManaged.root());
      space.map(MapRequest.readWrite(0, PAGE, HEAP));
      onEight.bind(fd, 1);
      onEight.attach(space);
      try (var other = machine.open()) {
        onSeven.bind(other, 1);
        onSeven.attach(other.allocate(KernelManaged.root()), 5);
        machine.refused(Errno.EINVAL, () -> onEight.attach(space, 6));
      }
      onEight.attach(space, 6);
      onEight.detach(space, OptionalInt.of(6));
    }
  }
}
