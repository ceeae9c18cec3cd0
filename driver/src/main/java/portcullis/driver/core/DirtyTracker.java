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
    space.root().forEachAbove(DirtyTracker::updateMaps);
  }

  /** Lets the maps of a space, also new ones, track writes if they have to. */
  static void updateMaps(Ioasid space) {
    boolean tracked = trackedFrom(space);
    space.addressMaps().forEach(map -> map.setTracked(tracked));
  }

  private static void look(Ioasid space) {
    if (space instanceof KernelSpace kernel) {
      kernel.tracker().ifPresent(DirtyTracker::lookForUnseenWriters);
    }
  }

  /**
   * Whether somebody has to know of writes through a space. Who writes unseen at it is unseen by
   * all trackers beneath, so that no page of such a device is made to fault.
   */
  private static boolean trackedFrom(Ioasid space) {
    for (var it = space; it != null; it = it.parentOrNull()) {
      if (it instanceof KernelSpace kernel
          && kernel.tracker().filter(tracker -> !tracker.unseen).isPresent()) {
        return true;
      }
    }
    return false;
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

  /**
   * A page was written: the trackers of the space and of all beneath record it. A space beneath may
   * have changed since the table was built, and the table's invalidation be under way; then the
   * page is looked for by where it lies.
   */
  static void record(AddressMap map, long address, long physical) {
    long at = address & -PhysicalMemory.PAGE_SIZE;
    long page = physical & -PhysicalMemory.PAGE_SIZE;
    mark(map.space(), at);
    for (var it = map; it.space().parentOrNull() != null; ) {
      var parent = it.space().parentOrNull();
      var next = it.beneath(at);
      var beneath = parent.addressMap().orElseThrow();
      if (next.isEmpty()
          || beneath.find(next.getAsLong()).filter(found -> found.target() == page).isEmpty()) {
        search(parent, page);
        return;
      }
      at = next.getAsLong();
      it = beneath;
      mark(parent, at);
    }
  }

  private static void search(Ioasid from, long page) {
    for (var it = from; it != null; it = it.parentOrNull()) {
      if (it instanceof KernelSpace kernel) {
        kernel.tracker().ifPresent(tracker -> tracker.markAll(page));
      }
    }
  }

  private void markAll(long page) {
    space
        .map()
        .resolveAll(extent -> {
          if (page >= extent.target() && page < extent.target() + extent.length()) {
            written.add(extent.start() + (page - extent.target()));
          }
        });
  }

  /** A page was written by software, through mappings that are as they are now. */
  static void recordMediated(AddressMap map, long address) {
    long at = address & -PhysicalMemory.PAGE_SIZE;
    for (var it = map; it != null; ) {
      mark(it.space(), at);
      var next = it.beneath(at);
      var parent = it.space().parentOrNull();
      if (next.isEmpty() || parent == null) {
        return;
      }
      at = next.getAsLong();
      it = parent.addressMap().orElseThrow();
    }
  }

  private static void mark(Ioasid space, long page) {
    if (space instanceof KernelSpace kernel) {
      kernel.tracker().ifPresent(tracker -> tracker.written.add(page));
    }
  }

  /** Tells all trackers what hardware knows of writes through a space. */
  static void collect(Ioasid space) {
    space.forEachAbove(
        it -> it.addressMaps().forEach(map -> map.tables().forEach(BuiltTable::collectDirty)));
  }

  BitSet readAndClear(AddressRange range) {
    require(
        range.start() >= 0 && range.pages() <= MOST_PAGES,
        Errno.EINVAL,
        "a bitmap of 0x%x bytes at 0x%x is too large",
        range.length(),
        range.start());
    collect(space);
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
