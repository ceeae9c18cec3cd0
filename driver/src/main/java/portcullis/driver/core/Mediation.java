package portcullis.driver.core;

import static portcullis.driver.core.IommuException.require;

import portcullis.driver.platform.PhysicalMemory;

/** Pinning at run time, by the driver of a device that is mediated by software. */
final class Mediation {
  private final Attachment attachment;

  Mediation(Attachment attachment) {
    this.attachment = attachment;
  }

  long pin(long iova, boolean write) {
    var device = attachment.device();
    require(
        !device.device().type().installed(),
        Errno.EINVAL,
        "%s is kept by hardware: its root pins for it",
        device.device());
    long page = iova & -PhysicalMemory.PAGE_SIZE;
    var map = attachment.ioasid().addressMap().orElseThrow();
    long address = processAddress(map, iova, write);
    var pinned = attachment.mediated().get(page);
    if (pinned == null) {
      var process = device.fd().process();
      process.charge(PhysicalMemory.PAGE_SIZE);
      try {
        pinned = process.pin(address, write);
      } catch (IommuException e) {
        process.uncharge(PhysicalMemory.PAGE_SIZE);
        throw e;
      }
      attachment.mediated().put(page, pinned);
    }
    if (write) {
      DirtyTracker.recordMediated(map, iova);
    }
    return pinned.address() + (iova - page);
  }

  /** Where an address leads in the process, through every space, if the access is permitted. */
  private static long processAddress(AddressMap map, long iova, boolean write) {
    long at = iova;
    for (var it = map; it != null; ) {
      boolean permitted = !write || !(it instanceof KernelMap kernel) || kernel.writable(at);
      var next = it.beneath(at);
      require(
          permitted && next.isPresent(),
          Errno.EFAULT,
          "%s does not map 0x%x for %s",
          it.space(),
          at,
          write ? "writing" : "reading");
      at = next.getAsLong();
      var parent = it.space().parentOrNull();
      it = parent == null ? null : parent.addressMap().orElseThrow();
    }
    return at;
  }
}
