package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommufd.Machine.HEAP;
import static portcullis.iommufd.Machine.MEGABYTE;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.HostDriver;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.MapRequest;
import portcullis.driver.core.process.UserProcess;

/** Binding, cookies, groups, and the way out. */
class BindTest {
  private final Machine machine = new Machine();
  private final TestDevice first = machine.device("first", DeviceType.PHYSICAL, 0x20);
  private final TestDevice second = machine.device("second", DeviceType.PHYSICAL, 0x21);
  private final TestDevice left =
      machine.device(
          DeviceDescription.pci("left", DeviceType.PHYSICAL, machine.large, 0x30).inGroup(7));
  private final TestDevice right =
      machine.device(
          DeviceDescription.pci("right", DeviceType.PHYSICAL, machine.large, 0x31).inGroup(7));

  @AfterEach
  void everythingIsGivenBack() {
    machine.assertNothingLeaked();
    machine.close();
  }

  @Test
  void aCookieIsTakenOnce() {
    try (var fd = machine.open();
        var one = machine.open(first);
        var two = machine.open(second)) {
      one.bind(fd, 1);
      machine.refused(Errno.EEXIST, () -> two.bind(fd, 1));
      two.bind(fd, -1);
      assertThat(fd.deviceInfo(-1).cookie()).isEqualTo(-1);
      machine.refused(Errno.ENOENT, () -> fd.deviceInfo(2));
    }
  }

  @Test
  void aDeviceIsBoundOnceToAnFdButToSeveralFds() {
    try (var fd = machine.open();
        var other = machine.open();
        var one = machine.open(first)) {
      one.bind(fd, 1);
      machine.refused(Errno.EBUSY, () -> one.bind(fd, 2));
      one.bind(other, 1);
      var space = fd.allocate(KernelManaged.root());
      var otherSpace = other.allocate(KernelManaged.root());
      one.attach(space);
      machine.refused(Errno.EBUSY, () -> one.attach(otherSpace));
      one.detach(space);
      one.attach(otherSpace);
      machine.refused(Errno.EINVAL, () -> one.detach(space));
    }
  }

  @Test
  void attachingNeedsABinding() {
    try (var fd = machine.open();
        var other = machine.open();
        var one = machine.open(first)) {
      var space = fd.allocate(KernelManaged.root());
      machine.refused(Errno.EINVAL, () -> one.attach(space));
      one.bind(other, 1);
      machine.refused(Errno.EINVAL, () -> one.attach(space));
    }
  }

  @Test
  void aDeviceFileIsOpenedOnce() {
    machine.refused(Errno.ENOENT, () -> machine.vfio.open("nobody", machine.process));
    try (var _ = machine.open(first)) {
      machine.refused(Errno.EBUSY, () -> machine.open(first));
    }
    first.device().bindHostDriver(new HostDriver("nvme", false));
    machine.refused(Errno.ENODEV, () -> machine.open(first));
    machine.refused(
        Errno.EBUSY, () -> first.device().bindHostDriver(new HostDriver("other", false)));
    first.device().unbindHostDriver();
    try (var one = machine.open(first)) {
      machine.refused(
          Errno.EBUSY, () -> first.device().bindHostDriver(new HostDriver("nvme", false)));
      Machine.closeEarly(one);
      machine.refused(Errno.EBADF, one::info);
    }
  }

  @Test
  void aGroupMustBeViableAndStaysSo() {
    right.device().bindHostDriver(new HostDriver("nvme", false));
    try (var fd = machine.open();
        var one = machine.open(left)) {
      machine.refused(Errno.EPERM, () -> one.bind(fd, 1));
      right.device().unbindHostDriver();
      one.bind(fd, 1);
      machine.refused(
          Errno.EPERM, () -> right.device().bindHostDriver(new HostDriver("nvme", false)));
      right.device().bindHostDriver(new HostDriver("pcieport", true));
      right.device().unbindHostDriver();
      Machine.closeEarly(fd);
      right.device().bindHostDriver(new HostDriver("nvme", false));
      right.device().unbindHostDriver();
    }
  }

  @Test
  void aGroupBelongsToOneUser() {
    var other = new UserProcess(machine.users, "other", 0);
    try (var fd = machine.open();
        var otherFd = machine.subsystem.open(other);
        var one = machine.open(left);
        var two = machine.vfio.open("right", other)) {
      one.bind(fd, 1);
      machine.refused(Errno.EPERM, () -> two.bind(otherFd, 1));
      Machine.closeEarly(one);
      two.bind(otherFd, 1);
    }
  }

  @Test
  void devicesOfAGroupGoToOneSpace() {
    machine.process.allocate(HEAP, MEGABYTE, true);
    try (var fd = machine.open();
        var one = machine.open(left);
        var two = machine.open(right)) {
      one.bind(fd, 1);
      two.bind(fd, 2);
      var space = fd.allocate(KernelManaged.root());
      var other = fd.allocate(KernelManaged.root());
      var child = fd.allocate(KernelManaged.on(space));
      one.attach(space);
      machine.refused(Errno.EINVAL, () -> two.attach(other));
      two.attach(space);
      one.attach(child);
      two.attach(child);
      space.map(MapRequest.readWrite(0, MEGABYTE, HEAP));
      child.map(MapRequest.readWrite(0x1000, 0x1000, 0x3000));
      left.write(0x1000, new byte[] {42});
      assertThat(right.read(0x1000, 1)).containsExactly(42);
    }
  }

  @Test
  void devicesBehindABridgeShareARequester() {
    machine.process.allocate(HEAP, MEGABYTE, true);
    var a =
        machine.device(
            DeviceDescription.pci("a", DeviceType.PHYSICAL, machine.large, 0x40).inGroup(9));
    var b =
        machine.device(
            DeviceDescription.pci("b", DeviceType.PHYSICAL, machine.large, 0x40).inGroup(9));
    try (var fd = machine.open();
        var one = machine.open(a);
        var two = machine.open(b)) {
      one.bind(fd, 1);
      two.bind(fd, 2);
      var space = fd.allocate(KernelManaged.root());
      space.map(MapRequest.readWrite(0, MEGABYTE, HEAP));
      one.attach(space);
      two.attach(space);
      Machine.closeEarly(one);
      b.write(0, new byte[] {1});
      two.detach(space);
      assertThat(b.blocked(0)).isTrue();
    }
  }

  @Test
  void closingTheIommuFdUnderADeviceBlocksIt() {
    machine.process.allocate(HEAP, MEGABYTE, true);
    try (var one = machine.open(first)) {
      try (var fd = machine.open()) {
        one.bind(fd, 1);
        var space = fd.allocate(KernelManaged.root());
        space.map(MapRequest.readWrite(0, MEGABYTE, HEAP));
        one.attach(space);
        first.write(0, new byte[] {1});
        Machine.closeEarly(fd);
        machine.refused(Errno.EBADF, () -> fd.allocate(KernelManaged.root()));
        machine.refused(Errno.EBADF, space::free);
      }
      assertThat(first.blocked(0)).isTrue();
      assertThat(machine.process.lockedBytes()).isZero();
      try (var again = machine.open()) {
        one.bind(again, 1);
      }
    }
  }

  @Test
  void theOlderFaceTakesWholeGroups() {
    machine.process.allocate(HEAP, MEGABYTE, true);
    try (var container = machine.vfio.openContainer(machine.process);
        var group = machine.vfio.openGroup(7, machine.process)) {
      assertThat(group.viable()).isTrue();
      assertThat(group.deviceNames()).containsExactly("left", "right");
      machine.refused(Errno.EBUSY, () -> machine.open(left));
      machine.refused(Errno.EBUSY, () -> machine.vfio.openGroup(7, machine.process));
      machine.refused(Errno.EINVAL, () -> group.device("left"));
      machine.refused(Errno.EINVAL, container::setIommu);
      machine.refused(Errno.EINVAL, () -> container.map(MapRequest.readWrite(0, MEGABYTE, HEAP)));
      group.setContainer(container);
      machine.refused(Errno.EINVAL, () -> group.setContainer(container));
      container.setIommu();
      machine.refused(Errno.EBUSY, container::setIommu);
      container.map(MapRequest.readWrite(0, MEGABYTE, HEAP));
      left.write(0x1000, new byte[] {5});
      assertThat(right.read(0x1000, 1)).containsExactly(5);
      assertThat(group.device("left").info().name()).isEqualTo("left");
      machine.refused(Errno.ENODEV, () -> group.device("first"));
      assertThat(container.unmap(0, MEGABYTE)).isEqualTo(MEGABYTE);
      group.unsetContainer();
      machine.refused(Errno.EINVAL, group::unsetContainer);
      assertThat(left.blocked(0x1000)).isTrue();
    }
    try (var _ = machine.open(left)) {
      machine.refused(Errno.EBUSY, () -> machine.vfio.openGroup(7, machine.process));
      machine.refused(Errno.ENOENT, () -> machine.vfio.openGroup(99, machine.process));
    }
  }

  @Test
  void theOlderFaceRefusesAGroupThatIsNotViable() {
    right.device().bindHostDriver(new HostDriver("nvme", false));
    try (var container = machine.vfio.openContainer(machine.process);
        var group = machine.vfio.openGroup(7, machine.process)) {
      assertThat(group.viable()).isFalse();
      machine.refused(Errno.EPERM, () -> group.setContainer(container));
    }
    right.device().unbindHostDriver();
  }
}
