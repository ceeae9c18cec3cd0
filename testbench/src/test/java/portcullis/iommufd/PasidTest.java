package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommufd.Machine.HEAP;
import static portcullis.iommufd.Machine.MEGABYTE;
import static portcullis.iommufd.Machine.PAGE;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.coverify.GuestTables;
import portcullis.driver.core.AttachRequest;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.InvalidateRequest;
import portcullis.driver.core.Ioasid;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IoasidRequest.UserPageTable;
import portcullis.driver.core.IoasidRequest.UserPasidTable;
import portcullis.driver.core.IommuFd;
import portcullis.driver.core.MapRequest;
import portcullis.driver.core.NoSnoopHint;
import portcullis.driver.core.ResponseCode;
import portcullis.driver.core.Routing;
import portcullis.driver.core.process.UserProcess;
import portcullis.driver.kvm.KvmFd;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.driver.vfio.DeviceRegisters;
import portcullis.driver.vfio.VfioDevice;
import portcullis.driver.vfio.VfioDeviceInfo.PasidFlag;
import portcullis.iommu.layout.PdtEntry;
import portcullis.iommu.layout.PdtpMode;
import portcullis.iommu.layout.ProcessContext;

/** The eight types of devices, and the processors' part in their PASIDs. */
class PasidTest {
  private static final long TABLES = 0x8_0000;
  private static final int PARENT = 0x30;

  private final Machine machine = new Machine();
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

  private VfioDevice attached(TestDevice device, long cookie) {
    var file = machine.open(device);
    file.bind(fd, cookie);
    file.attach(root);
    return file;
  }

  private static int pasid(VfioDevice file, Ioasid space, OptionalInt vpasid) {
    return ((Routing.Pasid) file.attachment(space, vpasid).orElseThrow().routing()).pasid();
  }

  private Ioasid userSpace(long target) {
    long table = tables.newTable();
    tables.map(table, 0x7000, target);
    return fd.allocate(new UserPageTable(root, table, PageTableFormat.SV39));
  }

  @Test
  void everyTypeHasItsFlags() {
    for (var type : DeviceType.values()) {
      var device = machine.mediated(type.name(), type, PARENT + type.number(), 200 + type.number());
      try (var file = machine.open(device)) {
        var flags = file.info().pasid();
        switch (type.number()) {
          case 1, 2, 3 -> assertThat(flags).isEmpty();
          case 4 -> assertThat(flags).hasValue(Set.of(PasidFlag.DELEGATED));
          case 5, 6 -> assertThat(flags).hasValue(Set.of());
          case 7 -> assertThat(flags).hasValue(Set.of(PasidFlag.CPU));
          default -> assertThat(flags).hasValue(Set.of(PasidFlag.CPU, PasidFlag.CPU_VIRT));
        }
      }
    }
  }

  @Test
  void vpasidsAreRefusedWhereTheyMeanNothing() {
    for (var type : DeviceType.values()) {
      var device = machine.mediated(type.name(), type, PARENT + type.number(), 200 + type.number());
      try (var file = attached(device, type.number())) {
        var child = fd.allocate(KernelManaged.on(root));
        machine.refused(Errno.EINVAL, () -> file.attach(child, 0));
        machine.refused(Errno.EINVAL, () -> file.attach(child, -1));
        machine.refused(Errno.EINVAL, () -> file.attach(child, 1 << 20));
        if (!type.pasidCapable() || type.pasidDelegated()) {
          machine.refused(Errno.EINVAL, () -> file.attach(child, 5));
        } else {
          file.attach(child, 5);
          machine.refused(Errno.EBUSY, () -> file.attach(fd.allocate(KernelManaged.on(root)), 5));
          machine.refused(Errno.EBUSY, () -> file.attach(child, 5));
          machine.refused(Errno.EINVAL, () -> file.detach(child));
          machine.refused(Errno.EINVAL, () -> file.detach(child, OptionalInt.of(6)));
          machine.refused(Errno.EBUSY, () -> file.detach(root));
          file.detach(child, OptionalInt.of(5));
        }
      }
    }
  }

  @Test
  void aPhysicalDeviceUsesVpasidsOnTheWire() {
    for (var type : new DeviceType[] {DeviceType.PHYSICAL_PASID, DeviceType.PHYSICAL_PASID_DMWR}) {
      var device = machine.device(type.name(), type, PARENT + type.number());
      try (var file = attached(device, type.number())) {
        var user = userSpace(0x3000);
        file.attach(user, 77);
        assertThat(pasid(file, user, OptionalInt.of(77))).isEqualTo(77);
        device.write(77, 0x7000, new byte[] {1});
        device.write(0x3000, new byte[] {1});
      }
    }
  }

  @Test
  void mediatedDevicesShareTheirParentsPasids() {
    var one = machine.mediated("one", DeviceType.MEDIATED_PASID, PARENT, 101);
    var two = machine.mediated("two", DeviceType.MEDIATED_PASID, PARENT, 102);
    var three = machine.mediated("three", DeviceType.MEDIATED, PARENT, 103);
    try (var file1 = attached(one, 1);
        var file2 = attached(two, 2);
        var file3 = attached(three, 3)) {
      var space1 = userSpace(0x3000);
      var space2 = userSpace(0x4000);
      file1.attach(space1, 5);
      file2.attach(space2, 5);
      int[] pasids = {
        pasid(file1, root, OptionalInt.empty()),
        pasid(file2, root, OptionalInt.empty()),
        pasid(file3, root, OptionalInt.empty()),
        pasid(file1, space1, OptionalInt.of(5)),
        pasid(file2, space2, OptionalInt.of(5)),
      };
      assertThat(Arrays.stream(pasids).distinct().count()).isEqualTo(pasids.length);
      assertThat(pasids).doesNotContain(0);
      one.write(pasids[0], 0x5000, new byte[] {1});
      one.write(pasids[3], 0x7000, new byte[] {2});
      two.write(pasids[4], 0x7000, new byte[] {3});
      assertThat(machine.process.read(HEAP + 0x3000, 1)).containsExactly(2);
      assertThat(machine.process.read(HEAP + 0x4000, 1)).containsExactly(3);
      // Requests of the parent without a PASID belong to none of them.
      assertThat(one.blocked(0x5000)).isTrue();
      file1.detach(space1, OptionalInt.of(5));
      assertThat(one.cause(pasids[3], 0x7000, true)).isNotZero();
      two.write(pasids[4], 0x7000, new byte[] {4});
      Machine.closeEarly(file2);
      assertThat(two.cause(pasids[4], 0x7000, true)).isNotZero();
      one.write(pasids[0], 0x5000, new byte[] {1});
    }
  }

  @Test
  void aSoftwareMediatedDeviceInstallsNothing() {
    var soft = machine.mediated("soft", DeviceType.SOFTWARE_MEDIATED, PARENT, 101);
    var hard = machine.device("hard", DeviceType.PHYSICAL, PARENT);
    try (var file = machine.open(soft);
        var other = machine.open(hard)) {
      file.bind(fd, 1);
      other.bind(fd, 2);
      machine.refused(
          Errno.EINVAL,
          () -> other.attach(root, OptionalInt.empty(), new AttachRequest(NoSnoopHint.NONE, true)));
      file.attach(root, OptionalInt.empty(), new AttachRequest(NoSnoopHint.NONE, true));
      assertThat(machine.process.lockedBytes()).isZero();
      assertThat(hard.blocked(0x1000)).isTrue();
      var attachment = file.attachment(root, OptionalInt.empty()).orElseThrow();
      long physical = attachment.pin(0x1008, true);
      assertThat(machine.users.isPinned(physical)).isTrue();
      assertThat(machine.process.lockedBytes()).isEqualTo(PAGE);
      machine.memory.store(physical, new byte[] {42});
      assertThat(machine.process.read(HEAP + 0x1008, 1)).containsExactly(42);
      machine.refused(Errno.EFAULT, () -> attachment.pin(2 * MEGABYTE, false));
      attachment.pin(0x2000, false);
      attachment.unpin(0x2000);
      root.unmap(0, MEGABYTE);
      assertThat(soft.unmapped).containsExactly(new TestDevice.Unmapped(root.id(), 0, MEGABYTE));
      assertThat(machine.users.isPinned(physical)).isFalse();
      root.map(MapRequest.readOnly(0, MEGABYTE, HEAP));
      machine.refused(Errno.EFAULT, () -> attachment.pin(0x1000, true));
      other.attach(root);
      var hardAttachment = other.attachment(root, OptionalInt.empty()).orElseThrow();
      machine.refused(Errno.EINVAL, () -> hardAttachment.pin(0, false));
    }
  }

  @Test
  void globalPasidsAreTheSameOnAllDevicesOfAUser() {
    var one = machine.mediated("one", DeviceType.MEDIATED_PASID_DMWR, PARENT, 101);
    var two = machine.mediated("two", DeviceType.MEDIATED_PASID_DMWR, PARENT + 1, 102);
    var other = machine.mediated("other", DeviceType.MEDIATED_PASID_DMWR, PARENT, 103);
    var stranger = new UserProcess(machine.users, "stranger", MEGABYTE);
    try (var file1 = attached(one, 1);
        var file2 = attached(two, 2);
        var strange = machine.vfio.open("other", stranger);
        var strangeFd = machine.subsystem.open(stranger)) {
      var space = userSpace(0x3000);
      file1.attach(space, 9);
      file2.attach(space, 9);
      int pasid = pasid(file1, space, OptionalInt.of(9));
      assertThat(pasid(file2, space, OptionalInt.of(9))).isEqualTo(pasid).isNotEqualTo(9);
      strange.bind(strangeFd, 1);
      var own = strangeFd.allocate(KernelManaged.root());
      strange.attach(own, 9);
      assertThat(pasid(strange, own, OptionalInt.of(9))).isNotEqualTo(pasid);
      one.write(pasid, 0x7000, new byte[] {1});
      two.write(pasid, 0x7000, new byte[] {2});
      assertThat(other.cause(pasid(strange, own, OptionalInt.of(9)), 0x7000, true)).isNotZero();
      file1.detach(space, OptionalInt.of(9));
      two.write(pasid, 0x7000, new byte[] {3});
    }
  }

  /** Two type-8 devices of one parent have one entry of its directory between them. */
  @Test
  void siblingsShareAGlobalPasidInOneSpaceOnly() {
    var one = machine.mediated("one", DeviceType.MEDIATED_PASID_DMWR, PARENT, 101);
    var two = machine.mediated("two", DeviceType.MEDIATED_PASID_DMWR, PARENT, 102);
    try (var file1 = attached(one, 1);
        var file2 = attached(two, 2)) {
      var space = userSpace(0x3000);
      var other = userSpace(0x4000);
      file1.attach(space, 9);
      machine.refused(Errno.EBUSY, () -> file2.attach(other, 9));
      file2.attach(space, 9);
      int pasid = pasid(file2, space, OptionalInt.of(9));
      file1.detach(space, OptionalInt.of(9));
      two.write(pasid, 0x7000, new byte[] {3});
      file2.detach(space, OptionalInt.of(9));
      assertThat(two.cause(pasid, 0x7000, true)).isNotZero();
    }
  }

  /** What the mediating driver has pinned goes when a space beneath changes. */
  @Test
  void mediatedPinsFollowTheSpacesBeneath() {
    var soft = machine.mediated("soft", DeviceType.SOFTWARE_MEDIATED, PARENT, 101);
    try (var file = machine.open(soft)) {
      file.bind(fd, 1);
      var hint = new AttachRequest(NoSnoopHint.NONE, true);
      file.attach(root, OptionalInt.empty(), hint);
      var child = fd.allocate(KernelManaged.on(root));
      child.map(MapRequest.readWrite(0, 2 * PAGE, 0x4000));
      file.attach(child, OptionalInt.empty(), hint);
      var attachment = file.attachment(child, OptionalInt.empty()).orElseThrow();
      attachment.pin(0, true);
      attachment.pin(PAGE, true);
      assertThat(machine.users.pinnedPages()).isEqualTo(2);
      root.unmapAll();
      assertThat(machine.users.pinnedPages()).isZero();
      assertThat(soft.unmapped).contains(new TestDevice.Unmapped(root.id(), 0, MEGABYTE));
    }
  }

  @Test
  void typesSevenAndEightDoNotMix() {
    var seven = machine.device("seven", DeviceType.PHYSICAL_PASID_DMWR, PARENT);
    var eight = machine.mediated("eight", DeviceType.MEDIATED_PASID_DMWR, PARENT + 1, 102);
    try (var file7 = attached(seven, 7);
        var file8 = attached(eight, 8)) {
      var space = userSpace(0x3000);
      file7.attach(space, 1);
      machine.refused(Errno.EINVAL, () -> file8.attach(space, 1));
      file7.detach(space, OptionalInt.of(1));
      file8.attach(space, 1);
      machine.refused(Errno.EINVAL, () -> file7.attach(space, 1));
      Machine.closeEarly(file8);
      file7.attach(space, 1);
    }
  }

  @Test
  void onlyADelegatedDeviceTakesAPasidTable() {
    var table = fd.allocate(new UserPasidTable(root, tables.newTable(), PdtpMode.PD8));
    for (var type : DeviceType.values()) {
      var device = machine.mediated(type.name(), type, PARENT + type.number(), 200 + type.number());
      try (var file = attached(device, type.number())) {
        if (type.pasidDelegated()) {
          file.attach(table);
        } else {
          machine.refused(Errno.EINVAL, () -> file.attach(table));
        }
      }
    }
  }

  /** On a table of the user nobody nests in hardware: the PASID table is shadowed. */
  @Test
  void aPasidTableIsShadowedWhereHardwareCannotNest() {
    var device = machine.device("delegated", DeviceType.PHYSICAL_DELEGATED, PARENT);
    try (var file = attached(device, 4)) {
      long lower = tables.newTable();
      for (long page = TABLES; page < TABLES + 0x2_0000; page += PAGE) {
        tables.map(lower, page, page);
      }
      tables.map(lower, 0x3000, 0x5000);
      var middle = fd.allocate(new UserPageTable(root, lower, PageTableFormat.SV39));
      long first = tables.newTable();
      tables.map(first, 0x7000, 0x3000);
      long pasids = tables.newTable();
      tables.setProcess17(pasids, 0x1234, first, 1);
      file.attach(middle);
      var table = fd.allocate(new UserPasidTable(middle, pasids, PdtpMode.PD17));
      file.attach(table);
      device.write(0x1234, 0x7000, new byte[] {6});
      assertThat(machine.process.read(HEAP + 0x5000, 1)).containsExactly(6);
      device.write(0x3000, new byte[] {7});
      assertThat(machine.process.read(HEAP + 0x5000, 1)).containsExactly(7);
      assertThat(device.cause(0x1235, 0x7000, true)).isNotZero();
      tables.setProcess17(pasids, 0x1235, first, 2);
      table.invalidate(InvalidateRequest.ofPasid(0x1235));
      device.write(0x1235, 0x7000, new byte[] {8});
      // A process without a first stage of its own has the addresses of the space beneath.
      long bare = PdtEntry.PPN.get(tables.get(pasids + 8L * 0x12)) * PAGE + 16 * 0x40;
      tables.put(bare + 8, 0);
      tables.put(bare, ProcessContext.Ta.V.mask());
      assertThat(device.cause(0x1240, 0x3000, true)).isNotZero();
      table.invalidate(InvalidateRequest.ofPasid(0x1240));
      device.write(0x1240, 0x3000, new byte[] {9});
      assertThat(machine.process.read(HEAP + 0x5000, 1)).containsExactly(9);
      tables.put(bare, 0);
      table.invalidate(InvalidateRequest.ofPasid(0x1240));
      assertThat(device.cause(0x1240, 0x3000, true)).isNotZero();
      tables.put(pasids + 8L * 0x12, 0);
      table.invalidate(InvalidateRequest.all());
      assertThat(device.cause(0x1234, 0x7000, true)).isNotZero();
    }
  }

  @Test
  void pasidsAreAsWideAsTheIommu() {
    var small =
        machine.device(
            DeviceDescription.pci("small", DeviceType.PHYSICAL_PASID, machine.small, 0x2));
    var delegated =
        machine.device(
            DeviceDescription.pci("small4", DeviceType.PHYSICAL_DELEGATED, machine.small, 0x3));
    try (var file = attached(small, 1);
        var file4 = attached(delegated, 2)) {
      var child = fd.allocate(KernelManaged.on(root));
      machine.refused(Errno.EINVAL, () -> file.attach(child, 256));
      file.attach(child, 255);
      var table = fd.allocate(new UserPasidTable(root, tables.newTable(), PdtpMode.PD17));
      machine.refused(Errno.EINVAL, () -> file4.attach(table));
    }
  }

  /** A device whose portal tags DMA with the PASID of the command. */
  private static final class Portal implements DeviceRegisters {
    private int last = -1;

    @Override
    public ResponseCode submit(int pasid, byte[] payload) {
      last = pasid;
      return ResponseCode.SUCCESS;
    }
  }

  @Test
  void thePortalOfTypeEightIsBlockedUntilTheCpuTranslates() {
    var eight = machine.mediated("eight", DeviceType.MEDIATED_PASID_DMWR, PARENT, 102);
    var portal = new Portal();
    machine.vfio.setRegisters(eight.device(), portal);
    try (var file = attached(eight, 8);
        var kvm = new KvmFd(machine.subsystem, _ -> {})) {
      var space = userSpace(0x3000);
      file.attach(space, 9);
      int pasid = pasid(file, space, OptionalInt.of(9));
      machine.refused(Errno.EPERM, () -> kvm.submit(9, file, new byte[64]));
      machine.refused(Errno.EINVAL, () -> kvm.mapPasid(9, fd, space));
      kvm.addDevice(file);
      machine.refused(Errno.EEXIST, () -> kvm.addDevice(file));
      machine.refused(Errno.EPERM, () -> kvm.submit(9, file, new byte[64]));
      machine.refused(Errno.EPERM, () -> file.submit(pasid, new byte[64]));
      kvm.enablePasidTranslation();
      assertThat(kvm.pasidTranslation()).isTrue();
      machine.refused(Errno.EINVAL, () -> kvm.submit(9, file, new byte[64]));
      machine.refused(Errno.EINVAL, () -> kvm.mapPasid(10, fd, space));
      machine.refused(Errno.EINVAL, () -> kvm.mapPasid(9, fd, root));
      kvm.mapPasid(9, fd, space);
      machine.refused(Errno.EEXIST, () -> kvm.mapPasid(9, fd, space));
      assertThat(portal.last).isEqualTo(-1);
      assertThat(kvm.submit(9, file, new byte[64])).isEqualTo(ResponseCode.SUCCESS);
      assertThat(portal.last).isEqualTo(pasid);
      eight.write(portal.last, 0x7000, new byte[] {5});
      machine.refused(Errno.ENOENT, () -> kvm.unmapPasid(9, fd, root));
      kvm.unmapPasid(9, fd, space);
      machine.refused(Errno.ENOENT, () -> kvm.unmapPasid(9, fd, space));
      machine.refused(Errno.EINVAL, () -> kvm.submit(9, file, new byte[64]));
      kvm.mapPasid(9, fd, space);
      file.detach(space, OptionalInt.of(9));
      machine.refused(Errno.EINVAL, () -> kvm.submit(9, file, new byte[64]));
    }
  }

  @Test
  void thePortalIsBlockedAgainWhenTheMachineIsGone() {
    var eight = machine.mediated("eight", DeviceType.MEDIATED_PASID_DMWR, PARENT, 102);
    var seven = machine.device("seven", DeviceType.PHYSICAL_PASID_DMWR, PARENT + 1);
    var portal = new Portal();
    machine.vfio.setRegisters(seven.device(), portal);
    try (var file = attached(eight, 8);
        var file7 = attached(seven, 7)) {
      try (var kvm = new KvmFd(machine.subsystem, _ -> {})) {
        kvm.enablePasidTranslation();
        kvm.addDevice(file);
        assertThat(file.portalOpen()).isTrue();
      }
      assertThat(file.portalOpen()).isFalse();
      try (var kvm = new KvmFd(machine.subsystem, _ -> {})) {
        kvm.addDevice(file7);
        assertThat(file7.portalOpen()).isTrue();
        assertThat(kvm.submit(3, file7, new byte[64])).isEqualTo(ResponseCode.SUCCESS);
        assertThat(portal.last).isEqualTo(3);
      }
    }
  }
}
