package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommufd.Machine.HEAP;
import static portcullis.iommufd.Machine.MEGABYTE;
import static portcullis.iommufd.Machine.PAGE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.Extension;
import portcullis.driver.uapi.CStructure;
import portcullis.driver.uapi.Command;
import portcullis.driver.uapi.Commands;
import portcullis.driver.uapi.DeviceFiles;
import portcullis.driver.uapi.IommuStructures;
import portcullis.driver.uapi.VfioStructures;

/** The face that C sees: numbers, structures and errno. */
class IoctlTest {
  private final Machine machine = new Machine();
  private final TestDevice plain = machine.device("plain", DeviceType.PHYSICAL, 0x20);
  private final TestDevice sva = machine.device("sva", DeviceType.PHYSICAL_PASID, 0x21);
  private final TestDevice other = machine.device("other", DeviceType.PHYSICAL_DELEGATED, 0x22);
  private final DeviceFiles files = new DeviceFiles(machine.vfio, machine.process);
  private final Arena arena = Arena.ofConfined();
  private int iommu;

  @BeforeEach
  void open() {
    machine.process.allocate(HEAP, MEGABYTE, true);
    iommu = files.open("/dev/iommu");
    assertThat(iommu).isZero();
  }

  @AfterEach
  void everythingIsGivenBack() {
    files.close();
    machine.assertNothingLeaked();
    machine.close();
    arena.close();
  }

  /** A structure with argsz and pairs of names and values. */
  private MemorySegment struct(CStructure structure, long extra, Object... values) {
    var memory = arena.allocate(structure.bytes() + extra, 8);
    structure.set(memory, "argsz", structure.bytes() + extra);
    for (int i = 0; i < values.length; i += 2) {
      structure.set(memory, (String) values[i], ((Number) values[i + 1]).longValue());
    }
    return memory;
  }

  private int call(int fd, Command command, MemorySegment argument) {
    return files.ioctl(fd, command.number(), argument);
  }

  private void refused(Errno errno, int fd, Command command, MemorySegment argument) {
    var before = machine.snapshot();
    assertThat(call(fd, command, argument)).isEqualTo(-errno.number());
    assertThat(machine.snapshot()).isEqualTo(before);
  }

  private MemorySegment pointerTo(int number) {
    var memory = arena.allocate(4);
    memory.set(ValueLayout.JAVA_INT, 0, number);
    return memory;
  }

  private MemorySegment dma(CStructure payload, int ioasid, Object... values) {
    var operation = IommuStructures.DMA_OPERATION;
    var memory = struct(operation, payload.bytes(), "ioasid", ioasid);
    MemorySegment.copy(struct(payload, 0, values), 0, memory, operation.bytes(), payload.bytes());
    return memory;
  }

  private int bind(String name, long cookie) {
    int device = files.open("/dev/vfio/devices/" + name);
    assertThat(device).isPositive();
    assertThat(
            call(
                device,
                Commands.BIND_IOMMU_FD,
                struct(VfioStructures.BIND_DATA, 0, "iommu_fd", iommu, "dev_cookie", cookie)))
        .isZero();
    return device;
  }

  private int root() {
    return call(
        iommu,
        Commands.IOASID_ALLOC,
        struct(IommuStructures.IOASID_ALLOC, 0, "type", 1, "addr_width", 38, "flags", 2));
  }

  private MemorySegment attach(int ioasid, Object... more) {
    var memory = struct(VfioStructures.ATTACH_IOASID, 0, "iommu_fd", iommu, "ioasid", ioasid);
    for (int i = 0; i < more.length; i += 2) {
      VfioStructures.ATTACH_IOASID.set(
          memory, (String) more[i], ((Number) more[i + 1]).longValue());
    }
    return memory;
  }

  @Test
  void extensionsAreThereOrNotButNeverAnError() {
    for (var extension : Extension.values()) {
      assertThat(files.ioctl(iommu, Commands.CHECK_EXTENSION.number(), extension.number()))
          .isEqualTo(extension == Extension.MAP_NEWTYPE ? 0 : 1);
    }
    for (long unknown : new long[] {0, 9, -1, 1L << 32 | 1}) {
      assertThat(files.ioctl(iommu, Commands.CHECK_EXTENSION.number(), unknown)).isZero();
    }
  }

  /** The flow of 4.1, as a program in C would go. */
  @Test
  void theSimpleExampleInC() {
    int device = bind("plain", 77);
    int ioasid = root();
    assertThat(ioasid).isPositive();
    assertThat(call(device, Commands.ATTACH_IOASID, attach(ioasid))).isZero();
    var map =
        dma(VfioStructures.DMA_MAP, ioasid, "flags", 3, "vaddr", HEAP, "iova", 0, "size", MEGABYTE);
    assertThat(call(iommu, Commands.MAP_DMA, map)).isZero();
    refused(Errno.EEXIST, iommu, Commands.MAP_DMA, map);
    plain.write(0x1000, new byte[] {1, 2, 3});
    assertThat(machine.process.read(HEAP + 0x1000, 3)).containsExactly(1, 2, 3);
    var unmap = dma(VfioStructures.DMA_UNMAP, ioasid, "iova", 0, "size", MEGABYTE);
    assertThat(call(iommu, Commands.UNMAP_DMA, unmap)).isZero();
    var payload = unmap.asSlice(IommuStructures.DMA_OPERATION.bytes());
    assertThat(VfioStructures.DMA_UNMAP.get(payload, "size")).isEqualTo(MEGABYTE);
    var all = dma(VfioStructures.DMA_UNMAP, ioasid, "flags", 2);
    assertThat(call(iommu, Commands.UNMAP_DMA, all)).isZero();
    refused(
        Errno.EINVAL,
        iommu,
        Commands.UNMAP_DMA,
        dma(VfioStructures.DMA_UNMAP, ioasid, "flags", 2, "size", PAGE));
    refused(Errno.EBUSY, iommu, Commands.IOASID_FREE, pointerTo(ioasid));
    assertThat(call(device, Commands.DETACH_IOASID, attach(ioasid))).isZero();
    assertThat(call(iommu, Commands.IOASID_FREE, pointerTo(ioasid))).isZero();
    refused(Errno.ENOENT, iommu, Commands.IOASID_FREE, pointerTo(ioasid));
    assertThat(files.close(device)).isZero();
    assertThat(files.close(device)).isEqualTo(-Errno.EBADF.number());
  }

  @Test
  void deviceInfoTellsHowMuchRoomItNeeds() {
    bind("plain", 77);
    var structure = IommuStructures.DEVICE_INFO;
    var little = struct(structure, 0, "dev_cookie", 77);
    assertThat(call(iommu, Commands.DEVICE_GET_INFO, little)).isZero();
    long needed = structure.get(little, "argsz");
    assertThat(needed).isGreaterThan(structure.bytes());
    assertThat(structure.get(little, "cap_offset")).isZero();
    assertThat(structure.get(little, "flags")).isEqualTo(15);
    assertThat(structure.get(little, "addr_width")).isEqualTo(55);
    var enough = struct(structure, needed - structure.bytes(), "dev_cookie", 77);
    assertThat(call(iommu, Commands.DEVICE_GET_INFO, enough)).isZero();
    long at = structure.get(enough, "cap_offset");
    var ranges = enough.asSlice(at);
    assertThat(IommuStructures.IOVA_RANGES.get(ranges, "id")).isEqualTo(1);
    assertThat(IommuStructures.IOVA_RANGES.get(ranges, "nr_iovas")).isEqualTo(2);
    var first = ranges.asSlice(IommuStructures.IOVA_RANGES.bytes());
    assertThat(IommuStructures.IOVA_RANGE.get(first, "start")).isZero();
    assertThat(IommuStructures.IOVA_RANGE.get(first, "last"))
        .isEqualTo(Machine.MSI_WINDOW.start() - 1);
    var nesting = enough.asSlice(IommuStructures.IOVA_RANGES.get(ranges, "next"));
    assertThat(IommuStructures.NESTING.get(nesting, "id")).isEqualTo(2);
    assertThat(IommuStructures.NESTING.get(nesting, "flags")).isEqualTo(1);
    var formats = enough.asSlice(IommuStructures.NESTING.get(nesting, "next"));
    assertThat(IommuStructures.USER_PGTABLE.get(formats, "formats"))
        .isEqualTo(1 << 8 | 1 << 9 | 1 << 10);
    assertThat(IommuStructures.USER_PGTABLE.get(formats, "next")).isZero();
    refused(Errno.ENOENT, iommu, Commands.DEVICE_GET_INFO, struct(structure, 0, "dev_cookie", 78));
    var short1 = struct(structure, 0, "dev_cookie", 77, "argsz", 24);
    refused(Errno.EINVAL, iommu, Commands.DEVICE_GET_INFO, short1);
  }

  @Test
  void theDeviceTellsHowItsPasidsAreUsed() {
    int device = bind("sva", 1);
    int delegated = bind("other", 2);
    int without = bind("plain", 3);
    var structure = VfioStructures.DEVICE_INFO;
    for (var each : new int[][] {{device, 0}, {delegated, 1}}) {
      var memory = struct(structure, 28);
      assertThat(call(each[0], Commands.VFIO_DEVICE_GET_INFO, memory)).isZero();
      assertThat(structure.get(memory, "flags")).isEqualTo(1 << 7 | 2);
      var capability = memory.asSlice(structure.get(memory, "cap_offset"));
      assertThat(VfioStructures.PASID_CAPABILITY.get(capability, "id")).isEqualTo(5);
      assertThat(VfioStructures.PASID_CAPABILITY.get(capability, "flags")).isEqualTo(each[1]);
    }
    var memory = struct(structure, 28);
    assertThat(call(without, Commands.VFIO_DEVICE_GET_INFO, memory)).isZero();
    assertThat(structure.get(memory, "flags")).isEqualTo(2);
    assertThat(structure.get(memory, "cap_offset")).isZero();
  }

  @Test
  void faultsAreReadSignalledAndAnswered() {
    int device = bind("plain", 77);
    int ioasid = root();
    assertThat(call(device, Commands.ATTACH_IOASID, attach(ioasid))).isZero();
    int event = files.eventfd();
    assertThat(
            call(
                iommu,
                Commands.SET_FAULT_SIGNAL,
                struct(IommuStructures.FAULT_SIGNAL, 0, "eventfd", event)))
        .isZero();
    refused(
        Errno.EINVAL,
        iommu,
        Commands.SET_FAULT_SIGNAL,
        struct(IommuStructures.FAULT_SIGNAL, 0, "eventfd", device));
    refused(
        Errno.EBADF,
        iommu,
        Commands.SET_FAULT_SIGNAL,
        struct(IommuStructures.FAULT_SIGNAL, 0, "eventfd", 99));
    var counter = arena.allocate(8, 8);
    var record = IommuStructures.FAULT_RECORD;
    var buffer = arena.allocate(3L * record.bytes(), 8);
    assertThat(files.read(event, counter)).isEqualTo(-Errno.EAGAIN.number());
    assertThat(files.read(iommu, buffer)).isEqualTo(-Errno.EAGAIN.number());
    assertThat(files.read(iommu, buffer.asSlice(0, 8))).isEqualTo(-Errno.EINVAL.number());
    assertThat(files.read(device, buffer)).isEqualTo(-Errno.EINVAL.number());
    plain.cause(0x5008, true);
    plain.cause(0x6000, false);
    assertThat(files.read(event, counter)).isEqualTo(8);
    assertThat(counter.get(ValueLayout.JAVA_LONG, 0)).isEqualTo(2);
    assertThat(files.read(iommu, buffer)).isEqualTo(2 * record.bytes());
    assertThat(record.get(buffer, "ioasid")).isEqualTo(ioasid);
    assertThat(record.get(buffer, "dev_cookie")).isEqualTo(77);
    assertThat(record.get(buffer, "addr")).isEqualTo(0x5008);
    assertThat(record.get(buffer, "perm")).isEqualTo(2);
    assertThat(record.get(buffer, "flags")).isEqualTo(1 | 1 << 4);
    assertThat(record.get(buffer.asSlice(record.bytes()), "perm")).isEqualTo(1);
    var answer = IommuStructures.PAGE_RESPONSE;
    var response =
        struct(
            answer,
            0,
            "ioasid",
            ioasid,
            "dev_cookie",
            77,
            "grpid",
            record.get(buffer, "grpid"),
            "code",
            2);
    refused(Errno.EINVAL, iommu, Commands.PAGE_RESPONSE, response);
    answer.set(response, "code", answer.value("IOMMU_PAGE_RESP_INVALID"));
    assertThat(call(iommu, Commands.PAGE_RESPONSE, response)).isZero();
    refused(Errno.ENOENT, iommu, Commands.PAGE_RESPONSE, response);
    assertThat(plain.answers).hasSize(1);
  }

  @Test
  void dirtyPagesComeAsABitmap() {
    int device = bind("plain", 77);
    int ioasid = root();
    call(device, Commands.ATTACH_IOASID, attach(ioasid));
    call(
        iommu,
        Commands.MAP_DMA,
        dma(VfioStructures.DMA_MAP, ioasid, "flags", 3, "vaddr", HEAP, "size", MEGABYTE));
    var structure = IommuStructures.DIRTY_PAGES;
    refused(
        Errno.EINVAL,
        iommu,
        Commands.DIRTY_PAGES,
        struct(structure, 0, "ioasid", ioasid, "flags", 3));
    refused(
        Errno.EINVAL,
        iommu,
        Commands.DIRTY_PAGES,
        struct(structure, 0, "ioasid", ioasid, "flags", 2));
    assertThat(
            call(iommu, Commands.DIRTY_PAGES, struct(structure, 0, "ioasid", ioasid, "flags", 1)))
        .isZero();
    plain.write(3 * PAGE, new byte[1]);
    plain.write(70 * PAGE, new byte[1]);
    var read = struct(structure, 16, "ioasid", ioasid, "flags", 4, "iova", 0, "size", 100 * PAGE);
    assertThat(call(iommu, Commands.DIRTY_PAGES, read)).isZero();
    assertThat(read.get(ValueLayout.JAVA_LONG, structure.bytes())).isEqualTo(1 << 3);
    assertThat(read.get(ValueLayout.JAVA_LONG, structure.bytes() + 8)).isEqualTo(1 << 6);
    refused(
        Errno.EINVAL,
        iommu,
        Commands.DIRTY_PAGES,
        struct(structure, 8, "ioasid", ioasid, "flags", 4, "iova", 0, "size", 100 * PAGE));
    assertThat(
            call(iommu, Commands.DIRTY_PAGES, struct(structure, 0, "ioasid", ioasid, "flags", 2)))
        .isZero();
  }

  @Test
  void attributesAreCheckedBeforeAnythingIsAllocated() {
    var structure = IommuStructures.IOASID_ALLOC;
    for (var wrong :
        new Object[][] {
          {"type", 0, "addr_width", 38},
          {"type", 5, "addr_width", 38},
          {"type", 1, "addr_width", 0},
          {"type", 1, "addr_width", 38, "flags", 3},
          {"type", 1, "addr_width", 38, "flags", 1 << 5},
          {"type", 1, "addr_width", 38, "flags", 1 << 4},
          {"type", 2, "flags", 1},
          {"type", 3, "format", 8},
          {"type", 4, "format", 1},
        }) {
      refused(Errno.EINVAL, iommu, Commands.IOASID_ALLOC, struct(structure, 0, wrong));
    }
    refused(
        Errno.ENOENT,
        iommu,
        Commands.IOASID_ALLOC,
        struct(structure, 0, "type", 1, "addr_width", 38, "flags", 4, "parent", 9));
    int root = root();
    for (int format : new int[] {0, 7, 11}) {
      refused(
          Errno.EINVAL,
          iommu,
          Commands.IOASID_ALLOC,
          struct(structure, 0, "type", 3, "flags", 4, "parent", root, "format", format));
    }
    refused(
        Errno.EINVAL,
        iommu,
        Commands.IOASID_ALLOC,
        struct(structure, 0, "type", 4, "flags", 4, "parent", root, "format", 0));
    assertThat(
            call(
                iommu,
                Commands.IOASID_ALLOC,
                struct(structure, 0, "type", 4, "flags", 4, "parent", root, "format", 3)))
        .isPositive();
    // The first series' structure ends behind addr_width.
    assertThat(
            call(
                iommu,
                Commands.IOASID_ALLOC,
                struct(structure, 0, "argsz", 16, "type", 1, "addr_width", 38)))
        .isPositive();
  }

  @Test
  void argumentsOfTheWrongSizeAreRefused() {
    var structure = IommuStructures.IOASID_ALLOC;
    refused(
        Errno.EINVAL,
        iommu,
        Commands.IOASID_ALLOC,
        struct(structure, 0, "argsz", 8, "type", 1, "addr_width", 38));
    refused(
        Errno.EFAULT,
        iommu,
        Commands.IOASID_ALLOC,
        struct(structure, 0, "argsz", 1000, "type", 1, "addr_width", 38));
    refused(Errno.EFAULT, iommu, Commands.IOASID_ALLOC, arena.allocate(2));
    refused(Errno.EFAULT, iommu, Commands.IOASID_FREE, arena.allocate(2));
  }

  @Test
  void filesKnowTheirOwnCommandsOnly() {
    int device = bind("plain", 1);
    int kvm = files.open("/dev/kvm");
    int event = files.eventfd();
    var memory = arena.allocate(128);
    for (int fd : new int[] {iommu, device, kvm, event}) {
      assertThat(files.ioctl(fd, 0x1234, memory)).isEqualTo(-Errno.ENOTTY.number());
      assertThat(files.ioctl(fd, 0x1234, 0)).isEqualTo(-Errno.ENOTTY.number());
    }
    assertThat(files.ioctl(99, 0x1234, memory)).isEqualTo(-Errno.EBADF.number());
    assertThat(files.open("/dev/null")).isEqualTo(-Errno.ENOENT.number());
    assertThat(files.open("/dev/vfio/devices/none")).isEqualTo(-Errno.ENOENT.number());
    assertThat(files.open("/dev/vfio/devices/plain")).isEqualTo(-Errno.EBUSY.number());
  }

  @Test
  void theOlderFaceInC() {
    int container = files.open("/dev/vfio/vfio");
    int group = files.open("/dev/vfio/32");
    assertThat(group).isPositive();
    assertThat(files.open("/dev/vfio/devices/plain")).isEqualTo(-Errno.EBUSY.number());
    var status = struct(VfioStructures.GROUP_STATUS, 0);
    assertThat(call(group, Commands.GROUP_GET_STATUS, status)).isZero();
    assertThat(VfioStructures.GROUP_STATUS.get(status, "flags")).isEqualTo(1);
    assertThat(call(group, Commands.GROUP_SET_CONTAINER, pointerTo(container))).isZero();
    assertThat(files.ioctl(container, Commands.SET_IOMMU.number(), 1))
        .isEqualTo(-Errno.EINVAL.number());
    assertThat(files.ioctl(container, Commands.SET_IOMMU.number(), 3)).isZero();
    assertThat(call(group, Commands.GROUP_GET_STATUS, status)).isZero();
    assertThat(VfioStructures.GROUP_STATUS.get(status, "flags")).isEqualTo(3);
    int device = call(group, Commands.GROUP_GET_DEVICE_FD, arena.allocateFrom("plain"));
    assertThat(device).isPositive();
    refused(
        Errno.EBUSY,
        device,
        Commands.BIND_IOMMU_FD,
        struct(VfioStructures.BIND_DATA, 0, "iommu_fd", iommu, "dev_cookie", 1));
    assertThat(
            call(
                container,
                Commands.VFIO_MAP_DMA,
                struct(VfioStructures.DMA_MAP, 0, "flags", 3, "vaddr", HEAP, "size", MEGABYTE)))
        .isZero();
    plain.write(0, new byte[] {4});
    files.close(device);
    plain.write(0, new byte[] {5});
    var unmap = struct(VfioStructures.DMA_UNMAP, 0, "size", MEGABYTE);
    assertThat(call(container, Commands.VFIO_UNMAP_DMA, unmap)).isZero();
    assertThat(VfioStructures.DMA_UNMAP.get(unmap, "size")).isEqualTo(MEGABYTE);
    assertThat(files.ioctl(group, Commands.GROUP_UNSET_CONTAINER.number(), 0)).isZero();
    files.close(group);
    assertThat(files.open("/dev/vfio/devices/plain")).isPositive();
  }
}
