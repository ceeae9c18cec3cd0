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
   * @param charged whether the user pays for it; not where it is registered
   */
  record Pin(long address, PinnedPage page, boolean charged) {}

  private static final long PAGE = PhysicalMemory.PAGE_SIZE;

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
    long page = iova & -PAGE;
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
    var pinned =
        attachment.mediated().computeIfAbsent(page, _ -> pin(map, page, address & -PAGE, write));
    if (write) {
      DirtyTracker.recordMediated(map, iova);
    }
    return pinned.page().address() + (iova - page);
  }

  private Pin pin(AddressMap map, long page, long address, boolean write) {
    var fd = attachment.device().fd();
    if (!mappingOfRoot(map, page).charged()) {
      return new Pin(address, fd.registered().pin(address), false);
    }
    fd.process().charge(PAGE);
    try {
      return new Pin(address, fd.process().pin(address, write), true);
    } catch (IommuException e) {
      fd.process().uncharge(PAGE);
      throw e;
    }
  }

  private static Mapping mappingOfRoot(AddressMap map, long page) {
    long at = page;
    var it = map;
    for (var parent = it.space().parentOrNull(); parent != null; parent = parent.parentOrNull()) {
      at = it.beneath(at).orElseThrow();
      it = parent.addressMap().orElseThrow();
    }
    return ((KernelMap) it).overlapping(at, 1).iterator().next();
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
      var next = it.beneath(at);
      if (next.isEmpty() || !it.permits(at, write)) {
        return OptionalLong.empty();
      }
      at = next.getAsLong();
      var parent = it.space().parentOrNull();
      it = parent == null ? null : parent.addressMap().orElseThrow();
    }
    return OptionalLong.of(at);
  }
}
