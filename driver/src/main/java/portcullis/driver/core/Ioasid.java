package portcullis.driver.core;

import static portcullis.driver.core.IommuException.refused;
import static portcullis.driver.core.IommuException.require;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import portcullis.driver.riscv.AddressRange;

/**
 * The handle of an I/O address space in its IOMMU fd. Which calls it takes was fixed when it was
 * allocated: a kernel-managed space is mapped and unmapped, a user-managed one is invalidated; the
 * other calls are EINVAL. Safe for several threads.
 */
public abstract sealed class Ioasid permits KernelSpace, UserPageTable, UserPasidTable {
  private final IommuFd fd;
  private final int id;
  private final Ioasid parent;
  private final SnoopPolicy snoop;
  private final List<Ioasid> children = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private boolean freed;

  Ioasid(IommuFd fd, int id, Ioasid parent, SnoopPolicy snoop) {
    this.fd = fd;
    this.id = id;
    this.parent = parent;
    this.snoop = snoop;
  }

  /**
   * The file it belongs to.
   *
   * @return the IOMMU fd
   */
  public final IommuFd fd() {
    return fd;
  }

  /**
   * Its number in the file.
   *
   * @return 1 or more
   */
  public final int id() {
    return id;
  }

  /**
   * The space beneath.
   *
   * @return empty for a root
   */
  public final Optional<Ioasid> parent() {
    return Optional.ofNullable(parent);
  }

  /**
   * Whether requests are made coherent.
   *
   * @return the policy it was allocated with
   */
  public final SnoopPolicy snoop() {
    return snoop;
  }

  /**
   * Frees the space, what it maps, and its number.
   *
   * @throws IommuException EBUSY while a device is attached or a space stands on it
   */
  public final void free() {
    fd.run(() -> {
      requireLive();
      require(
          attachments.isEmpty(),
          Errno.EBUSY,
          "IOASID %d has %d attached devices",
          id,
          attachments.size());
      require(children.isEmpty(), Errno.EBUSY, "IOASID %d has %d children", id, children.size());
      dispose();
    });
  }

  /** Frees the space; nothing is attached, nothing stands on it. */
  final void dispose() {
    close();
    freed = true;
    if (parent != null) {
      parent.children.remove(this);
    }
    fd.forget(this);
  }

  abstract void close();

  /**
   * Maps a range, by the rules of VFIO's type1v2.
   *
   * @param request what to map
   * @throws IommuException EINVAL, EEXIST, EFAULT, ENOMEM or ENOSPC; nothing is mapped then
   */
  public final void map(MapRequest request) {
    fd.run(() -> kernelManaged("map").addMapping(request));
  }

  /**
   * Unmaps whole mappings.
   *
   * @param iova first address, a multiple of 4096
   * @param bytes a positive multiple of 4096
   * @return bytes that were mapped; 0 if there were none
   * @throws IommuException EINVAL if a mapping would be split, or the range is none
   */
  public final long unmap(long iova, long bytes) {
    return fd.call(() -> kernelManaged("unmap").removeMappings(iova, bytes));
  }

  /**
   * Unmaps everything.
   *
   * @return bytes that were mapped
   */
  public final long unmapAll() {
    return fd.call(() -> kernelManaged("unmap").removeAllMappings());
  }

  /**
   * Tells that the user has changed a table of theirs: what hardware and the kernel's shadows have
   * kept of it is forgotten and read again.
   *
   * @param request how much
   * @throws IommuException EINVAL for a kernel-managed space or a request that makes no sense for
   *     the space; ENOENT for a cookie that no attached device has; E2BIG if a shadow would grow
   *     without bounds
   */
  public final void invalidate(InvalidateRequest request) {
    fd.run(() -> {
      requireLive();
      new Invalidator(this).invalidate(request);
    });
  }

  /**
   * Starts to track which pages devices write.
   *
   * @throws IommuException EINVAL for a user-managed space, EBUSY if it is tracked already
   */
  public final void startDirtyTracking() {
    fd.run(() -> kernelManaged("track writes of").startTracking());
  }

  /**
   * Ends tracking.
   *
   * @throws IommuException EINVAL if the space is not tracked
   */
  public final void stopDirtyTracking() {
    fd.run(() -> kernelManaged("track writes of").stopTracking());
  }

  /**
   * Tells which pages of a range were written since the last call or the start, and forgets it.
   *
   * @param range which addresses of the space
   * @return one bit for each page of the range
   * @throws IommuException EINVAL if the space is not tracked
   */
  public final BitSet readAndClearDirty(AddressRange range) {
    return fd.call(() -> kernelManaged("track writes of").readWritten(range));
  }

  private KernelSpace kernelManaged(String call) {
    requireLive();
    if (this instanceof KernelSpace space) {
      return space;
    }
    throw refused(
        Errno.EINVAL,
        "cannot %s IOASID %d: its table is the user's; use bind and invalidate",
        call,
        id);
  }

  final void requireLive() {
    require(!freed, Errno.ENOENT, "IOASID %d is freed", id);
  }

  final Ioasid parentOrNull() {
    return parent;
  }

  final List<Ioasid> children() {
    return children;
  }

  final List<Attachment> attachments() {
    return attachments;
  }

  final Ioasid root() {
    return parent == null ? this : parent.root();
  }

  /** The addresses of the space as an address map; a PASID table has none of its own. */
  abstract Optional<AddressMap> addressMap();

  /** All address maps of the space; a PASID table has one for each process it shadows. */
  abstract List<AddressMap> addressMaps();

  /** Makes every table that the kernel has built of this space and of those above it current. */
  abstract void refresh();

  /**
   * A range of this space leads elsewhere now: makes the tables built of it and of the spaces above
   * current.
   */
  final void changed(long start, long length) {
    addressMap().ifPresent(map -> map.sync(start, length));
    children.forEach(child -> child.changedBeneath(start, length));
  }

  /** A range of the parent leads elsewhere now. */
  abstract void changedBeneath(long start, long length);

  /** Calls for each space from here upwards, parents first. */
  final void forEachAbove(Consumer<Ioasid> consumer) {
    consumer.accept(this);
    children.forEach(child -> child.forEachAbove(consumer));
  }

  @Override
  public final String toString() {
    return "IOASID " + id;
  }
}
