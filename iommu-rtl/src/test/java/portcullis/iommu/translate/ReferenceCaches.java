package portcullis.iommu.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the caches of the translator may hold: entries that must be there, and entries that may have
 * been given up early. Written after the specification's words on IOTINVAL and IODIR, not after the
 * hardware.
 */
final class ReferenceCaches {
  /** A device context. */
  record Device(
      int deviceId,
      boolean directory,
      boolean defaultProcess,
      int secondStageMode,
      int gscid,
      int firstStageMode,
      int pscid,
      long tag) {}

  /** A process context. */
  record Process(
      int deviceId,
      int processId,
      boolean supervisor,
      boolean userMemory,
      int pscid,
      int mode,
      long tag) {}

  /** An address space; 0 stands for no such stage. */
  record Space(int gscid, int pscid) {
    static boolean alike(int one, int other) {
      return one % 2 == other % 2;
    }
  }

  /** The translation of a page; {@code page} is the number of its first 4 KiB. */
  record Page(Space space, long page, int level, int permissions, long target, int memoryType) {
    boolean overlaps(Page other) {
      int bits = 9 * Math.max(level, other.level);
      return space.equals(other.space) && page >> bits == other.page >> bits;
    }

    /** Whether the other may be lost because its identifiers are alike, though not the same. */
    boolean crowdsOut(Page other) {
      return Space.alike(space.gscid, other.space.gscid)
          && Space.alike(space.pscid, other.space.pscid);
    }
  }

  /** An invalidation. */
  record Forget(
      Invalidation.Kind kind,
      boolean addressValid,
      long page,
      boolean pscidValid,
      int pscid,
      boolean guest,
      int gscid,
      boolean deviceValid,
      int deviceId,
      int processId) {}

  /** Entries of one kind, the oldest first. */
  static final class Cache<T> {
    /** An entry, and whether the cache must still have it. */
    static final class Entry<T> {
      final T value;
      boolean certain = true;

      Entry(T value) {
        this.value = value;
      }
    }

    private final int size;
    private final List<Entry<T>> entries = new ArrayList<>();

    Cache(int size) {
      this.size = size;
    }

    void keep(T value, Predicate<T> replaced) {
      entries.removeIf(entry -> replaced.test(entry.value));
      if (isFull()) {
        mayLose(_ -> true);
      }
      entries.add(new Entry<>(value));
    }

    boolean isFull() {
      return entries.size() >= size;
    }

    void lose(Predicate<T> lost) {
      entries.removeIf(entry -> lost.test(entry.value));
    }

    void mayLose(Predicate<T> lost) {
      entries.stream()
          .filter(entry -> lost.test(entry.value))
          .forEach(entry -> entry.certain = false);
    }

    Optional<Entry<T>> find(Predicate<T> wanted) {
      return entries.stream().filter(entry -> wanted.test(entry.value)).findFirst();
    }
  }

  final Cache<Device> devices;
  final Cache<Process> processes;
  final Cache<Page> pages;

  ReferenceCaches(int deviceContexts, int processContexts, int iotlb) {
    devices = new Cache<>(deviceContexts);
    processes = new Cache<>(processContexts);
    pages = new Cache<>(iotlb);
  }

  /** A device context that was not held comes, perhaps in the place of another one. */
  void keep(Device device) {
    if (devices.isFull()) {
      processes.mayLose(_ -> true);
    }
    devices.keep(device, old -> old.deviceId() == device.deviceId());
    processes.lose(of -> of.deviceId() == device.deviceId());
  }

  void forget(Forget forget) {
    switch (forget.kind()) {
      case EVERYTHING -> {
        devices.lose(_ -> true);
        processes.lose(_ -> true);
        pages.lose(_ -> true);
      }
      case DEVICE_DIRECTORY -> {
        devices.lose(of -> !forget.deviceValid() || of.deviceId() == forget.deviceId());
        processes.lose(of -> !forget.deviceValid() || of.deviceId() == forget.deviceId());
      }
      case PROCESS_DIRECTORY ->
          processes.lose(
              of -> of.deviceId() == forget.deviceId() && of.processId() == forget.processId());
      case VMA -> {
        pages.lose(page -> inSpace(page, forget) && mustGo(page, forget));
        // A leaf of the first stage may be larger than the page that both stages translate alike,
        // and the hardware does not know by how much.
        pages.mayLose(page -> nearSpace(page, forget) && mayGo(page, forget));
      }
      case GVMA -> {
        pages.mayLose(page -> Space.alike(page.space().gscid(), forget.gscid()));
        pages.lose(page ->
            page.space().gscid() != 0
                && (!forget.guest() || page.space().gscid() == forget.gscid()));
      }
    }
  }

  private static boolean inSpace(Page page, Forget forget) {
    boolean inGuest =
        forget.guest() ? page.space().gscid() == forget.gscid() : page.space().gscid() == 0;
    return inGuest && (!forget.pscidValid() || page.space().pscid() == forget.pscid());
  }

  private static boolean nearSpace(Page page, Forget forget) {
    boolean inGuest =
        forget.guest()
            ? Space.alike(page.space().gscid(), forget.gscid())
            : page.space().gscid() == 0;
    return inGuest && (!forget.pscidValid() || Space.alike(page.space().pscid(), forget.pscid()));
  }

  private static boolean mustGo(Page page, Forget forget) {
    return !forget.addressValid() || near(page, forget, 9 * page.level());
  }

  private static boolean mayGo(Page page, Forget forget) {
    return !forget.addressValid()
        || page.space().gscid() != 0
        || near(page, forget, Math.max(4, 9 * page.level()));
  }

  private static boolean near(Page page, Forget forget, int bits) {
    return page.page() >> bits == forget.page() >> bits;
  }
}
