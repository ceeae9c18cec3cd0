package portcullis.driver.core;

import java.util.ArrayList;

/** What must hold before a device is attached. Nothing is changed here. */
final class AttachRules {
  private AttachRules() {}

  static void require(Attachment attachment, AttachRequest request) {
    var bound = attachment.device();
    bound.requireBound();
    attachment.ioasid().requireLive();
    IommuException.require(
        attachment.ioasid().fd() == bound.fd(),
        Errno.EINVAL,
        "%s belongs to another IOMMU fd than %s is bound to",
        attachment.ioasid(),
        bound.device());
    requireKind(attachment, request);
    requireParent(attachment);
    requireRoute(attachment);
    bound
        .device()
        .group()
        .requireOneSpace(
            bound.device(),
            attachment.routing(),
            attachment.ioasid(),
            bound.device().stack(attachment.routing()));
    if (bound.device().type().installed()) {
      requireFormat(attachment);
    }
  }

  private static void requireKind(Attachment attachment, AttachRequest request) {
    var device = attachment.device().device();
    IommuException.require(
        !(attachment.ioasid() instanceof KernelSpace kernel && kernel.dummy()),
        Errno.EINVAL,
        "%s is a dummy root, which no device is attached to",
        attachment.ioasid());
    IommuException.require(
        !(attachment.ioasid() instanceof UserPasidTable)
            || device.type().pasidDelegated() && attachment.routing().equals(Routing.BY_REQUESTER),
        Errno.EINVAL,
        "%s does not leave its PASID table to the user",
        device);
    IommuException.require(
        !request.skipPinning() || !device.type().installed(),
        Errno.EINVAL,
        "%s does DMA at any time, so pages must be pinned for it",
        device);
    IommuException.require(
        !((KernelSpace) attachment.ioasid().root()).pinning().onDemand()
            || !device.type().installed()
            || device.description().retriesFaults(),
        Errno.EINVAL,
        "%s does not repeat requests that faulted, as %s needs",
        device,
        attachment.ioasid().root());
  }

  private static void requireParent(Attachment attachment) {
    var parent = attachment.ioasid().parentOrNull();
    boolean onDummy = parent instanceof KernelSpace kernel && kernel.dummy();
    IommuException.require(
        parent == null
            || onDummy
            || attachment.device().attachments().stream().anyMatch(it -> it.ioasid() == parent),
        Errno.EINVAL,
        "%s is not attached to %s, the parent of %s",
        attachment.device().device(),
        parent,
        attachment.ioasid());
  }

  /** A routing is free, or its holder is the parent, or a device of the group shares it. */
  private static void requireRoute(Attachment attachment) {
    var device = attachment.device().device();
    var next = new ArrayList<>(device.stack(attachment.routing()));
    IommuException.require(
        next.isEmpty()
            || next.getLast() == attachment.ioasid().parentOrNull()
                && !next.contains(attachment.ioasid()),
        Errno.EBUSY,
        "%s is attached to %s by %s already",
        device,
        next.isEmpty() ? "" : next.getLast(),
        attachment.routing());
    for (var other : device.routes().all(attachment.routing())) {
      var holder = other.device().device();
      IommuException.require(
          holder == device
              || holder.group() == device.group()
              || shareGlobalPasid(device, holder)
                  && holder.stack(attachment.routing()).getLast() == attachment.ioasid(),
          Errno.EBUSY,
          "%s is attached to %s by %s already",
          holder,
          other.ioasid(),
          attachment.routing());
    }
  }

  /** A vPASID means the same PASID on all such devices of a user, and so on two of one parent. */
  private static boolean shareGlobalPasid(IoDevice one, IoDevice other) {
    return one.type().pasidTranslatedByCpu() && other.type().pasidTranslatedByCpu();
  }

  private static void requireFormat(Attachment attachment) {
    var requester = attachment.requester();
    var unit = requester.unit().capabilities();
    IommuException.require(
        attachment.ioasid().snoop() != SnoopPolicy.ENFORCED || unit.enforceSnoop(),
        Errno.EINVAL,
        "the IOMMU of %s cannot enforce snooping, as %s asks",
        requester,
        attachment.ioasid());
    if (attachment.ioasid() instanceof KernelSpace kernel) {
      IommuException.require(
          kernel.addressWidth() <= Widths.usable(unit),
          Errno.EINVAL,
          "%s has %d address bits, the IOMMU of %s %d",
          kernel,
          kernel.addressWidth(),
          requester,
          Widths.usable(unit));
      kernel.map().all().forEach(it -> attachment.requirePermitted(it.iova(), it.bytes()));
    }
    if (attachment.ioasid() instanceof UserPasidTable table) {
      IommuException.require(
          unit.supports(table.table().mode()),
          Errno.EINVAL,
          "the IOMMU of %s has no %s",
          requester,
          table.table().mode());
    }
    if (attachment.routing() instanceof Routing.Pasid(int pasid)) {
      int bits =
          unit.processDirectories().isEmpty()
              ? 0
              : Planner.directoryBits(unit.processDirectories().getLast());
      IommuException.require(
          pasid > 0 && pasid < 1 << bits,
          Errno.EINVAL,
          "the IOMMU of %s has PASIDs of %d bits",
          requester,
          bits);
    }
  }
}
