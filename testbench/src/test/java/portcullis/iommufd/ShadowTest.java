package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommufd.Machine.HEAP;
import static portcullis.iommufd.Machine.MEGABYTE;
import static portcullis.iommufd.Machine.PAGE;

import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.coverify.GuestTables;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.InvalidateRequest;
import portcullis.driver.core.Ioasid;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IoasidRequest.UserPageTable;
import portcullis.driver.core.IommuFd;
import portcullis.driver.core.MapRequest;
import portcullis.driver.core.Routing;
import portcullis.driver.riscv.AddressRange;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.iommu.layout.Pte;

/** Tables of users that the kernel reads for want of hardware that can. */
class ShadowTest {
  private static final long TABLES = 0x8_0000;

  private final Machine machine = new Machine();
  private final TestDevice device = machine.device("device", DeviceType.PHYSICAL, 0x20);
  private final TestDevice mediated = machine.mediated("mdev", DeviceType.MEDIATED, 0x22, 100);
  private final GuestTables tables = new GuestTables(machine.process, HEAP, TABLES);
  private IommuFd fd;
  private Ioasid root;

  @BeforeEach
  void open() {
    machine.process.allocate(HEAP, MEGABYTE, true);
    fd = machine.open();
    root = fd.allocate(KernelManaged.root());
    root.map(MapRequest.readWrite(0, MEGABYTE, HEAP));
  }

  @AfterEach
  void everythingIsGivenBack() {
    fd.close();
    machine.assertNothingLeaked();
    machine.close();
  }

  private UserPageTable userTable(Ioasid parent, long iova, long target) {
    long table = tables.newTable();
    tables.map(table, iova, target);
    return new UserPageTable(parent, table, PageTableFormat.SV39);
  }

  /** What a shadow leaves out, hardware refuses too. */
  @Test
  void shadowsReadTablesAsHardwareDoes() {
    long page = Pte.PPN.of(3);
    long[] illegal = {
      page | GuestTables.LEAF & ~Pte.V.mask(),
      page | GuestTables.LEAF & ~Pte.U.mask(),
      page | GuestTables.LEAF & ~Pte.A.mask(),
      page | GuestTables.LEAF & ~Pte.R.mask(),
      page | GuestTables.LEAF | Pte.PBMT.of(1),
      page | GuestTables.LEAF | Pte.N.mask(),
      page | Pte.V.mask(),
    };
    long root1 = tables.newTable();
    for (int i = 0; i < illegal.length; i++) {
      tables.set(root1, (long) i * PAGE, illegal[i]);
    }
    tables.set(root1, 0x1_0000, page | GuestTables.LEAF & ~Pte.D.mask());
    for (int i = 0; i < 16; i++) {
      tables.set(root1, 0x2_0000 + i * PAGE, Pte.PPN.of(0x18) | GuestTables.LEAF | Pte.N.mask());
    }
    try (var file = machine.open(device);
        var shadowed = machine.open(mediated)) {
      file.bind(fd, 1);
      shadowed.bind(fd, 2);
      file.attach(root);
      shadowed.attach(root);
      var user = fd.allocate(new UserPageTable(root, root1, PageTableFormat.SV39));
      file.attach(user);
      shadowed.attach(user);
      int pasid =
          ((Routing.Pasid) shadowed.attachment(user, OptionalInt.empty()).orElseThrow().routing())
              .pasid();
      for (long iova = 0; iova < 0x4_0000; iova += PAGE) {
        for (boolean write : new boolean[] {false, true}) {
          assertThat(mediated.cause(pasid, iova, write) == 0)
              .as("0x%x %s", iova, write)
              .isEqualTo(device.cause(iova, write) == 0);
        }
      }
      assertThat(device.cause(0x2_3000, true)).isZero();
      mediated.write(pasid, 0x2_3000, new byte[] {3});
      assertThat(device.read(0x2_3000, 1)).containsExactly(3);
      assertThat(machine.process.read(HEAP + 0x1_3000, 1)).containsExactly(3);
    }
  }

  /** A table in which every entry leads to every other is no way to fill the kernel's memory. */
  @Test
  void aShadowIsBounded() {
    long table = tables.newTable();
    for (int i = 0; i < 512; i++) {
      tables.put(table + 8L * i, Pte.V.mask() | Pte.PPN.of(table / PAGE));
    }
    try (var file = machine.open(mediated);
        var direct = machine.open(device)) {
      file.bind(fd, 1);
      direct.bind(fd, 2);
      file.attach(root);
      direct.attach(root);
      var user = fd.allocate(new UserPageTable(root, table, PageTableFormat.SV39));
      machine.refused(Errno.E2BIG, () -> file.attach(user));
      direct.attach(user);
      tables.put(table, GuestTables.LEAF | Pte.PPN.of(3));
      machine.refused(Errno.E2BIG, () -> file.attach(user));
    }
  }

  /** Map on top of bind: the shadow follows when the user says that the table has changed. */
  @Test
  void mappedOnTopOfBound() {
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      file.attach(root);
      long table = tables.newTable();
      tables.map(table, 0x7000, 0x3000);
      var middle = fd.allocate(new UserPageTable(root, table, PageTableFormat.SV39));
      file.attach(middle);
      var top = fd.allocate(KernelManaged.on(middle));
      file.attach(top);
      top.map(MapRequest.readWrite(0x10_0000, PAGE, 0x7000));
      device.write(0x10_0000, new byte[] {9});
      assertThat(machine.process.read(HEAP + 0x3000, 1)).containsExactly(9);
      tables.map(table, 0x7000, 0x5000);
      middle.invalidate(InvalidateRequest.ofRange(new AddressRange(0x7000, PAGE)));
      device.write(0x10_0000, new byte[] {10});
      assertThat(machine.process.read(HEAP + 0x5000, 1)).containsExactly(10);
      assertThat(machine.process.read(HEAP + 0x3000, 1)).containsExactly(9);
    }
  }

  /** Bind on top of bind: the kernel reads both tables. */
  @Test
  void boundOnTopOfBound() {
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      file.attach(root);
      // The upper table, at 0x8_2000 and above, is seen through the lower one at the same place.
      long lower = tables.newTable();
      long upper = tables.newTable();
      tables.map(upper, 0xa000, 0x7000);
      for (long page = TABLES; page < TABLES + 0x10_000; page += PAGE) {
        tables.map(lower, page, page);
      }
      tables.map(lower, 0x7000, 0x3000);
      var middle = fd.allocate(new UserPageTable(root, lower, PageTableFormat.SV39));
      file.attach(middle);
      var top = fd.allocate(new UserPageTable(middle, upper, PageTableFormat.SV39));
      file.attach(top);
      device.write(0xa000, new byte[] {11});
      assertThat(machine.process.read(HEAP + 0x3000, 1)).containsExactly(11);
      tables.unmap(upper, 0xa000);
      top.invalidate(InvalidateRequest.all());
      assertThat(device.blocked(0xa000)).isTrue();
      tables.map(upper, 0xa000, 0x7000);
      top.invalidate(InvalidateRequest.all());
      device.write(0xa000, new byte[] {12});
      tables.unmap(lower, 0x7000);
      middle.invalidate(InvalidateRequest.all());
      assertThat(device.blocked(0xa000)).isTrue();
    }
  }

  @Test
  void mediatedDevicesAreNestedInSoftware() {
    try (var file = machine.open(mediated);
        var other = machine.open(device)) {
      file.bind(fd, 1);
      other.bind(fd, 2);
      assertThat(fd.deviceInfo(1).hardwareNesting()).isFalse();
      assertThat(fd.deviceInfo(2).hardwareNesting()).isTrue();
    }
  }
}
