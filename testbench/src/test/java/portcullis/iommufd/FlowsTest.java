package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommufd.Machine.HEAP;
import static portcullis.iommufd.Machine.MEGABYTE;
import static portcullis.iommufd.Machine.PAGE;

import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.FaultReport;
import portcullis.driver.core.FaultResponse;
import portcullis.driver.core.InvalidateRequest;
import portcullis.driver.core.Ioasid;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IoasidRequest.UserPageTable;
import portcullis.driver.core.IoasidRequest.UserPasidTable;
import portcullis.driver.core.IommuFd;
import portcullis.driver.core.MapRequest;
import portcullis.driver.core.ResponseCode;
import portcullis.driver.riscv.AddressRange;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.driver.vfio.VfioDevice;
import portcullis.iommu.layout.PdtpMode;

/** The flows of the proposal, sections 4.1 to 4.6, and section 5.7 of its first version. */
class FlowsTest {
  private static final long TABLES = 0x8_0000;

  private final Machine machine = new Machine();
  private final TestDevice dev1 = machine.device("dev1", DeviceType.PHYSICAL, 0x10);
  private final TestDevice dev2 = machine.device("dev2", DeviceType.PHYSICAL, 0x11);
  private final TestDevice sva = machine.device("sva", DeviceType.PHYSICAL_PASID, 0x12);
  private final TestDevice delegated =
      machine.device("delegated", DeviceType.PHYSICAL_DELEGATED, 0x13);
  private final GuestTables tables = new GuestTables(machine.process, HEAP, TABLES);
  private IommuFd fd;
  private Ioasid gpa;

  @BeforeEach
  void guest() {
    machine.process.allocate(HEAP, MEGABYTE, true);
    fd = machine.open();
    gpa = fd.allocate(KernelManaged.root());
  }

  @AfterEach
  void everythingIsGivenBack() {
    fd.close();
    machine.assertNothingLeaked();
    machine.close();
  }

  private static byte[] bytes(int length, long seed) {
    var bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private VfioDevice onGuestMemory(TestDevice device, long cookie) {
    var file = machine.open(device);
    file.bind(fd, cookie);
    file.attach(gpa);
    return file;
  }

  private void mapGuestMemory() {
    gpa.map(MapRequest.readWrite(0, MEGABYTE, HEAP));
  }

  /** 4.1. */
  @Test
  void aSimpleExample() {
    try (var device1 = onGuestMemory(dev1, 1);
        var _ = onGuestMemory(dev2, 2)) {
      assertThat(dev1.blocked(0)).isTrue();
      mapGuestMemory();
      var data = bytes(5 * PAGE, 1);
      machine.process.write(HEAP + 100, data);
      assertThat(dev1.read(100, data.length)).isEqualTo(data);
      dev2.write(0x8000, data);
      assertThat(machine.process.read(HEAP + 0x8000, data.length)).isEqualTo(data);
      assertThat(gpa.unmap(0, MEGABYTE)).isEqualTo(MEGABYTE);
      assertThat(dev1.blocked(100)).isTrue();
      device1.detach(gpa);
      assertThat(dev1.blocked(100)).isTrue();
    }
  }

  /** 4.2. */
  @Test
  void severalSpacesWithoutNesting() {
    try (var _ = onGuestMemory(dev1, 1);
        var device2 = onGuestMemory(dev2, 2)) {
      mapGuestMemory();
      var giova = fd.allocate(KernelManaged.root());
      device2.detach(gpa);
      assertThat(dev2.blocked(0x1000)).isTrue();
      device2.attach(giova);
      giova.map(MapRequest.readWrite(0x2000, PAGE, HEAP + 0x1000));
      assertThat(machine.process.lockedBytes()).isEqualTo(MEGABYTE + PAGE);
      dev2.write(0x2000, bytes(PAGE, 2));
      assertThat(dev1.read(0x1000, PAGE)).isEqualTo(bytes(PAGE, 2));
      assertThat(dev2.blocked(0x1000)).isTrue();
    }
  }

  /** 4.3. */
  @Test
  void softwareNesting() {
    try (var _ = onGuestMemory(dev1, 1);
        var device2 = onGuestMemory(dev2, 2)) {
      mapGuestMemory();
      var giova = fd.allocate(KernelManaged.on(gpa));
      device2.attach(giova);
      giova.map(MapRequest.readWrite(0x2000, PAGE, 0x1000));
      assertThat(machine.process.lockedBytes()).isEqualTo(MEGABYTE);
      dev2.write(0x2000, bytes(PAGE, 3));
      assertThat(dev1.read(0x1000, PAGE)).isEqualTo(bytes(PAGE, 3));
      assertThat(dev2.blocked(0x1000)).isTrue();
      gpa.unmap(0, MEGABYTE);
      assertThat(dev2.blocked(0x2000)).isTrue();
      gpa.map(MapRequest.readWrite(0, 0x4000, HEAP + 0x4000));
      machine.process.write(HEAP + 0x5000, bytes(PAGE, 4));
      assertThat(dev2.read(0x2000, PAGE)).isEqualTo(bytes(PAGE, 4));
      device2.detach(giova);
      machine.process.write(HEAP + 0x6000, bytes(PAGE, 5));
      assertThat(dev2.read(0x2000, PAGE)).isEqualTo(bytes(PAGE, 5));
    }
  }

  /** 4.4. */
  @Test
  void hardwareNestingWithInvalidation() {
    try (var _ = onGuestMemory(dev1, 1);
        var device2 = onGuestMemory(dev2, 2)) {
      mapGuestMemory();
      long root = tables.newTable();
      tables.map(root, 0x2000, 0x1000);
      var giova = fd.allocate(new UserPageTable(gpa, root, PageTableFormat.SV39));
      device2.attach(giova);
      dev2.write(0x2000, bytes(PAGE, 6));
      assertThat(dev1.read(0x1000, PAGE)).isEqualTo(bytes(PAGE, 6));
      tables.map(root, 0x2000, 0x3000);
      giova.invalidate(InvalidateRequest.ofRange(new AddressRange(0x2000, PAGE)));
      machine.process.write(HEAP + 0x3000, bytes(PAGE, 7));
      assertThat(dev2.read(0x2000, PAGE)).isEqualTo(bytes(PAGE, 7));
      assertThat(machine.large.binding(0x11).translation().secondStage()).isPresent();
    }
  }

  /** 4.5 with registered vPASIDs. */
  @Test
  void guestSharedAddressesByPasid() {
    try (var device = onGuestMemory(sva, 1)) {
      mapGuestMemory();
      long root = tables.newTable();
      tables.map(root, 0x7000_0000, 0x9000);
      var gva = fd.allocate(new UserPageTable(gpa, root, PageTableFormat.SV39));
      device.attach(gva, 5);
      sva.write(5, 0x7000_0000, bytes(PAGE, 8));
      assertThat(sva.read(0x9000, PAGE)).isEqualTo(bytes(PAGE, 8));
      assertThat(sva.cause(6, 0x7000_0000, false)).isNotZero();
      tables.unmap(root, 0x7000_0000);
      gva.invalidate(InvalidateRequest.all());
      assertThat(sva.cause(5, 0x7000_0000, false)).isNotZero();
      device.detach(gva, OptionalInt.of(5));
      assertThat(sva.cause(5, 0x7000_0000, false)).isNotZero();
      assertThat(sva.read(0x9000, PAGE)).isEqualTo(bytes(PAGE, 8));
    }
  }

  /** 4.5 with a PASID table of the user, which is also 5.7: one space for all PASIDs. */
  @Test
  void guestSharedAddressesByDelegatedTable() {
    try (var device = onGuestMemory(delegated, 1)) {
      mapGuestMemory();
      long first = tables.newTable();
      tables.map(first, 0x7000_0000, 0x9000);
      long second = tables.newTable();
      tables.map(second, 0x7000_0000, 0xa000);
      long pasids = tables.newTable();
      tables.setProcess(pasids, 3, first, 30);
      var table = fd.allocate(new UserPasidTable(gpa, pasids, PdtpMode.PD8));
      device.attach(table);
      delegated.write(3, 0x7000_0000, bytes(PAGE, 9));
      assertThat(delegated.read(0x9000, PAGE)).isEqualTo(bytes(PAGE, 9));
      assertThat(delegated.cause(4, 0x7000_0000, false)).isNotZero();
      tables.setProcess(pasids, 4, second, 40);
      table.invalidate(InvalidateRequest.ofPasid(4));
      delegated.write(4, 0x7000_0000, bytes(PAGE, 10));
      assertThat(delegated.read(0xa000, PAGE)).isEqualTo(bytes(PAGE, 10));
      machine.refused(Errno.EINVAL, () -> device.attach(gpa, 3));
    }
  }

  /** 4.6. */
  @Test
  void pageFaultWithFixUpAndRetry() {
    try (var device2 = onGuestMemory(dev2, 22)) {
      mapGuestMemory();
      long root = tables.newTable();
      var giova = fd.allocate(new UserPageTable(gpa, root, PageTableFormat.SV39));
      device2.attach(giova);
      assertThat(dev2.cause(0x5123, true)).isEqualTo(15);
      var report = fd.readFault().orElseThrow();
      assertThat(report.ioasid()).isEqualTo(giova.id());
      assertThat(report.cookie()).isEqualTo(22);
      assertThat(report.address()).isEqualTo(0x5123);
      assertThat(report.permissions()).isEqualTo(Set.of(FaultReport.Permission.WRITE));
      assertThat(report.flags()).isEqualTo(Set.of(FaultReport.Flag.RESPONSE_NEEDED));
      tables.map(root, 0x5000, 0x4000);
      fd.respond(FaultResponse.to(report, ResponseCode.SUCCESS));
      assertThat(dev2.answers)
          .containsExactly(
              new TestDevice.Answer(OptionalInt.empty(), 0x5123, ResponseCode.SUCCESS));
      dev2.write(0x5123, bytes(10, 11));
      assertThat(machine.process.read(HEAP + 0x4123, 10)).isEqualTo(bytes(10, 11));
      machine.refused(
          Errno.ENOENT, () -> fd.respond(FaultResponse.to(report, ResponseCode.SUCCESS)));
    }
  }
}
