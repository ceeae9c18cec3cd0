package portcullis.driver.core;

import static portcullis.driver.core.IommuException.require;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import portcullis.driver.platform.OutOfMemoryException;
import portcullis.driver.platform.PhysicalMemory;
import portcullis.driver.riscv.AddressRange;
import portcullis.driver.riscv.RiscvIommuException;

/** A space whose mappings the kernel keeps: a root, a child, or the dummy root. */
final class KernelSpace extends Ioasid {
  /** Mappings of a space at most, as VFIO's default has it. */
  static final int MOST_MAPPINGS = 65_535;

  private final int addressWidth;
  private final boolean dummy;
  private final KernelMap map;
  private final Pinning pinning;
  private DirtyTracker tracker;

  KernelSpace(IommuFd fd, int id, IoasidRequest.KernelManaged request) {
    super(fd, id, request.parent().orElse(null), request.snoop());
    addressWidth = request.addressWidth();
    dummy = false;
    map =
        new KernelMap(
            this,
            fd.memory(),
            request.parent().map(it -> it.addressMap().orElseThrow()).orElse(null));
    pinning = new Pinning(fd, request.parent().isEmpty(), request.pageFaults());
  }

  /** The dummy root: pins from the start, for it is never attached. */
  KernelSpace(IommuFd fd, int id, IoasidRequest.Dummy request) {
    super(fd, id, null, request.snoop());
    addressWidth = Long.SIZE - 1;
    dummy = true;
    map = new KernelMap(this, fd.memory(), null);
    pinning = new Pinning(fd, true, false);
    pinning.need(List.of());
  }

  boolean dummy() {
    return dummy;
  }

  int addressWidth() {
    return addressWidth;
  }

  Pinning pinning() {
    return pinning;
  }

  KernelMap map() {
    return map;
  }

  @Override
  Optional<AddressMap> addressMap() {
    return Optional.of(map);
  }

  @Override
  void refresh() {
    map.syncAll();
    children().forEach(Ioasid::refresh);
  }

  void addMapping(MapRequest request) {
    require(
        request.read() || request.write(), Errno.EINVAL, "a mapping must permit reads or writes");
    requireRange(request.iova(), request.bytes());
    require(
        request.target() >= 0
            && request.target() % PhysicalMemory.PAGE_SIZE == 0
            && request.target() + request.bytes() > request.target(),
        Errno.EINVAL,
        "0x%x is not where a mapping of 0x%x bytes can lead",
        request.target(),
        request.bytes());
    require(
        addressWidth == Long.SIZE - 1 || request.iova() + request.bytes() <= 1L << addressWidth,
        Errno.EINVAL,
        "0x%x bytes at 0x%x are beyond the %d bits of %s",
        request.bytes(),
        request.iova(),
        addressWidth,
        this);
    require(
        !dummy || request.iova() == request.target(),
        Errno.EINVAL,
        "the dummy root maps addresses to themselves, not 0x%x to 0x%x",
        request.iova(),
        request.target());
    require(
        map.overlapping(request.iova(), request.bytes()).isEmpty(),
        Errno.EEXIST,
        "%s has a mapping within 0x%x bytes at 0x%x",
        this,
        request.bytes(),
        request.iova());
    require(
        map.all().size() < MOST_MAPPINGS,
        Errno.ENOSPC,
        "%s has %d mappings, the most it may have",
        this,
        MOST_MAPPINGS);
    attachments().forEach(it -> it.requirePermitted(request.iova(), request.bytes()));
    var mapping = pinning.mapping(request);
    map.add(mapping);
    try {
      install(mapping);
    } catch (RuntimeException e) {
      takeOut(mapping);
      throw asRefusal(e);
    }
  }

  private void install(Mapping mapping) {
    pinning.pinIfNeeded(mapping);
    changed(mapping.iova(), mapping.bytes());
  }

  /** What went wrong beneath, as the user is told. */
  static RuntimeException asRefusal(RuntimeException failure) {
    return switch (failure) {
      case IommuException refusal -> refusal;
      case OutOfMemoryException e ->
          new IommuException(Errno.ENOMEM, "no memory for page tables: " + e.getMessage(), e);
      case RiscvIommuException e -> new IommuException(Errno.EIO, e.getMessage(), e);
      default -> failure;
    };
  }

  long removeMappings(long iova, long bytes) {
    requireRange(iova, bytes);
    var doomed = new ArrayList<>(map.overlapping(iova, bytes));
    for (var mapping : doomed) {
      require(
          mapping.iova() >= iova && mapping.end() <= iova + bytes,
          Errno.EINVAL,
          "the mapping of 0x%x bytes at 0x%x would be split",
          mapping.bytes(),
          mapping.iova());
    }
    return remove(doomed);
  }

  long removeAllMappings() {
    return remove(new ArrayList<>(map.all()));
  }

  private long remove(List<Mapping> doomed) {
    long bytes = 0;
    for (var mapping : doomed) {
      takeOut(mapping);
      bytes += mapping.bytes();
    }
    return bytes;
  }

  /** Pages are let go only after no unit translates to them any more. */
  private void takeOut(Mapping mapping) {
    map.remove(mapping);
    try {
      changed(mapping.iova(), mapping.bytes());
    } catch (RuntimeException e) {
      // A unit may still use the pages: the mapping stays, to be unmapped again.
      map.add(mapping);
      try {
        changed(mapping.iova(), mapping.bytes());
      } catch (RuntimeException again) {
        if (again != e) {
          e.addSuppressed(again);
        }
      }
      throw asRefusal(e);
    }
    forEachAbove(space -> space.attachments().forEach(it -> it.unmapped(this, mapping)));
    pinning.unpin(mapping);
    pinning.forget(mapping);
  }

  private static void requireRange(long iova, long bytes) {
    require(
        iova >= 0
            && bytes > 0
            && (iova | bytes) % PhysicalMemory.PAGE_SIZE == 0
            && iova + bytes > iova
            && bytes / PhysicalMemory.PAGE_SIZE <= Integer.MAX_VALUE,
        Errno.EINVAL,
        "0x%x bytes at 0x%x are no whole pages of an address space",
        bytes,
        iova);
  }

  @Override
  void changedBeneath(long start, long length) {
    for (var mapping : List.copyOf(map.all())) {
      long from = Math.max(mapping.target(), start);
      long to = Math.min(mapping.target() + mapping.bytes(), start + length);
      if (from < to) {
        changed(mapping.iova() + (from - mapping.target()), to - from);
      }
    }
  }

  /** A device that wants the pages of this root pinned is about to be attached. */
  void needPins() {
    pinning.need(map.all());
  }

  /** Such a device is detached: the last one took the last table with it. */
  void releasePins() {
    pinning.release(map.all());
  }

  /** Pins the page that a fault asked for. */
  void pinOnDemand(long iova) {
    for (var mapping : map.overlapping(iova & -PhysicalMemory.PAGE_SIZE, 1)) {
      if (pinning.pin(mapping, mapping.pageAt(iova))) {
        changed(iova & -PhysicalMemory.PAGE_SIZE, PhysicalMemory.PAGE_SIZE);
      }
    }
  }

  Optional<DirtyTracker> tracker() {
    return Optional.ofNullable(tracker);
  }

  @Override
  List<AddressMap> addressMaps() {
    return List.of(map);
  }

  void startTracking() {
    require(!dummy, Errno.EINVAL, "no device writes through the dummy root itself");
    require(tracker == null, Errno.EBUSY, "writes to %s are tracked already", this);
    // What was written until now is of account to those only who track it already.
    DirtyTracker.collect(this);
    tracker = new DirtyTracker(this);
    try {
      DirtyTracker.update(this);
    } catch (RuntimeException e) {
      tracker = null;
      DirtyTracker.update(this);
      throw asRefusal(e);
    }
  }

  void stopTracking() {
    require(tracker != null, Errno.EINVAL, "writes to %s are not tracked", this);
    tracker = null;
    DirtyTracker.update(this);
  }

  BitSet readWritten(AddressRange range) {
    require(tracker != null, Errno.EINVAL, "writes to %s are not tracked", this);
    return tracker.readAndClear(range);
  }

  @Override
  void close() {
    removeAllMappings();
  }
}
