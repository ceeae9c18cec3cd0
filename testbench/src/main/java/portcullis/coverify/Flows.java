package portcullis.coverify;

import static portcullis.coverify.DisagreementException.require;
import static portcullis.coverify.Stage.GUEST_BYTES;
import static portcullis.coverify.Stage.HEAP;
import static portcullis.coverify.Stage.PAGE;

import java.util.OptionalInt;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.FaultResponse;
import portcullis.driver.core.InvalidateRequest;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IoasidRequest.UserPageTable;
import portcullis.driver.core.IoasidRequest.UserPasidTable;
import portcullis.driver.core.MapRequest;
import portcullis.driver.core.ResponseCode;
import portcullis.driver.riscv.AddressRange;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.iommu.layout.PdtpMode;

/** The flows of the proposal, sections 4.1 to 4.6, and section 5.7 of its first version. */
final class Flows {
  private static final long GUEST_VIRTUAL = 0x7000_0000L;

  private final Stage stage;
  private final StageDevice first;
  private final StageDevice second;

  private Flows(Stage stage, DeviceType type) {
    this.stage = stage;
    first = stage.device("dev1", type, 0x10);
    second = stage.device("dev2", DeviceType.PHYSICAL, 0x11);
  }

  static void simple(Stage stage) {
    new Flows(stage, DeviceType.PHYSICAL).simple();
  }

  static void severalSpaces(Stage stage) {
    new Flows(stage, DeviceType.PHYSICAL).severalSpaces();
  }

  static void softwareNesting(Stage stage) {
    new Flows(stage, DeviceType.PHYSICAL).softwareNesting();
  }

  static void hardwareNesting(Stage stage) {
    new Flows(stage, DeviceType.PHYSICAL).hardwareNesting();
  }

  static void sharedByPasid(Stage stage) {
    new Flows(stage, DeviceType.PHYSICAL_PASID).sharedByPasid();
  }

  static void sharedByPasidTable(Stage stage) {
    new Flows(stage, DeviceType.PHYSICAL_DELEGATED).sharedByPasidTable();
  }

  static void oneSpaceForAllProcesses(Stage stage) {
    new Flows(stage, DeviceType.PHYSICAL_DELEGATED).oneSpaceForAllProcesses();
  }

  static void pageFault(Stage stage) {
    new Flows(stage, DeviceType.PHYSICAL).pageFault();
  }

  private void simple() {
    var gpa = stage.gpa();
    try (var file = first.open(1);
        var _ = second.open(2)) {
      first.requireFaults(gpa, 0);
      stage.mapGuestMemory();
      first.requireReads(100, stage.fill(100, 5 * PAGE));
      stage.requireGuestMemory(0x8000, second.write(0x8000, 5 * PAGE));
      stage.requireGuestMemory(0x1_0003, second.write(0x1_0003, 2 * PAGE + 7));
      long unmapped = gpa.unmap(0, GUEST_BYTES);
      require(unmapped == GUEST_BYTES, "unmap says %d bytes", unmapped);
      first.requireFaults(gpa, 100);
      second.requireFaults(gpa, 0x8000);
      file.detach(gpa);
      first.requireBlocked(100);
    }
  }

  private void severalSpaces() {
    try (var _ = first.open(1);
        var file = second.open(2)) {
      stage.mapGuestMemory();
      var giova = stage.fd().allocate(KernelManaged.root());
      file.detach(stage.gpa());
      second.requireBlocked(0x1000);
      file.attach(giova);
      giova.map(MapRequest.readWrite(0x2000, PAGE, HEAP + 0x1000));
      long locked = stage.process().lockedBytes();
      require(locked == GUEST_BYTES + PAGE, "two roots, %d bytes charged", locked);
      first.requireReads(0x1000, second.write(0x2000, PAGE));
      second.requireFaults(giova, 0x1000);
    }
  }

  private void softwareNesting() {
    var gpa = stage.gpa();
    try (var _ = first.open(1);
        var file = second.open(2)) {
      stage.mapGuestMemory();
      var giova = stage.fd().allocate(KernelManaged.on(gpa));
      file.attach(giova);
      giova.map(MapRequest.readWrite(0x2000, PAGE, 0x1000));
      long locked = stage.process().lockedBytes();
      require(locked == GUEST_BYTES, "one root, %d bytes charged", locked);
      first.requireReads(0x1000, second.write(0x2000, PAGE));
      second.requireFaults(giova, 0x1000);
      gpa.unmap(0, GUEST_BYTES);
      second.requireFaults(giova, 0x2000);
      gpa.map(MapRequest.readWrite(0, 0x4000, HEAP + 0x4000));
      second.requireReads(0x2000, stage.fill(0x5000, PAGE));
      file.detach(giova);
      second.requireReads(0x2000, stage.fill(0x6000, PAGE));
    }
  }

  private void hardwareNesting() {
    var tables = stage.tables();
    try (var _ = first.open(1);
        var file = second.open(2)) {
      stage.mapGuestMemory();
      long root = tables.newTable();
      tables.map(root, 0x2000, 0x1000);
      var giova = stage.fd().allocate(new UserPageTable(stage.gpa(), root, PageTableFormat.SV39));
      file.attach(giova);
      first.requireReads(0x1000, second.write(0x2000, PAGE));
      tables.map(root, 0x2000, 0x3000);
      giova.invalidate(InvalidateRequest.ofRange(new AddressRange(0x2000, PAGE)));
      second.requireReads(0x2000, stage.fill(0x3000, PAGE));
      tables.unmap(root, 0x2000);
      giova.invalidate(InvalidateRequest.ofRange(new AddressRange(0x2000, PAGE)));
      second.requireFaults(giova, 0x2000);
      require(
          stage.unit().binding(0x11).translation().secondStage().isPresent(),
          "the nesting is not in hardware");
    }
  }

  private void sharedByPasid() {
    var tables = stage.tables();
    try (var file = first.open(1)) {
      stage.mapGuestMemory();
      long root = tables.newTable();
      tables.map(root, GUEST_VIRTUAL, 0x9000);
      var gva = stage.fd().allocate(new UserPageTable(stage.gpa(), root, PageTableFormat.SV39));
      file.attach(gva, 5);
      first.requireReads(0x9000, first.write(5, GUEST_VIRTUAL, PAGE));
      first.requireBlocked(6, GUEST_VIRTUAL);
      tables.unmap(root, GUEST_VIRTUAL);
      gva.invalidate(InvalidateRequest.all());
      first.requireFaults(gva, 5, GUEST_VIRTUAL);
      file.detach(gva, OptionalInt.of(5));
      first.requireBlocked(5, GUEST_VIRTUAL);
      first.requireReads(0x9000, stage.fill(0x9000, PAGE));
    }
  }

  private void sharedByPasidTable() {
    var tables = stage.tables();
    try (var file = first.open(1)) {
      stage.mapGuestMemory();
      long root = tables.newTable();
      tables.map(root, GUEST_VIRTUAL, 0x9000);
      long other = tables.newTable();
      tables.map(other, GUEST_VIRTUAL, 0xa000);
      long pasids = tables.newTable();
      tables.setProcess(pasids, 3, root, 30);
      var table = stage.fd().allocate(new UserPasidTable(stage.gpa(), pasids, PdtpMode.PD8));
      file.attach(table);
      first.requireReads(0x9000, first.write(3, GUEST_VIRTUAL, PAGE));
      first.requireFaults(table, 4, GUEST_VIRTUAL);
      tables.setProcess(pasids, 4, other, 40);
      table.invalidate(InvalidateRequest.ofPasid(4));
      first.requireReads(0xa000, first.write(4, GUEST_VIRTUAL, PAGE));
      tables.clearProcess(pasids, 3);
      table.invalidate(InvalidateRequest.ofPasid(3));
      first.requireFaults(table, 3, GUEST_VIRTUAL);
      stage.refused(Errno.EINVAL, () -> file.attach(stage.gpa(), 3));
    }
  }

  /** However many processes the guest has, the interface sees one space and one attachment. */
  private void oneSpaceForAllProcesses() {
    var tables = stage.tables();
    try (var file = first.open(1)) {
      stage.mapGuestMemory();
      long pasids = tables.newTable();
      var table = stage.fd().allocate(new UserPasidTable(stage.gpa(), pasids, PdtpMode.PD17));
      file.attach(table);
      int[] processes = {1, 0xff, 0x100, 0x1_0203, 0x1_ffff};
      for (int i = 0; i < processes.length; i++) {
        long root = tables.newTable();
        tables.map(root, GUEST_VIRTUAL, 0x9000 + (long) i * PAGE);
        tables.setProcess17(pasids, processes[i], root, 30 + i);
      }
      for (int i = 0; i < processes.length; i++) {
        var data = first.write(processes[i], GUEST_VIRTUAL + 3, PAGE - 5);
        stage.requireGuestMemory(0x9003 + (long) i * PAGE, data);
      }
      first.requireReads(0x100, first.write(0x100, PAGE));
      first.requireFaults(table, 0x101, GUEST_VIRTUAL);
      tables.clearProcess17(pasids, 0xff);
      table.invalidate(InvalidateRequest.ofPasid(0xff));
      first.requireFaults(table, 0xff, GUEST_VIRTUAL);
      first.requireReads(0x1_0203, GUEST_VIRTUAL, stage.fill(0x9000 + 3 * PAGE, PAGE));
      stage.refused(Errno.EINVAL, () -> file.attach(stage.gpa(), 0x1_0203));
      stage.refused(Errno.ENOENT, () -> stage.fd().ioasid(table.id() + 1));
      file.detach(table);
      first.requireBlocked(0x1_0203, GUEST_VIRTUAL);
      first.requireReads(0x2000, stage.fill(0x2000, PAGE));
    }
  }

  private void pageFault() {
    var tables = stage.tables();
    try (var file = second.open(22)) {
      stage.mapGuestMemory();
      long root = tables.newTable();
      var giova = stage.fd().allocate(new UserPageTable(stage.gpa(), root, PageTableFormat.SV39));
      file.attach(giova);
      var report = second.recoverableWriteFault(giova, 0x5123);
      tables.map(root, 0x5000, 0x4000);
      second.respond(report, OptionalInt.empty(), 0x5123, ResponseCode.SUCCESS);
      stage.requireGuestMemory(0x4123, second.write(0x5123, 10));
      stage.refused(
          Errno.ENOENT, () -> stage.fd().respond(FaultResponse.to(report, ResponseCode.SUCCESS)));
    }
  }
}
