package portcullis.driver.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import portcullis.driver.riscv.AddressRange;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.driver.riscv.RiscvIommu;

/** Answers IOMMU_DEVICE_GET_INFO. */
final class DeviceInquiry {
  /** Pages of 4 KiB, groups of 64 KiB, and the superpages of each further level. */
  private static final long PAGE_AND_GROUP = 1L << 12 | 1L << 16;

  private final BoundDevice device;

  DeviceInquiry(BoundDevice device) {
    this.device = device;
  }

  DeviceInfo answer() {
    var description = device.device().description();
    var unit = description.unit();
    var capabilities = unit.capabilities();
    boolean bothStages =
        !capabilities.pageTablesOfStage(false).isEmpty()
            && !capabilities.pageTablesOfStage(true).isEmpty();
    return new DeviceInfo(
        device.cookie(),
        capabilities.enforceSnoop(),
        pageSizes(capabilities.pageTables()),
        Widths.usable(capabilities),
        bothStages && description.type().physical(),
        Set.copyOf(capabilities.pageTablesOfStage(false)),
        description.type().pasidDelegated()
            ? Set.copyOf(capabilities.processDirectories())
            : Set.of(),
        permitted(unit, Widths.usable(capabilities)));
  }

  private static long pageSizes(Set<PageTableFormat> formats) {
    int levels = formats.stream().mapToInt(PageTableFormat::levels).min().orElse(1);
    long sizes = PAGE_AND_GROUP;
    for (int level = 1; level < levels; level++) {
      sizes |= PageTableFormat.pageSize(level);
    }
    return sizes;
  }

  private List<AddressRange> permitted(RiscvIommu unit, int width) {
    var ranges = new ArrayList<AddressRange>();
    long next = 0;
    long end = 1L << width;
    var reserved =
        device.device().subsystem().reserved(unit).stream()
            .sorted(Comparator.comparingLong(AddressRange::start))
            .toList();
    for (var hole : reserved) {
      if (hole.start() > next && hole.start() < end) {
        ranges.add(new AddressRange(next, hole.start() - next));
      }
      next = Math.max(next, hole.last() + 1);
    }
    if (next < end) {
      ranges.add(new AddressRange(next, end - next));
    }
    return ranges;
  }
}
