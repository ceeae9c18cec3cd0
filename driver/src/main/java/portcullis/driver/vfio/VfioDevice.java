package portcullis.driver.vfio;

import static portcullis.driver.core.IommuException.refused;
import static portcullis.driver.core.IommuException.require;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import portcullis.driver.core.AttachRequest;
import portcullis.driver.core.Attachment;
import portcullis.driver.core.BoundDevice;
import portcullis.driver.core.Bus;
import portcullis.driver.core.DeviceAttach;
import portcullis.driver.core.Errno;
import portcullis.driver.core.IoDevice;
import portcullis.driver.core.Ioasid;
import portcullis.driver.core.IommuFd;
import portcullis.driver.core.NoSnoopAbility;
import portcullis.driver.core.ResponseCode;
import portcullis.driver.core.Routing;
import portcullis.driver.core.process.UserProcess;
import portcullis.driver.vfio.VfioDeviceInfo.PasidFlag;

/**
 * An open device file. It is bound to one or several IOMMU fds before anything else. Safe for
 * several threads.
 */
public final class VfioDevice implements AutoCloseable {
  private final Vfio vfio;
  private final IoDevice device;
  private final UserProcess process;
  private final List<BoundDevice> bindings = new ArrayList<>();
  private final List<VfioAttachment> attachments = new ArrayList<>();
  private OptionalInt defaultPasid = OptionalInt.empty();
  private boolean portalOpen;
  private boolean closed;

  private VfioDevice(Vfio vfio, IoDevice device, UserProcess process) {
    this.vfio = vfio;
    this.device = device;
    this.process = process;
    portalOpen = device.type().pasidInCpu() && !device.type().pasidTranslatedByCpu();
  }

  static VfioDevice open(Vfio vfio, IoDevice device, UserProcess process, IoDevice.Face face) {
    device.open(face);
    return new VfioDevice(vfio, device, process);
  }

  /**
   * The device.
   *
   * @return as the kernel holds it
   */
  public IoDevice device() {
    return device;
  }

  /**
   * The process that opened it.
   *
   * @return the process
   */
  public UserProcess process() {
    return process;
  }

  private <T> T call(Supplier<T> action) {
    return vfio.subsystem()
        .call(() -> {
          require(!closed, Errno.EBADF, "the device fd of %s is closed", device);
          return action.get();
        });
  }

  private void run(Runnable action) {
    call(() -> {
      action.run();
      return null;
    });
  }

  /** The IOMMU fd is closed, or this file is, and attachments are undone: PASIDs are free again. */
  private void unbound(BoundDevice binding) {
    bindings.remove(binding);
    for (var it : List.copyOf(attachments)) {
      if (it.attachment().device() == binding) {
        forget(it);
      }
    }
  }

  private void forget(VfioAttachment attachment) {
    attachments.remove(attachment);
    attachment.vpasid().ifPresent(vpasid -> vfio.pasids().release(process, device, vpasid));
    if (attachments.stream().allMatch(it -> it.vpasid().isPresent())) {
      defaultPasid.ifPresent(pasid -> device.pasids().free(pasid));
      defaultPasid = OptionalInt.empty();
    }
  }

  /**
   * What the device is.
   *
   * @return the answer of VFIO_DEVICE_GET_INFO
   */
  public VfioDeviceInfo info() {
    return call(() ->
        new VfioDeviceInfo(
            device.name(),
            device.description().bus() == Bus.PLATFORM,
            device.description().noSnoop() != NoSnoopAbility.INCAPABLE,
            device.type().pasidCapable()
                ? Optional.of(EnumSet.copyOf(pasidFlags()))
                : Optional.empty()));
  }

  private EnumSet<PasidFlag> pasidFlags() {
    var flags = EnumSet.noneOf(PasidFlag.class);
    if (device.type().pasidDelegated()) {
      flags.add(PasidFlag.DELEGATED);
    }
    if (device.type().pasidInCpu()) {
      flags.add(PasidFlag.CPU);
    }
    if (device.type().pasidTranslatedByCpu()) {
      flags.add(PasidFlag.CPU_VIRT);
    }
    return flags;
  }

  /**
   * Binds the device to an IOMMU fd; its group's DMA is blocked from then on.
   *
   * @param fd the IOMMU fd
   * @param cookie what the user calls the device there
   * @throws portcullis.driver.core.IommuException EBUSY, EEXIST or EPERM, see {@link IommuFd#bind}
   */
  public void bind(IommuFd fd, long cookie) {
    run(() -> {
      var binding = fd.bind(device, cookie);
      binding.whenUnbound(() -> unbound(binding));
      bindings.add(binding);
    });
  }

  /**
   * Attaches the default space.
   *
   * @param ioasid the space, of a bound fd
   * @throws portcullis.driver.core.IommuException see {@link DeviceAttach#deviceAttach}
   */
  public void attach(Ioasid ioasid) {
    attach(ioasid, OptionalInt.empty(), AttachRequest.PLAIN);
  }

  /**
   * Attaches a space by a vPASID.
   *
   * @param ioasid the space, of a bound fd
   * @param vpasid the PASID that the user sees, 1 or more
   * @throws portcullis.driver.core.IommuException EINVAL for a vPASID that the device does not
   *     take, ENOSPC if the PASIDs on the wire are used up, or see {@link
   *     DeviceAttach#deviceAttach}
   */
  public void attach(Ioasid ioasid, int vpasid) {
    attach(ioasid, OptionalInt.of(vpasid), AttachRequest.PLAIN);
  }

  /**
   * Attaches a space.
   *
   * @param ioasid the space, of a bound fd
   * @param vpasid the PASID that the user sees; empty for the default space
   * @param request hints
   * @throws portcullis.driver.core.IommuException as the other forms
   */
  public void attach(Ioasid ioasid, OptionalInt vpasid, AttachRequest request) {
    run(() -> {
      var binding = binding(ioasid.fd());
      if (vpasid.isPresent()) {
        vfio.pasids().requirePermitted(process, device, vpasid.getAsInt());
        int pasid = vfio.pasids().take(process, device, vpasid.getAsInt());
        try {
          remember(DeviceAttach.pciDeviceAttachPasid(binding, ioasid, pasid, request), vpasid);
        } catch (RuntimeException e) {
          vfio.pasids().release(process, device, vpasid.getAsInt());
          throw e;
        }
      } else {
        attachDefault(binding, ioasid, request);
      }
    });
  }

  private void attachDefault(BoundDevice binding, Ioasid ioasid, AttachRequest request) {
    var none = OptionalInt.empty();
    if (!device.type().installed()) {
      remember(DeviceAttach.deviceAttach(binding, ioasid, Routing.BY_SOFTWARE, request), none);
    } else if (device.type().hiddenDefaultPasid()) {
      boolean fresh = defaultPasid.isEmpty();
      int pasid = fresh ? device.pasids().allocate() : defaultPasid.getAsInt();
      try {
        remember(DeviceAttach.pciDeviceAttachPasid(binding, ioasid, pasid, request), none);
        defaultPasid = OptionalInt.of(pasid);
      } catch (RuntimeException e) {
        if (fresh) {
          device.pasids().free(pasid);
        }
        throw e;
      }
    } else if (device.description().bus() == Bus.PLATFORM) {
      remember(DeviceAttach.platformDeviceAttach(binding, ioasid, request), none);
    } else {
      remember(DeviceAttach.pciDeviceAttach(binding, ioasid, request), none);
    }
  }

  private void remember(Attachment attachment, OptionalInt vpasid) {
    attachments.add(new VfioAttachment(attachment, vpasid));
  }

  private BoundDevice binding(IommuFd fd) {
    return bindings.stream()
        .filter(it -> it.fd() == fd)
        .findFirst()
        .orElseThrow(() -> refused(Errno.EINVAL, "%s is not bound to that IOMMU fd", device));
  }

  /**
   * Detaches the default space.
   *
   * @param ioasid the space
   * @throws portcullis.driver.core.IommuException EINVAL if it is not attached, EBUSY while a child
   *     of it is
   */
  public void detach(Ioasid ioasid) {
    detach(ioasid, OptionalInt.empty());
  }

  /**
   * Detaches a space.
   *
   * @param ioasid the space
   * @param vpasid as it was attached
   * @throws portcullis.driver.core.IommuException EINVAL if it is not attached so, EBUSY while a
   *     child of it is
   */
  public void detach(Ioasid ioasid, OptionalInt vpasid) {
    run(() -> {
      var attached = find(ioasid, vpasid);
      require(
          attached.isPresent(),
          Errno.EINVAL,
          "%s is not attached to %s%s",
          device,
          ioasid,
          vpasid.isPresent() ? " by vPASID " + vpasid.getAsInt() : "");
      DeviceAttach.deviceDetach(attached.get().attachment());
      forget(attached.get());
    });
  }

  private Optional<VfioAttachment> find(Ioasid ioasid, OptionalInt vpasid) {
    return attachments.stream()
        .filter(it -> it.attachment().device().bound())
        .filter(it -> it.attachment().ioasid() == ioasid && it.vpasid().equals(vpasid))
        .findFirst();
  }

  /**
   * For the kernel driver that mediates the device, never for users: how a space is routed.
   *
   * @param ioasid the space
   * @param vpasid as it was attached
   * @return the attachment, with the PASID on the wire
   */
  public Optional<Attachment> attachment(Ioasid ioasid, OptionalInt vpasid) {
    return vfio.subsystem().call(() -> find(ioasid, vpasid).map(VfioAttachment::attachment));
  }

  /**
   * How large the region of the device's registers is.
   *
   * @return bytes; 0 if it has none
   */
  public long registerBytes() {
    return vfio.registers(device).bytes();
  }

  /**
   * Reads registers of the device.
   *
   * @param offset byte offset in the region, a multiple of the size
   * @param size bytes: 1, 2, 4 or 8
   * @return the value, zero-extended
   * @throws portcullis.driver.core.IommuException EPERM before the device is bound; EINVAL for an
   *     access of another size, out of line or beyond the region
   */
  public long readRegister(long offset, int size) {
    requireAccess(offset, size);
    return vfio.registers(device).read(offset, size);
  }

  /**
   * Writes registers of the device.
   *
   * @param offset byte offset in the region, a multiple of the size
   * @param size bytes: 1, 2, 4 or 8
   * @param value the value; bits beyond the size are left out
   * @throws portcullis.driver.core.IommuException EPERM before the device is bound; EINVAL for an
   *     access of another size, out of line or beyond the region
   */
  public void writeRegister(long offset, int size, long value) {
    requireAccess(offset, size);
    vfio.registers(device)
        .write(offset, size, size == Long.BYTES ? value : value & (1L << size * Byte.SIZE) - 1);
  }

  private void requireAccess(long offset, int size) {
    requireBound();
    require(
        size > 0 && size <= Long.BYTES && Integer.bitCount(size) == 1 && offset % size == 0,
        Errno.EINVAL,
        "registers are accessed by 1, 2, 4 or 8 bytes in line, not by %d at 0x%x",
        size,
        offset);
    require(
        offset >= 0 && offset <= registerBytes() - size,
        Errno.EINVAL,
        "%d bytes at 0x%x lie beyond the %d bytes of registers of %s",
        size,
        offset,
        registerBytes(),
        device);
  }

  private void requireBound() {
    run(() ->
        require(
            !bindings.isEmpty(),
            Errno.EPERM,
            "%s is bound to no IOMMU fd, so nobody may touch it",
            device));
  }

  /**
   * For KVM: the processors of the guest translate the PASIDs of deferrable writes from now on.
   * Until then the command portal of a device that needs it is blocked.
   */
  public void beginCpuTranslation() {
    vfio.subsystem().run(() -> portalOpen = device.type().pasidInCpu());
  }

  /** For KVM: the processors do not translate any more. Does nothing to a closed device. */
  public void endCpuTranslation() {
    vfio.subsystem().run(() -> portalOpen = portalOpen && !device.type().pasidTranslatedByCpu());
  }

  /**
   * Whether the command portal takes deferrable writes.
   *
   * @return false for a device without one, before it is bound, and while it is blocked
   */
  public boolean portalOpen() {
    return call(() -> portalOpen && !bindings.isEmpty());
  }

  /**
   * Sends a deferrable write to the command portal, as a processor does; a user reaches this
   * through the processor only, which puts the PASID in.
   *
   * @param pasid the PASID in the write
   * @param payload the command
   * @return what the device says
   * @throws portcullis.driver.core.IommuException EPERM while the portal is blocked
   */
  public ResponseCode submit(int pasid, byte[] payload) {
    require(portalOpen(), Errno.EPERM, "the command portal of %s is blocked", device);
    return vfio.registers(device).submit(pasid, payload);
  }

  /** Closes the file: detaches everything, unbinds, and lets the group go if it is the last. */
  @Override
  public void close() {
    vfio.subsystem()
        .run(() -> {
          if (closed) {
            return;
          }
          device.close();
          for (var attachment : List.copyOf(attachments)) {
            forget(attachment);
          }
          bindings.clear();
          portalOpen = false;
          closed = true;
        });
  }
}
