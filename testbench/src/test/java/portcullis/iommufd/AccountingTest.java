package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommufd.Machine.HEAP;
import static portcullis.iommufd.Machine.MEGABYTE;
import static portcullis.iommufd.Machine.PAGE;

import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.IoasidRequest.Dummy;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IommuFd;
import portcullis.driver.core.MapRequest;

/** Pinning, the limit of locked memory, and registered memory. */
class AccountingTest {
  private static final long LIMIT = 32 * PAGE;

  private final Machine machine = new Machine(Machine.LARGE, Machine.SMALL, LIMIT);
  private final TestDevice device = machine.device("device", DeviceType.PHYSICAL, 0x20);
  private final TestDevice small =
      machine.device(DeviceDescription.pci("small", DeviceType.PHYSICAL, machine.small, 0x2));
  private IommuFd fd;

  @BeforeEach
  void open() {
    machine.process.allocate(HEAP, MEGABYTE, true);
    fd = machine.open();
  }

  @AfterEach
  void everythingIsGivenBack() {
    fd.close();
    machine.assertNothingLeaked();
    machine.close();
  }

  @Test
  void pagesArePinnedWhileADeviceIsAttached() {
    var root = fd.allocate(KernelManaged.root());
    root.map(MapRequest.readWrite(0, 4 * PAGE, HEAP));
    assertThat(machine.process.lockedBytes()).isZero();
    try (var file = machine.open(device);
        var other = machine.open(small)) {
      file.bind(fd, 1);
      other.bind(fd, 2);
      file.attach(root);
      assertThat(machine.process.lockedBytes()).isEqualTo(4 * PAGE);
      other.attach(root);
      root.map(MapRequest.readWrite(0x10_0000, 2 * PAGE, HEAP));
      assertThat(machine.process.lockedBytes()).isEqualTo(6 * PAGE);
      assertThat(machine.users.pinnedPages()).isEqualTo(4);
      file.detach(root);
      assertThat(machine.process.lockedBytes()).isEqualTo(6 * PAGE);
      root.unmap(0, 4 * PAGE);
      assertThat(machine.process.lockedBytes()).isEqualTo(2 * PAGE);
      other.detach(root);
      assertThat(machine.process.lockedBytes()).isZero();
      assertThat(machine.users.pinnedPages()).isZero();
    }
  }

  @Test
  void theLimitHoldsForMappingAndForAttaching() {
    var root = fd.allocate(KernelManaged.root());
    var big = fd.allocate(KernelManaged.root());
    big.map(MapRequest.readWrite(0, LIMIT + PAGE, HEAP));
    try (var file = machine.open(device);
        var other = machine.open(small)) {
      file.bind(fd, 1);
      other.bind(fd, 2);
      machine.refused(Errno.ENOMEM, () -> file.attach(big));
      file.attach(root);
      root.map(MapRequest.readWrite(0, LIMIT - PAGE, HEAP));
      machine.refused(
          Errno.ENOMEM, () -> root.map(MapRequest.readWrite(0x10_0000, 2 * PAGE, HEAP)));
      machine.refused(Errno.ENOMEM, () -> other.attach(big));
      root.map(MapRequest.readWrite(0x10_0000, PAGE, HEAP));
      machine.refused(Errno.ENOMEM, () -> root.map(MapRequest.readWrite(0x20_0000, PAGE, HEAP)));
      device.write(0x10_0000, new byte[] {1});
    }
  }

  @Test
  void memoryThatWentAwayIsNotPinned() {
    var root = fd.allocate(KernelManaged.root());
    root.map(MapRequest.readWrite(0, 4 * PAGE, HEAP));
    machine.process.release(HEAP + PAGE, PAGE);
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      machine.refused(Errno.EFAULT, () -> file.attach(root));
    }
  }

  /** A page that is pinned stays, although the process has unmapped it. */
  @Test
  void pinnedPagesOutliveTheProcessesMapping() {
    var root = fd.allocate(KernelManaged.root());
    root.map(MapRequest.readWrite(0, 4 * PAGE, HEAP));
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      file.attach(root);
      device.write(0, new byte[] {1});
      machine.process.release(HEAP, MEGABYTE);
      assertThat(device.read(0, 1)).containsExactly(1);
      root.unmap(0, 4 * PAGE);
      assertThat(device.blocked(0)).isTrue();
    }
    assertThat(machine.memory.strayAccesses()).isEmpty();
  }

  @Test
  void registeredMemoryIsChargedOnce() {
    var before = fd.allocate(KernelManaged.root());
    before.map(MapRequest.readWrite(0, PAGE, HEAP + 0x8_0000));
    fd.registerMemory(HEAP, 8 * PAGE);
    assertThat(machine.process.lockedBytes()).isEqualTo(8 * PAGE);
    machine.refused(Errno.EEXIST, () -> fd.registerMemory(HEAP, 8 * PAGE));
    machine.refused(Errno.EEXIST, () -> fd.registerMemory(HEAP + 7 * PAGE, 2 * PAGE));
    machine.refused(Errno.EINVAL, () -> fd.registerMemory(HEAP + 1, PAGE));
    machine.refused(Errno.EINVAL, () -> fd.registerMemory(HEAP, 0));
    machine.refused(Errno.EINVAL, () -> fd.registerMemory(-PAGE, PAGE));
    machine.refused(Errno.ENOMEM, () -> fd.registerMemory(HEAP + 8 * PAGE, 25 * PAGE));
    machine.refused(Errno.EFAULT, () -> fd.registerMemory(HEAP + MEGABYTE - PAGE, 2 * PAGE));
    var one = fd.allocate(KernelManaged.root());
    var two = fd.allocate(KernelManaged.root());
    one.map(MapRequest.readWrite(0, 8 * PAGE, HEAP));
    two.map(MapRequest.readWrite(0x4000, 2 * PAGE, HEAP + PAGE));
    machine.refused(
        Errno.EINVAL, () -> one.map(MapRequest.readWrite(0x10_0000, PAGE, HEAP + 8 * PAGE)));
    machine.refused(
        Errno.EINVAL, () -> one.map(MapRequest.readWrite(0x10_0000, 2 * PAGE, HEAP + 7 * PAGE)));
    try (var file = machine.open(device);
        var other = machine.open(small)) {
      file.bind(fd, 1);
      other.bind(fd, 2);
      file.attach(one);
      other.attach(two);
      assertThat(machine.process.lockedBytes()).isEqualTo(8 * PAGE);
      device.write(PAGE, new byte[] {3});
      assertThat(small.read(0x4000, 1)).containsExactly(3);
    }
    machine.refused(Errno.EINVAL, () -> fd.unregisterMemory(HEAP, PAGE));
    machine.refused(Errno.EINVAL, () -> fd.unregisterMemory(HEAP + PAGE, 7 * PAGE));
    machine.refused(Errno.EBUSY, () -> fd.unregisterMemory(HEAP, 8 * PAGE));
    one.unmapAll();
    machine.refused(Errno.EBUSY, () -> fd.unregisterMemory(HEAP, 8 * PAGE));
    two.unmapAll();
    fd.unregisterMemory(HEAP, 8 * PAGE);
    assertThat(machine.process.lockedBytes()).isZero();
    machine.refused(Errno.EINVAL, () -> one.map(MapRequest.readWrite(0, PAGE, HEAP)));
  }

  @Test
  void severalRootsArePaidForTwiceAndADummyOnce() {
    var one = fd.allocate(KernelManaged.root());
    var two = fd.allocate(KernelManaged.root());
    one.map(MapRequest.readWrite(0, 4 * PAGE, HEAP));
    two.map(MapRequest.readWrite(0, 4 * PAGE, HEAP));
    try (var file = machine.open(device);
        var other = machine.open(small)) {
      file.bind(fd, 1);
      other.bind(fd, 2);
      file.attach(one);
      other.attach(two);
      assertThat(machine.process.lockedBytes()).isEqualTo(8 * PAGE);
      file.detach(one);
      other.detach(two);
      var dummy = fd.allocate(new Dummy());
      dummy.map(MapRequest.readWrite(HEAP, 4 * PAGE, HEAP));
      var child1 = fd.allocate(KernelManaged.on(dummy));
      var child2 = fd.allocate(KernelManaged.on(dummy));
      child1.map(MapRequest.readWrite(0, 4 * PAGE, HEAP));
      child2.map(MapRequest.readWrite(0, 4 * PAGE, HEAP));
      file.attach(child1);
      other.attach(child2);
      assertThat(machine.process.lockedBytes()).isEqualTo(4 * PAGE);
      device.write(0, new byte[] {8});
      assertThat(small.read(0, 1)).containsExactly(8);
    }
  }

  /** Out of memory for page tables: the call is refused, and all is as before. */
  @Test
  void runningOutOfPhysicalMemoryChangesNothing() {
    var root = fd.allocate(KernelManaged.root());
    root.map(MapRequest.readWrite(0, PAGE, HEAP));
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      file.attach(root);
      machine.takeAllMemory();
      machine.refused(Errno.ENOMEM, () -> root.map(MapRequest.readWrite(1L << 37, PAGE, HEAP)));
      machine.refused(Errno.ENOMEM, () -> file.attach(fd.allocate(KernelManaged.on(root))));
      device.write(0, new byte[] {1});
      machine.giveMemoryBack();
      root.map(MapRequest.readWrite(1L << 37, PAGE, HEAP));
      device.write(1L << 37, new byte[] {1});
      file.detach(root, OptionalInt.empty());
    }
  }
}
