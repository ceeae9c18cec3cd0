package portcullis.driver.core;

import static portcullis.driver.core.IommuException.require;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portcullis.driver.platform.PhysicalMemory;

/** That a device's requests of one routing go to an address space. */
public final class Attachment {
  private final BoundDevice device;
  private final Ioasid ioasid;
  private final Routing routing;
  private final AttachRequest request;
  private final Map<Long, Mediation.Pin> mediated = new HashMap<>();

  Attachment(BoundDevice device, Ioasid ioasid, Routing routing, AttachRequest request) {
    this.device = device;
    this.ioasid = ioasid;
    this.routing = routing;
    this.request = request;
  }

  /**
   * The device, as bound to the fd of the space.
   *
   * @return the binding
   */
  public BoundDevice device() {
    return device;
  }

  /**
   * The space.
   *
   * @return the address space
   */
  public Ioasid ioasid() {
    return ioasid;
  }

  /**
   * How its requests are recognised.
   *
   * @return the routing on the wire
   */
  public Routing routing() {
    return routing;
  }

  /** The requester; only for a device that is installed in an IOMMU. */
  Requester requester() {
    return device.device().requester().orElseThrow();
  }

  private boolean installed() {
    return device.device().type().installed();
  }

  /** Whether the unit's page tables have memory types; nobody asks this of software. */
  boolean hasMemoryTypes() {
    return !installed() || requester().unit().capabilities().memoryTypes();
  }

  boolean pins() {
    return !request.skipPinning();
  }

  /** Whether the kernel, and not hardware, reads a PASID table for this attachment. */
  boolean shadowed() {
    return installed() && !(requester().plan() instanceof Plan.UsersDirectory);
  }

  /** Whether hardware walks the user's table of this attachment. */
  private boolean walksUserTables() {
    return requester().plan().walksUserTables();
  }

  /** Whether nobody can tell which pages the device writes. */
  boolean hidesWrites() {
    return installed()
        && !device.device().description().retriesFaults()
        && (!requester().unit().capabilities().hardwareDirty() || walksUserTables());
  }

  /** Whether caches may be out of date because of this device's requests in this space. */
  boolean needsNoSnoop() {
    if (!installed() || requester().enforcesSnoop()) {
      return false;
    }
    return switch (device.device().description().noSnoop()) {
      case INCAPABLE -> false;
      case CAPABLE, UNKNOWN -> request.hint() != NoSnoopHint.NOT_USED;
    };
  }

  void requirePermitted(long iova, long bytes) {
    if (installed()) {
      for (var reserved : device.device().subsystem().reserved(requester().unit())) {
        require(
            iova + bytes <= reserved.start() || reserved.last() < iova,
            Errno.EINVAL,
            "0x%x bytes at 0x%x are not permitted to %s",
            bytes,
            iova,
            device.device());
      }
    }
  }

  /**
   * For the driver that mediates a device by software: pins a page that the device works on, and
   * records a write.
   *
   * @param iova an address in the space
   * @param write whether it will be written
   * @return physical address that it leads to
   * @throws IommuException EINVAL for any other device; EFAULT where the space maps nothing, or
   *     does not permit the access; ENOMEM past the limit of locked memory
   */
  public long pin(long iova, boolean write) {
    return device.fd().call(() -> new Mediation(this).pin(iova, write));
  }

  /**
   * Lets a page go that {@link #pin} pinned.
   *
   * @param iova an address in the page
   */
  public void unpin(long iova) {
    device.fd().run(() -> unpinPage(iova & -PhysicalMemory.PAGE_SIZE));
  }

  Map<Long, Mediation.Pin> mediated() {
    return mediated;
  }

  private void unpinPage(long page) {
    var pin = mediated.remove(page);
    if (pin != null) {
      device.fd().process().memory().unpin(pin.page());
      if (pin.charged()) {
        device.fd().process().uncharge(PhysicalMemory.PAGE_SIZE);
      }
    }
  }

  /** The user has changed a page table of the space, or one beneath, and tells so. */
  void tablesChanged() {
    if (!installed()) {
      for (long page : new Mediation(this).stalePages()) {
        unpinPage(page);
        device
            .device()
            .subsystem()
            .afterwards(
                () -> device.device().listener().unmapped(ioasid, page, PhysicalMemory.PAGE_SIZE));
      }
    }
  }

  /**
   * A mapping of the space or of one beneath is gone: what the mediating driver has pinned through
   * it is let go.
   */
  void unmapped(KernelSpace space, Mapping mapping) {
    if (!installed()) {
      new Mediation(this).stalePages().forEach(this::unpinPage);
      device
          .device()
          .subsystem()
          .afterwards(
              () -> device.device().listener().unmapped(space, mapping.iova(), mapping.bytes()));
    }
  }

  /** The attachment is over. */
  void end() {
    List.copyOf(mediated.keySet()).forEach(this::unpinPage);
  }
}
