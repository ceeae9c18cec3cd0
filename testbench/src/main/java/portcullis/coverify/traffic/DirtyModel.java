package portcullis.coverify.traffic;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import portcullis.coverify.DisagreementException;
import portcullis.driver.riscv.AddressRange;

/**
 * What the user of a space whose writes are tracked must and may be told. A page must be reported
 * if a write landed in it since the last report and it leads to the same memory still; it may be
 * reported only if a write was tried that could reach it, or its memory by another way, or if a
 * device writes there that nobody sees.
 */
final class DirtyModel {
  private final KernelModel space;

  /** A write that landed: where the page led in the process, and who wrote. */
  record Write(long address, String writer) {}

  /** Pages that were written. */
  private final Map<Long, Write> written = new TreeMap<>();

  /** Pages that a device tried to write, with the number of rests before. */
  private final Map<Long, Integer> tried = new HashMap<>();

  /** Physical pages of such writes. */
  private final Map<Long, Integer> triedMemory = new HashMap<>();

  /** Pages that a writer whom nobody sees could write before it went. */
  private final Set<Long> suspected = new HashSet<>();

  private boolean hidden;
  private int rests;

  DirtyModel(KernelModel space) {
    this.space = space;
  }

  /** Whether nobody can tell which pages are written, so that all count as dirty. */
  boolean hidden() {
    return hidden;
  }

  void lookForHiddenWrites(World world) {
    boolean found =
        world.devices().stream()
            .filter(DeviceModel::hidesWrites)
            .flatMap(device -> device.attached().stream())
            .anyMatch(it -> it.space().standsOn(space));
    if (hidden && !found) {
      suspected.addAll(writable());
    }
    hidden = found;
  }

  private Set<Long> writable() {
    var pages = new HashSet<Long>();
    for (var mapping : space.mappings().values()) {
      for (long page = mapping.iova();
          mapping.write() && page < mapping.end();
          page += ProcessModel.PAGE) {
        pages.add(page);
      }
    }
    return pages;
  }

  void tried(long page, long physical) {
    tried.put(page, rests);
    triedMemory.put(physical, rests);
  }

  void written(long page, String writer) {
    space.lead(page, false).ifPresent(address -> written.put(page, new Write(address, writer)));
  }

  /** Writes are tracked from now on: what landed until now need not be reported. */
  void started() {
    written.clear();
  }

  /** What leads elsewhere need not be reported any more. */
  void mappingsChanged() {
    written
        .entrySet()
        .removeIf(it -> space.lead(it.getKey(), false).orElse(-1) != it.getValue().address());
  }

  /**
   * Mappings are about to change, or just have: what now leads to memory that was written by
   * another way may be reported for that even when it leads there no longer.
   */
  void noteOtherWays() {
    for (var mapping : space.mappings().values()) {
      for (long page = mapping.iova();
          mapping != space.tables() && page < mapping.end();
          page += ProcessModel.PAGE) {
        for (long physical : space.resolve(page, false).pages()) {
          if (triedMemory.containsKey(physical)) {
            tried.merge(page, triedMemory.get(physical), Math::max);
          }
        }
      }
    }
  }

  /** All faults were served: what was tried before is known to the kernel. */
  void rested() {
    rests++;
  }

  /** The pages of a range that a report must have from now on. */
  Map<Long, String> reportBegins(AddressRange range) {
    var required = new TreeMap<Long, String>();
    if (hidden) {
      writable().stream()
          .filter(range::contains)
          .forEach(page -> required.put(page, "perhaps a device that never repeats"));
    }
    written.forEach((page, write) -> {
      if (range.contains(page)) {
        required.put(page, write.writer());
      }
    });
    written.keySet().removeAll(required.keySet());
    return required;
  }

  /** Compares a report. */
  void reportEnds(AddressRange range, Map<Long, String> required, BitSet report) {
    required.forEach((page, writer) -> {
      if (!report.get(number(range, page))) {
        throw new DisagreementException(
            "%s: the page at 0x%x is not reported, and it was written by %s"
                .formatted(space.handle(), page, writer));
      }
    });
    noteOtherWays();
    for (int i = report.nextSetBit(0); i >= 0; i = report.nextSetBit(i + 1)) {
      long page = range.start() + (long) i * ProcessModel.PAGE;
      if (!range.contains(page) || !mayBeDirty(page)) {
        throw new DisagreementException(
            "%s: the page at 0x%x is reported and nobody wrote it".formatted(space.handle(), page));
      }
      // A write that landed meanwhile may be in this report or in the next one.
      written.remove(page);
      suspected.remove(page);
    }
    // What was tried before the latest rest has been recorded, and this report had it.
    tried.entrySet().removeIf(it -> range.contains(it.getKey()) && it.getValue() < rests);
    triedMemory.values().removeIf(it -> it < rests);
  }

  private static int number(AddressRange range, long page) {
    return (int) ((page - range.start()) / ProcessModel.PAGE);
  }

  private boolean mayBeDirty(long page) {
    var mapping = space.at(page);
    return tried.containsKey(page)
        || suspected.contains(page)
        || hidden && mapping != null && mapping.write();
  }
}
