package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommufd.Machine.HEAP;
import static portcullis.iommufd.Machine.MEGABYTE;
import static portcullis.iommufd.Machine.PAGE;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.coverify.GuestTables;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.InvalidateRequest;
import portcullis.driver.core.Ioasid;
import portcullis.driver.core.IoasidRequest.Dummy;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IoasidRequest.UserPageTable;
import portcullis.driver.core.IommuFd;
import portcullis.driver.core.MapRequest;
import portcullis.driver.riscv.AddressRange;
import portcullis.driver.riscv.DeviceTranslation;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.driver.vfio.VfioDevice;

/** Spaces on spaces, in hardware and in shadows, in any mix of protocols. */
class NestingTest {
  private static final long TABLES = 0x8_0000;

  private final Machine machine = new Machine();
  private final TestDevice device = machine.device("device", DeviceType.PHYSICAL, 0x20);
  private final TestDevice sva = machine.device("sva", DeviceType.PHYSICAL_PASID, 0x21);
  private final TestDevice mediated = machine.mediated("mdev", DeviceType.MEDIATED, 0x22, 100);
  private final TestDevice small =
      machine.device(DeviceDescription.pci("small", DeviceType.PHYSICAL, machine.small, 0x2));
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

  @Test
  void aChildNeedsTheDeviceOnItsParent() {
    var child = fd.allocate(KernelManaged.on(root));
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      machine.refused(Errno.EINVAL, () -> file.attach(child));
      file.attach(root);
      file.attach(child);
      machine.refused(Errno.EBUSY, () -> file.detach(root));
      machine.refused(Errno.EBUSY, () -> file.attach(child));
      machine.refused(Errno.EBUSY, () -> file.attach(root));
      machine.refused(Errno.EBUSY, () -> file.attach(fd.allocate(KernelManaged.on(root))));
      machine.refused(Errno.EBUSY, () -> file.attach(fd.allocate(KernelManaged.root())));
      file.detach(child);
      device.write(0x1000, new byte[] {1});
      file.detach(root);
      machine.refused(Errno.EINVAL, () -> file.detach(root));
    }
  }

  @Test
  void threeLevelsOfKernelTables() {
    var middle = fd.allocate(KernelManaged.on(root));
    var top = fd.allocate(KernelManaged.on(middle));
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      file.attach(root);
      file.attach(middle);
      file.attach(top);
      middle.map(MapRequest.readWrite(0x10_0000, 8 * PAGE, 0x4000));
      top.map(MapRequest.readWrite(0x20_0000, 2 * PAGE, 0x10_1000));
      top.map(MapRequest.readOnly(0x30_0000, PAGE, 0x10_3000));
      device.write(0x20_1000, new byte[] {42});
      assertThat(machine.process.read(HEAP + 0x6000, 1)).containsExactly(42);
      assertThat(device.cause(0x30_0000, false)).isZero();
      assertThat(device.cause(0x30_0000, true)).isNotZero();
      middle.unmap(0x10_0000, 8 * PAGE);
      assertThat(device.blocked(0x20_0000)).isTrue();
      middle.map(MapRequest.readOnly(0x10_1000, PAGE, 0x8000));
      assertThat(device.cause(0x20_0000, false)).isZero();
      assertThat(device.cause(0x20_0000, true)).isNotZero();
      assertThat(device.blocked(0x20_1000)).isTrue();
      root.unmap(0, MEGABYTE);
      assertThat(device.blocked(0x20_0000)).isTrue();
    }
  }

  /**
   * A table of the user on a kernel table on a kernel table: the lower two are one for hardware.
   */
  @Test
  void hardwareNestsOnAMergedParent() {
    var middle = fd.allocate(KernelManaged.on(root));
    middle.map(MapRequest.readWrite(0, MEGABYTE, 0));
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      file.attach(root);
      file.attach(middle);
      var top = fd.allocate(userTable(middle, 0x7000, 0x3000));
      file.attach(top);
      device.write(0x7000, new byte[] {7});
      assertThat(machine.process.read(HEAP + 0x3000, 1)).containsExactly(7);
      assertThat(machine.large.binding(0x20).translation())
          .isInstanceOfSatisfying(
              DeviceTranslation.FirstStage.class, it -> assertThat(it.secondStage()).isPresent());
    }
  }

  /** One user table under two IOMMUs, and under two devices of one. */
  @Test
  void aUserTableServesManyDevices() {
    var other = machine.device("other", DeviceType.PHYSICAL, 0x25);
    try (var file = machine.open(device);
        var file2 = machine.open(other);
        var file3 = machine.open(small)) {
      long table = tables.newTable();
      tables.map(table, 0x7000, 0x3000);
      var user = fd.allocate(new UserPageTable(root, table, PageTableFormat.SV39));
      long cookie = 0;
      for (var it : new VfioDevice[] {file, file2, file3}) {
        it.bind(fd, ++cookie);
        it.attach(root);
        it.attach(user);
      }
      device.write(0x7000, new byte[] {1, 2, 3});
      assertThat(other.read(0x7000, 3)).containsExactly(1, 2, 3);
      assertThat(small.read(0x7000, 3)).containsExactly(1, 2, 3);
      tables.map(table, 0x7000, 0x4000);
      user.invalidate(InvalidateRequest.all());
      machine.process.write(HEAP + 0x4000, new byte[] {4});
      for (var it : new TestDevice[] {device, other, small}) {
        assertThat(it.read(0x7000, 1)).containsExactly(4);
      }
    }
  }

  /**
   * A default space of the user beside a vPASID: entry 0 of the directory, below the second stage.
   */
  @Test
  void aUserTableAsDefaultBesideVpasids() {
    try (var file = machine.open(sva)) {
      file.bind(fd, 1);
      file.attach(root);
      var byDefault = fd.allocate(userTable(root, 0x7000, 0x3000));
      var byPasid = fd.allocate(userTable(root, 0x7000, 0x4000));
      file.attach(byPasid, 9);
      sva.write(0x2000, new byte[] {1});
      file.attach(byDefault);
      sva.write(0x7000, new byte[] {3});
      sva.write(9, 0x7000, new byte[] {4});
      assertThat(machine.process.read(HEAP + 0x3000, 1)).containsExactly(3);
      assertThat(machine.process.read(HEAP + 0x4000, 1)).containsExactly(4);
      assertThat(machine.large.binding(0x21).translation())
          .isInstanceOfSatisfying(
              DeviceTranslation.Processes.class,
              it -> {
                assertThat(it.defaultProcess()).isTrue();
                assertThat(it.secondStage()).isPresent();
              });
      assertThat(sva.blocked(0x2000)).isTrue();
      file.detach(byDefault);
      sva.write(0x2000, new byte[] {1});
      assertThat(machine.large.binding(0x21).translation())
          .isInstanceOfSatisfying(
              DeviceTranslation.Processes.class, it -> assertThat(it.defaultProcess()).isFalse());
    }
  }

  /** With another root attached hardware can nest no longer: all become shadows, and back. */
  @Test
  void anotherRootTurnsNestingIntoShadows() {
    machine.process.allocate(HEAP + 0x100_0000, 16 * PAGE, true);
    try (var file = machine.open(sva)) {
      file.bind(fd, 1);
      file.attach(root);
      var user = fd.allocate(userTable(root, 0x7000, 0x4000));
      var other = fd.allocate(KernelManaged.root());
      other.map(MapRequest.readWrite(0x9000, PAGE, HEAP + 0x100_0000));
      file.attach(user, 9);
      file.attach(other, 10);
      assertThat(machine.large.binding(0x21).translation().secondStage()).isEmpty();
      sva.write(0x5000, new byte[] {5});
      sva.write(9, 0x7000, new byte[] {6});
      sva.write(10, 0x9000, new byte[] {7});
      assertThat(machine.process.read(HEAP + 0x5000, 1)).containsExactly(5);
      assertThat(machine.process.read(HEAP + 0x4000, 1)).containsExactly(6);
      assertThat(machine.process.read(HEAP + 0x100_0000, 1)).containsExactly(7);
      file.detach(other, OptionalInt.of(10));
      assertThat(machine.large.binding(0x21).translation().secondStage()).isPresent();
      sva.write(9, 0x7000, new byte[] {8});
      assertThat(machine.process.read(HEAP + 0x4000, 1)).containsExactly(8);
    }
  }

  /** The kernel's process directory below a second stage is read-only for its devices. */
  @ParameterizedTest
  @ValueSource(ints = {38, 47, 55})
  void theProcessDirectoryIsOutOfReach(int width) {
    try (var file = machine.open(sva)) {
      file.bind(fd, 1);
      var space = fd.allocate(KernelManaged.root().withAddressWidth(width));
      space.map(MapRequest.readWrite(0, MEGABYTE, HEAP));
      file.attach(space);
      var request = userTable(space, 0x7000, 0x4000);
      var user = fd.allocate(request);
      file.attach(user, 9);
      var directory =
          ((DeviceTranslation.Processes) machine.large.binding(0x21).translation()).directory();
      long hole = directory.address();
      assertThat(hole).isBetween(1L << width, (1L << 56) - PAGE);
      assertThat(fd.deviceInfo(1).addressWidth()).isEqualTo(55);
      assertThat(sva.cause(hole, true)).isNotZero();
      tables.map(request.address(), 0x8000, hole);
      user.invalidate(InvalidateRequest.all());
      assertThat(sva.cause(9, 0x8000, true)).isNotZero();
      machine.refused(Errno.EINVAL, () -> space.map(MapRequest.readWrite(hole, PAGE, HEAP)));
      sva.write(9, 0x7000, new byte[] {8});
    }
  }

  @Test
  void invalidationsMustMakeSense() {
    var user = fd.allocate(userTable(root, 0x7000, 0x4000));
    var range = Optional.of(new AddressRange(0, PAGE));
    var all = EnumSet.allOf(InvalidateRequest.Cache.class);
    var iotlb = EnumSet.of(InvalidateRequest.Cache.IOTLB);
    var none = OptionalLong.empty();
    var noPasid = OptionalInt.empty();
    for (var wrong :
        new InvalidateRequest[] {
          new InvalidateRequest(
              InvalidateRequest.Granularity.DEVICE, Set.of(), none, noPasid, Optional.empty()),
          new InvalidateRequest(
              InvalidateRequest.Granularity.RANGE, iotlb, none, noPasid, Optional.empty()),
          new InvalidateRequest(InvalidateRequest.Granularity.DEVICE, iotlb, none, noPasid, range),
          new InvalidateRequest(
              InvalidateRequest.Granularity.PASID, iotlb, none, noPasid, Optional.empty()),
          new InvalidateRequest(InvalidateRequest.Granularity.RANGE, all, none, noPasid, range),
          InvalidateRequest.ofPasid(3),
        }) {
      machine.refused(Errno.EINVAL, () -> user.invalidate(wrong));
    }
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      file.attach(root);
      var byCookie =
          new InvalidateRequest(
              InvalidateRequest.Granularity.DEVICE,
              iotlb,
              OptionalLong.of(1),
              noPasid,
              Optional.empty());
      machine.refused(Errno.ENOENT, () -> user.invalidate(byCookie));
      file.attach(user);
      user.invalidate(byCookie);
    }
  }

  @Test
  void theDummyRootIsForPinningOnly() {
    var dummy = fd.allocate(new Dummy());
    machine.refused(Errno.EINVAL, () -> dummy.map(MapRequest.readWrite(0, MEGABYTE, HEAP)));
    machine.refused(Errno.EINVAL, dummy::startDirtyTracking);
    dummy.map(MapRequest.readWrite(HEAP, MEGABYTE, HEAP));
    assertThat(machine.process.lockedBytes()).isEqualTo(MEGABYTE);
    var one = fd.allocate(KernelManaged.on(dummy));
    var two = fd.allocate(KernelManaged.on(dummy));
    one.map(MapRequest.readWrite(0, MEGABYTE, HEAP));
    two.map(MapRequest.readWrite(0x4000, PAGE, HEAP));
    try (var file = machine.open(device);
        var other = machine.open(small)) {
      file.bind(fd, 1);
      other.bind(fd, 2);
      machine.refused(Errno.EINVAL, () -> file.attach(dummy));
      file.attach(one);
      other.attach(two);
      device.write(0, new byte[] {5});
      assertThat(small.read(0x4000, 1)).containsExactly(5);
      assertThat(machine.process.lockedBytes()).isEqualTo(MEGABYTE);
      dummy.unmap(HEAP, MEGABYTE);
      assertThat(device.blocked(0)).isTrue();
      assertThat(small.blocked(0x4000)).isTrue();
      assertThat(machine.process.lockedBytes()).isZero();
    }
  }
}
