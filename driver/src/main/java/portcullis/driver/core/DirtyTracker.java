package portcullis.driver.core;

import static portcullis.driver.core.IommuException.require;

import java.util.BitSet;
import java.util.TreeSet;
import portcullis.driver.platform.PhysicalMemory;
import portcullis.driver.riscv.AddressRange;

/**
 * Which pages of a kernel-managed space devices have written. Where hardware sets D bits they are
 * read; elsewhere leaves have D=0, the first write faults, and the fault is the record. A device
 * that cannot repeat a request must not see such faults, so with one every writable page counts.
 */
final class DirtyTracker {
  /** Pages of a bitmap at most: those of 512 GiB. */
  private static final long MOST_PAGES = 1L << 27;

  private final KernelSpace space;
  private final TreeSet<Long> written = new TreeSet<>();

  /** Whether a device writes unseen, so that every writable page counts as written. */
  private boolean unseen;

  DirtyTracker(KernelSpace space) {
    this.space = space;
  }

  /** Makes the tables of a space and of those above it track or not, after something changed. */
  static void update(Ioasid space) {
    for (var it = space; it != null; it = it.parentOrNull()) {
      look(it);
    }
    space.forEachAbove(DirtyTracker::look);
    space
        .root()
        .forEachAbove(it -> {
          boolean tracked = trackedFrom(it);
          it.addressMaps().forEach(map -> map.setTracked(tracked));
        });
  }

  private static void look(Ioasid space) {
    if (space instanceof KernelSpace kernel) {
      kernel.tracker().ifPresent(DirtyTracker::lookForUnseenWriters);
    }
  }

  private static boolean trackedFrom(Ioasid space) {
    boolean any = false;
    for (var it = space; it != null; it = it.parentOrNull()) {
      if (it instanceof KernelSpace kernel && kernel.tracker().isPresent()) {
        any = true;
        if (kernel.tracker().orElseThrow().unseen) {
          return false;
        }
      }
    }
    return any;
  }

  private void lookForUnseenWriters() {
    var found = new boolean[1];
    space.forEachAbove(
        it -> found[0] |= it.attachments().stream().anyMatch(Attachment::hidesWrites));
    if (unseen && !found[0]) {
      for (var mapping : space.map().all()) {
        if (mapping.write()) {
          for (long at = mapping.iova(); at < mapping.end(); at += PhysicalMemory.PAGE_SIZE) {
            written.add(at);
          }
        }
      }
    }
    unseen = found[0];
  }

  /** A page of a map was written: the trackers of its space and of all beneath record it. */
  static void record(AddressMap map, long address) {
    long at = address;
    for (var it = map; ; ) {
      if (it.space() instanceof KernelSpace kernel) {
        long page = at & -PhysicalMemory.PAGE_SIZE;
        kernel.tracker().ifPresent(tracker -> tracker.written.add(page));
      }
      var next = it.beneath(at);
      var parent = it.space().parentOrNull();
      if (next.isEmpty() || parent == null) {
        return;
      }
      at = next.getAsLong();
      it = parent.addressMap().orElseThrow();
    }
  }

  BitSet readAndClear(AddressRange range) {
    require(
        range.start() >= 0 && range.pages() <= MOST_PAGES,
        Errno.EINVAL,
        "a bitmap of 0x%x bytes at 0x%x is too large",
        range.length(),
        range.start());
    space.forEachAbove(
        it -> it.addressMaps().forEach(map -> map.tables().forEach(BuiltTable::collectDirty)));
    var pages = new BitSet();
    for (long page : written.subSet(range.start(), true, range.last(), true)) {
      pages.set((int) ((page - range.start()) / PhysicalMemory.PAGE_SIZE));
    }
    written.subSet(range.start(), true, range.last(), true).clear();
    if (unseen) {
      for (var mapping : space.map().overlapping(range.start(), range.length())) {
        if (mapping.write()) {
          long from = Math.max(mapping.iova(), range.start());
          long to = Math.min(mapping.end(), range.start() + range.length());
          pages.set(
              (int) ((from - range.start()) / PhysicalMemory.PAGE_SIZE),
              (int) ((to - range.start()) / PhysicalMemory.PAGE_SIZE));
        }
      }
    }
    return pages;
  }
}
