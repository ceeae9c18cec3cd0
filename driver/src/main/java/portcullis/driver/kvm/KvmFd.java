package portcullis.driver.kvm;

import static portcullis.driver.core.IommuException.refused;
import static portcullis.driver.core.IommuException.require;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import portcullis.driver.core.Errno;
import portcullis.driver.core.Ioasid;
import portcullis.driver.core.IommuFd;
import portcullis.driver.core.IommuSubsystem;
import portcullis.driver.core.ResponseCode;
import portcullis.driver.core.Routing;
import portcullis.driver.vfio.VfioDevice;

/**
 * A virtual machine as KVM holds it. Its processors translate the vPASIDs of deferrable writes by a
 * table that the user fills by naming address spaces; the PASIDs on the wire stay in the kernel.
 * Safe for several threads.
 */
public final class KvmFd implements AutoCloseable {

  /** Is told of changes of {@link #needsWbinvd()}. */
  @FunctionalInterface
  public interface NoSnoopListener {
    /**
     * Called when it may have changed, without a lock.
     *
     * @param needed whether WBINVD must be carried out now
     */
    void changed(boolean needed);
  }

  private record Target(IommuFd fd, Ioasid space) {}

  private final IommuSubsystem subsystem;
  private final List<IommuFd> iommuFds = new ArrayList<>();
  private final List<VfioDevice> devices = new ArrayList<>();
  private final Map<Integer, Target> pasids = new HashMap<>();
  private final NoSnoopListener listener;
  private boolean translates;
  private boolean wbinvd;
  private boolean closed;

  /**
   * A virtual machine without devices.
   *
   * @param subsystem the machine's IOMMUs and devices
   * @param listener is told when WBINVD comes into or out of need
   */
  public KvmFd(IommuSubsystem subsystem, NoSnoopListener listener) {
    this.subsystem = subsystem;
    this.listener = listener;
  }

  private <T> T call(Supplier<T> action) {
    return subsystem.call(() -> {
      require(!closed, Errno.EBADF, "the KVM fd is closed");
      return action.get();
    });
  }

  private void run(Runnable action) {
    call(() -> {
      action.run();
      return null;
    });
  }

  /**
   * Registers an IOMMU fd, whose no-snoop use this machine follows from now on.
   *
   * @param fd the IOMMU fd
   * @throws portcullis.driver.core.IommuException EEXIST if it is registered already
   */
  public void registerIommuFd(IommuFd fd) {
    run(() -> {
      require(!iommuFds.contains(fd), Errno.EEXIST, "the IOMMU fd is registered already");
      iommuFds.add(fd);
      fd.onNoSnoopChange(this::followNoSnoop);
      subsystem.afterwards(this::followNoSnoop);
    });
  }

  private void followNoSnoop() {
    subsystem.run(() -> {
      boolean now = !closed && iommuFds.stream().anyMatch(fd -> !fd.closed() && fd.needsNoSnoop());
      if (now != wbinvd && !closed) {
        subsystem.afterwards(() -> listener.changed(now));
      }
      wbinvd = now;
    });
  }

  /**
   * Whether a device may do no-snoop DMA, so that the guest's WBINVD must be carried out.
   *
   * @return whether it must
   */
  public boolean needsWbinvd() {
    return call(() -> wbinvd);
  }

  /**
   * Tells KVM of a device of the guest: if its portal needs translation by the CPU, it opens when
   * translation is on, and closes with this file.
   *
   * @param device the device
   * @throws portcullis.driver.core.IommuException EEXIST if it was told already
   */
  public void addDevice(VfioDevice device) {
    run(() -> {
      require(!devices.contains(device), Errno.EEXIST, "the device is known already");
      devices.add(device);
      if (translates) {
        device.beginCpuTranslation();
      }
    });
  }

  /** KVM_CAP_PASID_TRANSLATION: turns the translation of vPASIDs on. */
  public void enablePasidTranslation() {
    run(() -> {
      translates = true;
      devices.forEach(device -> device.beginCpuTranslation());
    });
  }

  /**
   * Whether the processors translate vPASIDs.
   *
   * @return whether it is on
   */
  public boolean pasidTranslation() {
    return call(() -> translates);
  }

  /**
   * KVM_MAP_PASID: from now on the vPASID in a deferrable write means a space.
   *
   * @param vpasid what the guest's processors put into the write
   * @param fd the IOMMU fd
   * @param space the space, attached by this vPASID to a device whose PASIDs the CPU translates
   * @throws portcullis.driver.core.IommuException EINVAL while translation is off, or if the space
   *     is not attached so; EEXIST if the vPASID is mapped
   */
  public void mapPasid(int vpasid, IommuFd fd, Ioasid space) {
    run(() -> {
      require(translates, Errno.EINVAL, "PASID translation is off");
      require(space.fd() == fd, Errno.EINVAL, "%s is of another IOMMU fd", space);
      require(!pasids.containsKey(vpasid), Errno.EEXIST, "vPASID %d is mapped already", vpasid);
      var target = new Target(fd, space);
      pasid(vpasid, target);
      pasids.put(vpasid, target);
    });
  }

  /**
   * KVM_UNMAP_PASID.
   *
   * @param vpasid what was mapped
   * @param fd as it was mapped
   * @param space as it was mapped
   * @throws portcullis.driver.core.IommuException ENOENT if it was not mapped so
   */
  public void unmapPasid(int vpasid, IommuFd fd, Ioasid space) {
    run(() ->
        require(
            pasids.remove(vpasid, new Target(fd, space)),
            Errno.ENOENT,
            "vPASID %d is not mapped to %s",
            vpasid,
            space));
  }

  /** The PASID on the wire, as VFIO routes the space by the vPASID now. */
  private int pasid(int vpasid, Target target) {
    for (var device : devices) {
      if (device.device().type().pasidTranslatedByCpu()) {
        var attachment = device.attachment(target.space(), OptionalInt.of(vpasid));
        if (attachment.isPresent()
            && attachment.get().routing() instanceof Routing.Pasid(int pasid)) {
          return pasid;
        }
      }
    }
    throw refused(
        Errno.EINVAL,
        "%s is attached by vPASID %d to no device whose PASIDs the CPU translates",
        target.space(),
        vpasid);
  }

  /**
   * A processor of the guest executes a deferrable write: it puts the PASID in, translated if
   * translation is on.
   *
   * @param vpasid PASID in the processor's register, as the guest sees it
   * @param portal the device whose portal the guest addresses
   * @param payload the command
   * @return what the device says
   * @throws portcullis.driver.core.IommuException EPERM while the portal is blocked; EINVAL, a
   *     fault of the guest, if the vPASID is not mapped
   */
  public ResponseCode submit(int vpasid, VfioDevice portal, byte[] payload) {
    int pasid =
        call(() -> {
          require(devices.contains(portal), Errno.EPERM, "the guest does not have the device");
          if (!translates) {
            return vpasid;
          }
          var target = pasids.get(vpasid);
          require(target != null, Errno.EINVAL, "vPASID %d is not mapped", vpasid);
          return pasid(vpasid, target);
        });
    return portal.submit(pasid, payload);
  }

  /** Closes the file: nothing is translated any more, so portals that need it are blocked. */
  @Override
  public void close() {
    subsystem.run(() -> {
      if (!closed) {
        devices.forEach(VfioDevice::endCpuTranslation);
        closed = true;
      }
    });
  }
}
