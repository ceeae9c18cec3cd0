package portcullis.driver.uapi;

import static portcullis.driver.core.IommuException.refused;
import static portcullis.driver.core.IommuException.require;

import java.lang.foreign.MemorySegment;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import portcullis.driver.core.Errno;
import portcullis.driver.core.FaultResponse;
import portcullis.driver.core.InvalidateRequest;
import portcullis.driver.core.InvalidateRequest.Cache;
import portcullis.driver.core.InvalidateRequest.Granularity;
import portcullis.driver.core.IommuFd;
import portcullis.driver.core.MapRequest;
import portcullis.driver.core.ResponseCode;
import portcullis.driver.riscv.AddressRange;

/** /dev/iommu. */
final class IommuFile implements OpenFile {
  private static final int NONE = -1;

  private final DeviceFiles files;
  private final IommuFd fd;
  private volatile EventFile signal;

  IommuFile(DeviceFiles files, IommuFd fd) {
    this.files = files;
    this.fd = fd;
    fd.onFault(this::tellOfFault);
  }

  IommuFd fd() {
    return fd;
  }

  private void tellOfFault() {
    var told = signal;
    if (told != null) {
      told.signal();
    }
  }

  @Override
  public int ioctl(int command, long argument) {
    require(
        command == Commands.CHECK_EXTENSION.number(),
        Errno.ENOTTY,
        "/dev/iommu knows no command 0x%x with a number",
        command);
    return argument == (int) argument && fd.supports((int) argument) ? 1 : 0;
  }

  @Override
  public int ioctl(int command, MemorySegment argument) {
    if (command == Commands.DEVICE_GET_INFO.number()) {
      return DeviceInfoAnswer.write(fd, argument);
    } else if (command == Commands.IOASID_ALLOC.number()) {
      return fd.allocate(IoasidArguments.request(fd, argument)).id();
    } else if (command == Commands.IOASID_FREE.number()) {
      fd.ioasid(Argument.number(argument)).free();
      return 0;
    } else if (command == Commands.MAP_DMA.number()) {
      return map(argument);
    } else if (command == Commands.UNMAP_DMA.number()) {
      return unmap(argument);
    } else if (command == Commands.INVALIDATE_CACHE.number()) {
      return invalidate(argument);
    } else if (command == Commands.REGISTER_MEMORY.number()) {
      var memory = plain(IommuStructures.REGISTER_MEMORY, argument);
      fd.registerMemory(memory.get("vaddr"), memory.get("size"));
      return 0;
    } else if (command == Commands.UNREGISTER_MEMORY.number()) {
      var memory = plain(IommuStructures.REGISTER_MEMORY, argument);
      fd.unregisterMemory(memory.get("vaddr"), memory.get("size"));
      return 0;
    } else if (command == Commands.SET_FAULT_SIGNAL.number()) {
      int event = plain(IommuStructures.FAULT_SIGNAL, argument).getInt("eventfd");
      signal = event == NONE ? null : files.file(event, EventFile.class);
      return 0;
    } else if (command == Commands.PAGE_RESPONSE.number()) {
      return respond(argument);
    } else if (command == Commands.DIRTY_PAGES.number()) {
      return dirtyPages(argument);
    } else if (command == Commands.INVALIDATE_CPU_CACHE.number()) {
      return invalidateCpuCache(argument);
    }
    throw OpenFile.unknown(command);
  }

  private static Argument plain(CStructure structure, MemorySegment memory) {
    var argument = Argument.of(structure, memory);
    argument.requireFlags();
    return argument;
  }

  private int map(MemorySegment memory) {
    var operation = plain(IommuStructures.DMA_OPERATION, memory);
    fd.ioasid(operation.getInt("ioasid")).map(mapRequest(operation.data()));
    return 0;
  }

  static MapRequest mapRequest(MemorySegment memory) {
    var map = Argument.of(VfioStructures.DMA_MAP, memory);
    map.requireFlags("VFIO_DMA_MAP_FLAG_READ", "VFIO_DMA_MAP_FLAG_WRITE");
    return new MapRequest(
        map.get("iova"),
        map.get("size"),
        map.get("vaddr"),
        map.has("VFIO_DMA_MAP_FLAG_READ"),
        map.has("VFIO_DMA_MAP_FLAG_WRITE"));
  }

  private int unmap(MemorySegment memory) {
    var operation = plain(IommuStructures.DMA_OPERATION, memory);
    var space = fd.ioasid(operation.getInt("ioasid"));
    var unmap = Argument.of(VfioStructures.DMA_UNMAP, operation.data());
    unmap.requireFlags("VFIO_DMA_UNMAP_FLAG_ALL");
    boolean all = unmap.has("VFIO_DMA_UNMAP_FLAG_ALL");
    require(
        !all || unmap.get("iova") == 0 && unmap.get("size") == 0,
        Errno.EINVAL,
        "to unmap everything, iova and size must be 0");
    unmap.set("size", all ? space.unmapAll() : space.unmap(unmap.get("iova"), unmap.get("size")));
    return 0;
  }

  private int invalidate(MemorySegment memory) {
    var argument = Argument.of(IommuStructures.CACHE_INVALIDATE, memory);
    argument.requireFlags("IOMMU_INV_FLAG_COOKIE", "IOMMU_INV_FLAG_PASID");
    var caches = EnumSet.noneOf(Cache.class);
    long mask = argument.get("cache");
    require(mask < 1 << Cache.values().length, Errno.EINVAL, "0x%x names unknown caches", mask);
    for (var cache : Cache.values()) {
      if ((mask & 1L << cache.ordinal()) != 0) {
        caches.add(cache);
      }
    }
    int granularity = argument.getInt("granularity");
    require(
        granularity < Granularity.values().length,
        Errno.EINVAL,
        "%d is no granularity",
        granularity);
    var how = Granularity.values()[granularity];
    fd.ioasid(argument.getInt("ioasid"))
        .invalidate(
            new InvalidateRequest(
                how,
                caches,
                argument.has("IOMMU_INV_FLAG_COOKIE")
                    ? OptionalLong.of(argument.get("dev_cookie"))
                    : OptionalLong.empty(),
                argument.has("IOMMU_INV_FLAG_PASID")
                    ? OptionalInt.of(argument.getInt("pasid"))
                    : OptionalInt.empty(),
                how == Granularity.RANGE
                    ? Optional.of(range(argument, "addr"))
                    : Optional.empty()));
    return 0;
  }

  private static AddressRange range(Argument argument, String start) {
    return legal(() -> new AddressRange(argument.get(start), argument.get("size")));
  }

  private static <T> T legal(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw refused(Errno.EINVAL, "%s", e.getMessage());
    }
  }

  private int respond(MemorySegment memory) {
    var argument = plain(IommuStructures.PAGE_RESPONSE, memory);
    for (var code : ResponseCode.values()) {
      if (code.code() == argument.getInt("code")) {
        fd.respond(
            new FaultResponse(
                argument.getInt("ioasid"),
                argument.get("dev_cookie"),
                argument.getInt("grpid"),
                code));
        return 0;
      }
    }
    throw refused(Errno.EINVAL, "%d is no answer to a fault", argument.get("code"));
  }

  private int dirtyPages(MemorySegment memory) {
    var argument = Argument.of(IommuStructures.DIRTY_PAGES, memory);
    var structure = IommuStructures.DIRTY_PAGES;
    var space = fd.ioasid(argument.getInt("ioasid"));
    long what = argument.get("flags");
    if (what == structure.value("IOMMU_DIRTY_PAGES_FLAG_START")) {
      space.startDirtyTracking();
    } else if (what == structure.value("IOMMU_DIRTY_PAGES_FLAG_STOP")) {
      space.stopDirtyTracking();
    } else if (what == structure.value("IOMMU_DIRTY_PAGES_FLAG_GET_BITMAP")) {
      var range = range(argument, "iova");
      long words = (range.pages() + Long.SIZE - 1) / Long.SIZE;
      require(
          argument.data().byteSize() / Long.BYTES >= words,
          Errno.EINVAL,
          "a bitmap of %d pages needs %d words, there is room for %d bytes",
          range.pages(),
          words,
          argument.data().byteSize());
      var bits = space.readAndClearDirty(range).toByteArray();
      argument.data().asSlice(0, words * Long.BYTES).fill((byte) 0);
      MemorySegment.copy(MemorySegment.ofArray(bits), 0, argument.data(), 0, bits.length);
    } else {
      throw refused(Errno.EINVAL, "exactly one of start, stop and get, not 0x%x", what);
    }
    return 0;
  }

  private int invalidateCpuCache(MemorySegment memory) {
    var argument = Argument.of(IommuStructures.CPU_CACHE, memory);
    argument.requireFlags("IOMMU_CPU_CACHE_FLAG_ALL");
    if (argument.has("IOMMU_CPU_CACHE_FLAG_ALL")) {
      require(
          argument.get("vaddr") == 0 && argument.get("size") == 0,
          Errno.EINVAL,
          "for everything, vaddr and size must be 0");
      fd.invalidateCpuCaches();
    } else {
      fd.invalidateCpuCaches(argument.get("vaddr"), argument.get("size"));
    }
    return 0;
  }

  /** As many records as there are and have room. */
  @Override
  public int read(MemorySegment buffer) {
    int size = IommuStructures.FAULT_RECORD.bytes();
    require(buffer.byteSize() >= size, Errno.EINVAL, "a fault record has %d bytes", size);
    int done = 0;
    while (buffer.byteSize() - done >= size) {
      var report = fd.readFault();
      if (report.isEmpty()) {
        break;
      }
      FaultRecordWriter.write(report.get(), buffer.asSlice(done, size));
      done += size;
    }
    require(done > 0, Errno.EAGAIN, "there is no fault to be read");
    return done;
  }

  @Override
  public void close() {
    fd.close();
  }
}
