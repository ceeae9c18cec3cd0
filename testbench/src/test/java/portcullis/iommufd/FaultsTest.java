package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommufd.Machine.HEAP;
import static portcullis.iommufd.Machine.MEGABYTE;
import static portcullis.iommufd.Machine.PAGE;

import java.util.ArrayList;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.coverify.GuestTables;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.FaultReport;
import portcullis.driver.core.FaultReport.Flag;
import portcullis.driver.core.FaultReport.Permission;
import portcullis.driver.core.FaultResponse;
import portcullis.driver.core.Ioasid;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IoasidRequest.UserPageTable;
import portcullis.driver.core.IoasidRequest.UserPasidTable;
import portcullis.driver.core.IommuFd;
import portcullis.driver.core.MapRequest;
import portcullis.driver.core.ResponseCode;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.driver.vfio.VfioDevice;
import portcullis.iommu.layout.PdtpMode;

/** Faults: whom they concern, how they are told, and how they are answered. */
class FaultsTest {
  private static final long TABLES = 0x8_0000;

  private final Machine machine = new Machine();
  private final TestDevice device = machine.device("device", DeviceType.PHYSICAL, 0x20);
  private final TestDevice sva = machine.device("sva", DeviceType.PHYSICAL_PASID, 0x21);
  private final TestDevice delegated =
      machine.device("delegated", DeviceType.PHYSICAL_DELEGATED, 0x22);
  private final TestDevice hasty =
      machine.device(
          DeviceDescription.pci("hasty", DeviceType.PHYSICAL, machine.large, 0x23).withoutRetry());
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

  private VfioDevice attached(TestDevice which, long cookie) {
    var file = machine.open(which);
    file.bind(fd, cookie);
    file.attach(root);
    return file;
  }

  private FaultReport onlyReport() {
    var report = fd.readFault().orElseThrow();
    assertThat(fd.readFault()).isEmpty();
    return report;
  }

  @Test
  void aFaultNamesSpaceDeviceAddressAndPermission() {
    try (var _ = attached(device, 5)) {
      device.cause(0x1234_5678L, false);
      var report = onlyReport();
      assertThat(report.ioasid()).isEqualTo(root.id());
      assertThat(report.cookie()).isEqualTo(5);
      assertThat(report.address()).isEqualTo(0x1234_5678L);
      assertThat(report.permissions()).isEqualTo(Set.of(Permission.READ));
      assertThat(report.flags()).isEqualTo(Set.of(Flag.RESPONSE_NEEDED));
      assertThat(report.pasid()).isEmpty();
      assertThat(report.last()).isTrue();
      assertThat(fd.pendingFaults()).isEqualTo(1);
      machine.refused(
          Errno.ENOENT,
          () -> fd.respond(new FaultResponse(root.id(), 6, report.group(), ResponseCode.SUCCESS)));
      machine.refused(
          Errno.ENOENT,
          () ->
              fd.respond(
                  new FaultResponse(root.id() + 1, 5, report.group(), ResponseCode.SUCCESS)));
      machine.refused(
          Errno.ENOENT,
          () ->
              fd.respond(
                  new FaultResponse(root.id(), 5, report.group() + 1, ResponseCode.SUCCESS)));
      fd.respond(FaultResponse.to(report, ResponseCode.INVALID));
      assertThat(device.answers)
          .containsExactly(
              new TestDevice.Answer(OptionalInt.empty(), 0x1234_5678L, ResponseCode.INVALID));
      assertThat(fd.pendingFaults()).isZero();
    }
  }

  /** Below a user's table it is the parent that lacks a mapping: the fault names the parent. */
  @Test
  void aFaultOfTheSecondStageNamesTheParent() {
    try (var file = attached(device, 5)) {
      long table = tables.newTable();
      tables.map(table, 0x7000, 2 * MEGABYTE + 0x3000);
      var user = fd.allocate(new UserPageTable(root, table, PageTableFormat.SV39));
      file.attach(user);
      device.cause(0x7008, true);
      var report = onlyReport();
      assertThat(report.ioasid()).isEqualTo(root.id());
      // The offset in the page may be missing, for hardware need not record it.
      assertThat(report.address()).isIn(2 * MEGABYTE + 0x3008, 2 * MEGABYTE + 0x3000);
      device.cause(0x9008, true);
      report = onlyReport();
      assertThat(report.ioasid()).isEqualTo(user.id());
      assertThat(report.address()).isEqualTo(0x9008);
    }
  }

  @Test
  void aFaultBelowAPasidNamesItsSpace() {
    try (var file = attached(sva, 5)) {
      var user = fd.allocate(new UserPageTable(root, tables.newTable(), PageTableFormat.SV39));
      file.attach(user, 33);
      sva.cause(33, 0x7008, true);
      var report = onlyReport();
      assertThat(report.ioasid()).isEqualTo(user.id());
      assertThat(report.pasid()).isEmpty();
      fd.respond(FaultResponse.to(report, ResponseCode.SUCCESS));
      assertThat(sva.answers)
          .containsExactly(new TestDevice.Answer(OptionalInt.of(33), 0x7008, ResponseCode.SUCCESS));
    }
  }

  @Test
  void aFaultBelowAPasidTableCarriesThePasid() {
    try (var file = attached(delegated, 5)) {
      long pasids = tables.newTable();
      tables.setProcess(pasids, 3, tables.newTable(), 1);
      var table = fd.allocate(new UserPasidTable(root, pasids, PdtpMode.PD8));
      file.attach(table);
      delegated.cause(3, 0x7008, false);
      var report = onlyReport();
      assertThat(report.ioasid()).isEqualTo(table.id());
      assertThat(report.pasid()).hasValue(3);
      assertThat(report.flags()).isEqualTo(Set.of(Flag.RESPONSE_NEEDED));
      delegated.cause(4, 0x7008, false);
      report = onlyReport();
      assertThat(report.pasid()).hasValue(4);
      assertThat(report.flags()).isEqualTo(Set.of(Flag.UNRECOVERABLE));
      assertThat(fd.pendingFaults()).isEqualTo(1);
    }
  }

  @Test
  void aFullQueueSaysWhatItLost() {
    try (var _ = attached(device, 5)) {
      var told = new AtomicInteger();
      fd.onFault(told::incrementAndGet);
      for (int i = 0; i < 300; i++) {
        device.cause(2 * MEGABYTE + i * PAGE, true);
      }
      assertThat(told).hasValue(256);
      assertThat(device.answers).hasSize(44);
      assertThat(device.answers).allMatch(it -> it.code() == ResponseCode.FAILURE);
      var first = fd.readFault().orElseThrow();
      assertThat(first.flags()).doesNotContain(Flag.OVERFLOW);
      device.cause(4 * MEGABYTE, true);
      var reports = new ArrayList<FaultReport>();
      for (var next = fd.readFault(); next.isPresent(); next = fd.readFault()) {
        reports.add(next.get());
      }
      assertThat(reports).hasSize(256);
      assertThat(reports.getLast().flags()).contains(Flag.OVERFLOW);
      assertThat(reports.getLast().lost()).isEqualTo(44);
      assertThat(reports.getLast().address()).isEqualTo(4 * MEGABYTE);
    }
  }

  /** Without a later fault the loss is told by a record of its own. */
  @Test
  void aLossIsToldEvenIfNothingFollows() {
    try (var _ = attached(device, 5)) {
      for (int i = 0; i < 257; i++) {
        device.cause(2 * MEGABYTE + i * PAGE, true);
      }
      for (int i = 0; i < 256; i++) {
        assertThat(fd.readFault().orElseThrow().lost()).isZero();
      }
      assertThat(onlyReport().lost()).isEqualTo(1);
    }
  }

  @Test
  void waitingForAFaultEndsWithOne() throws InterruptedException {
    try (var _ = attached(device, 5)) {
      assertThat(fd.awaitFault(0, TimeUnit.SECONDS)).isFalse();
      var waiter =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  fd.awaitFault(1, TimeUnit.HOURS);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      device.cause(2 * MEGABYTE, true);
      waiter.join();
      assertThat(fd.awaitFault(0, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void detachingFailsWhatWaits() {
    try (var file = attached(device, 5)) {
      device.cause(2 * MEGABYTE, true);
      var report = onlyReport();
      file.detach(root);
      assertThat(device.answers)
          .containsExactly(
              new TestDevice.Answer(OptionalInt.empty(), 2 * MEGABYTE, ResponseCode.FAILURE));
      machine.refused(
          Errno.ENOENT, () -> fd.respond(FaultResponse.to(report, ResponseCode.SUCCESS)));
    }
  }

  @Test
  void faultsOfBlockedDevicesConcernNobody() {
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      long before = machine.subsystem.strayFaults();
      assertThat(device.blocked(0)).isTrue();
      assertThat(machine.subsystem.strayFaults()).isGreaterThan(before);
      assertThat(fd.readFault()).isEmpty();
    }
  }

  /** A fault that was repaired before it was looked at is answered without the user. */
  @Test
  void aLateFaultIsAnsweredByTheKernel() {
    try (var _ = attached(device, 5)) {
      device.causeUnserved(2 * MEGABYTE, true);
      root.map(MapRequest.readWrite(2 * MEGABYTE, PAGE, HEAP));
      machine.subsystem.serveFaults();
      assertThat(fd.readFault()).isEmpty();
      assertThat(device.answers)
          .containsExactly(
              new TestDevice.Answer(OptionalInt.empty(), 2 * MEGABYTE, ResponseCode.SUCCESS));
    }
  }

  /** A root with page faults: pages are pinned one by one, as their faults are answered. */
  @Test
  void pagesArePinnedOnDemand() {
    var lazy = fd.allocate(KernelManaged.root().withPageFaults());
    lazy.map(MapRequest.readWrite(0, MEGABYTE, HEAP));
    try (var file = machine.open(device);
        var other = machine.open(hasty)) {
      file.bind(fd, 1);
      other.bind(fd, 2);
      machine.refused(Errno.EINVAL, () -> other.attach(lazy));
      file.attach(lazy);
      assertThat(machine.process.lockedBytes()).isZero();
      device.cause(0x5008, true);
      var report = onlyReport();
      assertThat(report.ioasid()).isEqualTo(lazy.id());
      fd.respond(FaultResponse.to(report, ResponseCode.SUCCESS));
      assertThat(machine.process.lockedBytes()).isEqualTo(PAGE);
      device.write(0x5008, new byte[] {9});
      assertThat(machine.process.read(HEAP + 0x5008, 1)).containsExactly(9);
      assertThat(device.blocked(0x6000)).isTrue();
      lazy.unmapAll();
      assertThat(machine.process.lockedBytes()).isZero();
      assertThat(device.blocked(0x5008)).isTrue();
    }
  }

  @Test
  void pinningOnDemandKeepsTheLimit() {
    try (var small = new Machine(Machine.LARGE, Machine.SMALL, 2 * PAGE)) {
      small.process.allocate(HEAP, MEGABYTE, true);
      var dev = small.device("device", DeviceType.PHYSICAL, 0x20);
      try (var file = small.open(dev);
          var own = small.open()) {
        file.bind(own, 1);
        var lazy = own.allocate(KernelManaged.root().withPageFaults());
        var child = own.allocate(KernelManaged.on(lazy));
        lazy.map(MapRequest.readWrite(0, MEGABYTE, HEAP));
        child.map(MapRequest.readWrite(0x10_0000, MEGABYTE, 0));
        file.attach(lazy);
        file.attach(child);
        for (int i = 0; i < 3; i++) {
          dev.cause(0x10_0000 + i * PAGE, true);
        }
        for (int i = 0; i < 2; i++) {
          var report = own.readFault().orElseThrow();
          assertThat(report.ioasid()).isEqualTo(child.id());
          own.respond(FaultResponse.to(report, ResponseCode.SUCCESS));
        }
        dev.write(0x10_1000, new byte[] {1});
        var last = own.readFault().orElseThrow();
        small.refused(
            Errno.ENOMEM, () -> own.respond(FaultResponse.to(last, ResponseCode.SUCCESS)));
        assertThat(own.pendingFaults()).isEqualTo(1);
        own.respond(FaultResponse.to(last, ResponseCode.INVALID));
      }
      small.assertNothingLeaked();
    }
  }
}
