package portcullis.driver.core;

import static portcullis.driver.core.IommuException.refused;
import static portcullis.driver.core.IommuException.require;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import portcullis.driver.core.process.PinnedPage;
import portcullis.driver.platform.PhysicalMemory;

/** Pinning at run time, by the driver of a device that is mediated by software. */
final class Mediation {
  /**
   * A page that the driver works on.
   *
   * @param address where it is in the process
   * @param page the page
   */
  record Pin(long address, PinnedPage page) {}

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
    long address =
        processAddress(map, iova, write)
            .orElseThrow(() ->
                refused(
                    Errno.EFAULT,
                    "%s does not map 0x%x for %s",
                    attachment.ioasid(),
                    iova,
                    write ? "writing" : "reading"));
    var pinned = attachment.mediated().get(page);
    if (pinned == null) {
      var process = device.fd().process();
      process.charge(PhysicalMemory.PAGE_SIZE);
      try {
        pinned = new Pin(address & -PhysicalMemory.PAGE_SIZE, process.pin(address, write));
      } catch (IommuException e) {
        process.uncharge(PhysicalMemory.PAGE_SIZE);
        throw e;
      }
      attachment.mediated().put(page, pinned);
    }
    if (write) {
      DirtyTracker.recordMediated(map, iova);
    }
    return pinned.page().address() + (iova - page);
  }

  /** The pinned pages that the space does not lead to any more. */
  List<Long> stalePages() {
    var map = attachment.ioasid().addressMap().orElseThrow();
    return attachment.mediated().entrySet().stream()
        .filter(entry -> {
          var leads = processAddress(map, entry.getKey(), false);
          return leads.isEmpty() || leads.getAsLong() != entry.getValue().address();
        })
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Where an address leads in the process, through every space, if the access is permitted. */
  private static OptionalLong processAddress(AddressMap map, long iova, boolean write) {
    long at = iova;
    for (var it = map; it != null; ) {
      boolean permitted = !write || !(it instanceof KernelMap kernel) || kernel.writable(at);
      var next = it.beneath(at);
      if (!permitted || next.isEmpty()) {
        return OptionalLong.empty();
      }
      at = next.getAsLong();
      var parent = it.space().parentOrNull();
      it = parent == null ? null : parent.addressMap().orElseThrow();
    }
    return OptionalLong.of(at);
  }
}
