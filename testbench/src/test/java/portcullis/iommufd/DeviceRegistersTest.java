package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.uapi.Commands;
import portcullis.driver.uapi.DeviceFiles;
import portcullis.driver.uapi.VfioStructures;
import portcullis.driver.vfio.DeviceRegisters;

/**
 * Registers of devices, in Java and through device files: whose they are, and how they are reached.
 */
class DeviceRegistersTest {
  private static final int BYTES = 64;

  private final Machine machine = new Machine();
  private final TestDevice first = machine.device("first", DeviceType.PHYSICAL, 0x20);
  private final TestDevice bare = machine.device("bare", DeviceType.PHYSICAL, 0x21);
  private final Registers registers = new Registers();
  private final DeviceFiles files = new DeviceFiles(machine.vfio, machine.process);
  private final Arena arena = Arena.ofConfined();

  DeviceRegistersTest() {
    machine.vfio.setRegisters(first.device(), registers);
  }

  /** Bytes that remember each access. */
  private static final class Registers implements DeviceRegisters {
    private final byte[] content = new byte[BYTES];
    private final List<String> accesses = new ArrayList<>();

    @Override
    public long bytes() {
      return BYTES;
    }

    @Override
    public long read(long offset, int size) {
      accesses.add("read %d at %d".formatted(size, offset));
      long value = 0;
      for (int i = size - 1; i >= 0; i--) {
        value = value << Byte.SIZE | content[(int) offset + i] & 0xff;
      }
      return value;
    }

    @Override
    public void write(long offset, int size, long value) {
      accesses.add("write %d at %d: %x".formatted(size, offset, value));
      for (int i = 0; i < size; i++) {
        content[(int) offset + i] = (byte) (value >>> i * Byte.SIZE);
      }
    }
  }

  @AfterEach
  void everythingIsGivenBack() {
    files.close();
    machine.assertNothingLeaked();
    machine.close();
    arena.close();
  }

  private MemorySegment bytes(int... values) {
    var memory = arena.allocate(values.length);
    for (int i = 0; i < values.length; i++) {
      memory.set(ValueLayout.JAVA_BYTE, i, (byte) values[i]);
    }
    return memory;
  }

  private MemorySegment region(long argsz, int index) {
    var structure = VfioStructures.REGION_INFO;
    var memory = arena.allocate(structure.bytes(), 8);
    structure.set(memory, "argsz", argsz);
    structure.set(memory, "index", index);
    return memory;
  }

  private int regionInfo(int device, MemorySegment memory) {
    return files.ioctl(device, Commands.VFIO_DEVICE_GET_REGION_INFO.number(), memory);
  }

  private void bind(int device, int iommu, long cookie) {
    var structure = VfioStructures.BIND_DATA;
    var memory = arena.allocate(structure.bytes(), 8);
    structure.set(memory, "argsz", structure.bytes());
    structure.set(memory, "iommu_fd", iommu);
    structure.set(memory, "dev_cookie", cookie);
    assertThat(files.ioctl(device, Commands.BIND_IOMMU_FD.number(), memory)).isZero();
  }

  @Test
  void nobodyTouchesRegistersBeforeBindingOrAfterwards() {
    try (var fd = machine.open();
        var one = machine.open(first)) {
      machine.refused(Errno.EPERM, () -> one.readRegister(0, 4));
      machine.refused(Errno.EPERM, () -> one.writeRegister(0, 4, 1));
      one.bind(fd, 1);
      one.writeRegister(8, 4, 0x1_0000_002aL);
      assertThat(one.readRegister(8, 4)).isEqualTo(42);
      Machine.closeEarly(fd);
      machine.refused(Errno.EPERM, () -> one.readRegister(0, 4));
    }
    assertThat(registers.accesses).containsExactly("write 4 at 8: 2a", "read 4 at 8");
  }

  @Test
  void accessesOutOfLineOrBeyondReachNoRegister() {
    try (var fd = machine.open();
        var one = machine.open(first);
        var other = machine.open(bare)) {
      one.bind(fd, 1);
      other.bind(fd, 2);
      for (int size : new int[] {-1, 0, 3, 5, 16, 1 << 31}) {
        machine.refused(Errno.EINVAL, () -> one.readRegister(0, size));
        machine.refused(Errno.EINVAL, () -> one.writeRegister(0, size, 0));
      }
      for (long offset : new long[] {-8, 2, 61, BYTES, Long.MAX_VALUE - 3, Long.MIN_VALUE}) {
        machine.refused(Errno.EINVAL, () -> one.readRegister(offset, 4));
        machine.refused(Errno.EINVAL, () -> one.writeRegister(offset, 4, 0));
      }
      machine.refused(Errno.EINVAL, () -> other.readRegister(0, 1));
      assertThat(registers.accesses).isEmpty();
      for (int size = 1; size <= 8; size *= 2) {
        assertThat(one.readRegister(BYTES - size, size)).isZero();
      }
    }
  }

  @Test
  void aProgramInCFindsTheRegionAndReachesIt() {
    int iommu = files.open("/dev/iommu");
    int device = files.open("/dev/vfio/devices/first");
    var info = region(VfioStructures.REGION_INFO.bytes(), 0);
    assertThat(regionInfo(device, info)).isZero();
    assertThat(VfioStructures.REGION_INFO.get(info, "size")).isEqualTo(BYTES);
    assertThat(VfioStructures.REGION_INFO.get(info, "flags")).isEqualTo(3);
    long start = VfioStructures.REGION_INFO.get(info, "offset");

    var value = bytes(0x11, 0x22, 0x33, 0x84);
    assertThat(files.pwrite(device, value, start + 16)).isEqualTo(-Errno.EPERM.number());
    bind(device, iommu, 7);
    assertThat(files.pwrite(device, value, start + 16)).isEqualTo(4);
    var read = arena.allocate(8);
    assertThat(files.pread(device, read, start + 16)).isEqualTo(8);
    assertThat(read.toArray(ValueLayout.JAVA_BYTE))
        .containsExactly(0x11, 0x22, 0x33, (byte) 0x84, 0, 0, 0, 0);
    assertThat(registers.accesses).containsExactly("write 4 at 16: 84332211", "read 8 at 16");
  }

  @Test
  void wrongCallsOfAProgramInCAreRefused() {
    int iommu = files.open("/dev/iommu");
    int device = files.open("/dev/vfio/devices/first");
    int without = files.open("/dev/vfio/devices/bare");
    bind(device, iommu, 7);
    int whole = VfioStructures.REGION_INFO.bytes();
    assertThat(regionInfo(device, region(whole, 1))).isEqualTo(-Errno.EINVAL.number());
    assertThat(regionInfo(device, region(whole - 1, 0))).isEqualTo(-Errno.EINVAL.number());
    assertThat(regionInfo(device, region(whole + 1, 0))).isEqualTo(-Errno.EFAULT.number());
    assertThat(regionInfo(files.eventfd(), region(whole, 0))).isEqualTo(-Errno.ENOTTY.number());
    var none = region(whole, 0);
    assertThat(regionInfo(without, none)).isZero();
    assertThat(VfioStructures.REGION_INFO.get(none, "size")).isZero();
    assertThat(VfioStructures.REGION_INFO.get(none, "flags")).isZero();

    for (var wrong : List.of(bytes(), bytes(1, 2, 3), arena.allocate(16))) {
      assertThat(files.pread(device, wrong, 0)).isEqualTo(-Errno.EINVAL.number());
      assertThat(files.pwrite(device, wrong, 0)).isEqualTo(-Errno.EINVAL.number());
    }
    var word = arena.allocate(4);
    assertThat(files.pread(device, word, BYTES)).isEqualTo(-Errno.EINVAL.number());
    assertThat(files.pwrite(device, word, -4)).isEqualTo(-Errno.EINVAL.number());
    assertThat(files.pread(iommu, word, 0)).isEqualTo(-Errno.ESPIPE.number());
    assertThat(files.pwrite(files.eventfd(), word, 0)).isEqualTo(-Errno.ESPIPE.number());
    assertThat(files.pread(99, word, 0)).isEqualTo(-Errno.EBADF.number());
    assertThat(registers.accesses).isEmpty();
  }
}
