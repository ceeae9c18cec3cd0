package portcullis.driver.core;

import static portcullis.driver.core.IommuException.require;

import java.util.List;

/**
 * Attaching and detaching, as the drivers of device files call it: {@link #deviceAttach}, and a
 * name for each bus over it.
 */
public final class DeviceAttach {
  private DeviceAttach() {}

  /**
   * Attaches the default space of a PCI device.
   *
   * @param device the device as bound to the fd of the space
   * @param ioasid the space
   * @param request hints
   * @return the attachment
   * @throws IommuException as {@link #deviceAttach}
   */
  public static Attachment pciDeviceAttach(
      BoundDevice device, Ioasid ioasid, AttachRequest request) {
    requireBus(device, Bus.PCI);
    return deviceAttach(device, ioasid, Routing.BY_REQUESTER, request);
  }

  /**
   * Attaches a space of a PCI device that is routed by a PASID.
   *
   * @param device the device as bound to the fd of the space
   * @param ioasid the space
   * @param pasid the PASID on the wire
   * @param request hints
   * @return the attachment
   * @throws IommuException as {@link #deviceAttach}
   */
  public static Attachment pciDeviceAttachPasid(
      BoundDevice device, Ioasid ioasid, int pasid, AttachRequest request) {
    requireBus(device, Bus.PCI);
    return deviceAttach(device, ioasid, Routing.byPasid(pasid), request);
  }

  /**
   * Attaches the space of a platform device.
   *
   * @param device the device as bound to the fd of the space
   * @param ioasid the space
   * @param request hints
   * @return the attachment
   * @throws IommuException as {@link #deviceAttach}
   */
  public static Attachment platformDeviceAttach(
      BoundDevice device, Ioasid ioasid, AttachRequest request) {
    requireBus(device, Bus.PLATFORM);
    return deviceAttach(device, ioasid, Routing.BY_REQUESTER, request);
  }

  private static void requireBus(BoundDevice device, Bus bus) {
    require(
        device.device().description().bus() == bus,
        Errno.EINVAL,
        "%s is on the bus %s",
        device.device(),
        device.device().description().bus());
  }

  /**
   * Attaches a space to a device.
   *
   * @param device the device as bound to the fd of the space
   * @param ioasid the space
   * @param routing how its requests are recognised
   * @param request hints
   * @return the attachment
   * @throws IommuException EBUSY if another space holds the routing; EINVAL if device and space do
   *     not fit; ENOMEM or EFAULT if the root's pages cannot be pinned; nothing has changed then
   */
  public static Attachment deviceAttach(
      BoundDevice device, Ioasid ioasid, Routing routing, AttachRequest request) {
    return device
        .fd()
        .call(() -> {
          var attachment = new Attachment(device, ioasid, routing, request);
          AttachRules.require(attachment, request);
          carryOut(attachment);
          return attachment;
        });
  }

  private static void carryOut(Attachment attachment) {
    var device = attachment.device().device();
    var root = (KernelSpace) attachment.ioasid().root();
    if (attachment.pins()) {
      root.needPins();
    }
    try {
      link(attachment);
      if (attachment.ioasid() instanceof UserPasidTable table
          && new Planner(attachment.requester()).shadows(table)) {
        table.read();
      }
      // Tables that are built now must not miss a write, and who writes unseen may depend on them.
      DirtyTracker.update(attachment.ioasid());
      device.requester().ifPresent(Requester::apply);
      DirtyTracker.update(attachment.ioasid());
    } catch (RuntimeException e) {
      unlink(attachment);
      restore(device);
      DirtyTracker.update(attachment.ioasid());
      if (attachment.pins()) {
        root.releasePins();
      }
      throw KernelSpace.asRefusal(e);
    }
    device.subsystem().noSnoopChanged();
  }

  private static void link(Attachment attachment) {
    attachment.device().device().routes().add(attachment);
    attachment.device().attachments().add(attachment);
    attachment.ioasid().attachments().add(attachment);
  }

  private static void unlink(Attachment attachment) {
    attachment.device().device().routes().remove(attachment);
    attachment.device().attachments().remove(attachment);
    attachment.ioasid().attachments().remove(attachment);
  }

  /** Hardware does as the routes say; if even that fails, the device is blocked. */
  private static void restore(IoDevice device) {
    device
        .requester()
        .ifPresent(requester -> {
          try {
            requester.apply();
          } catch (RuntimeException e) {
            requester.block();
          }
        });
  }

  /**
   * Detaches a space from a device.
   *
   * @param attachment what was attached
   * @throws IommuException EBUSY while a child of the space is attached to the device; EINVAL if it
   *     is detached already; EIO if the unit failed, and then it is attached still
   */
  public static void deviceDetach(Attachment attachment) {
    attachment
        .device()
        .fd()
        .run(() -> {
          var device = attachment.device();
          require(
              device.attachments().contains(attachment),
              Errno.EINVAL,
              "%s is not attached to %s",
              device.device(),
              attachment.ioasid());
          requireNoChild(attachment, device.attachments());
          undo(List.of(attachment));
        });
  }

  private static void requireNoChild(Attachment attachment, List<Attachment> all) {
    for (var other : all) {
      require(
          other.ioasid().parentOrNull() != attachment.ioasid(),
          Errno.EBUSY,
          "%s stands on %s and is attached to %s",
          other.ioasid(),
          attachment.ioasid(),
          attachment.device().device());
    }
  }

  /**
   * Undoes attachments of a device, children before their parents. Hardware goes to where that
   * leads at once, so that no request of a child's space gets into its parent on the way; pages are
   * let go only after that.
   *
   * @throws IommuException EIO if the unit failed; the attachments stay then, and DMA is blocked as
   *     far as the unit obeys
   */
  static void undo(List<Attachment> attachments) {
    if (attachments.isEmpty()) {
      return;
    }
    var device = attachments.getFirst().device().device();
    attachments.forEach(DeviceAttach::unlink);
    try {
      restore(device);
    } catch (RuntimeException e) {
      // Hardware may still use what it knows, so nothing may be let go; the user may try again.
      attachments.reversed().forEach(DeviceAttach::link);
      throw KernelSpace.asRefusal(e);
    }
    for (var attachment : attachments) {
      attachment.device().fd().faults().drop(attachment);
    }
    for (var attachment : attachments) {
      DirtyTracker.update(attachment.ioasid());
      attachment.end();
      if (attachment.pins()) {
        ((KernelSpace) attachment.ioasid().root()).releasePins();
      }
    }
    device.subsystem().noSnoopChanged();
  }
}
