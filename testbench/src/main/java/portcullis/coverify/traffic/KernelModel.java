package portcullis.coverify.traffic;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A space that is mapped and unmapped. */
final class KernelModel extends SpaceModel {
  /** A mapping. */
  static final class Mapping {
    private final long iova;
    private final long bytes;
    private final long target;
    private final boolean write;

    /** The registered memory that it stands on, or null. */
    private final RegistrationModel registration;

    /** The pages that are pinned for it, or null. */
    private long[] pages;

    Mapping(long iova, long bytes, long target, boolean write, RegistrationModel registration) {
      this.iova = iova;
      this.bytes = bytes;
      this.target = target;
      this.write = write;
      this.registration = registration;
    }

    long iova() {
      return iova;
    }

    long bytes() {
      return bytes;
    }

    long target() {
      return target;
    }

    boolean write() {
      return write;
    }

    long end() {
      return iova + bytes;
    }

    RegistrationModel registration() {
      return registration;
    }

    private void pin(ProcessModel process) {
      pages =
          registration == null
              ? process.physical(target, bytes)
              : registration.pages(target, bytes);
    }

    private long charge() {
      return registration == null ? bytes : 0;
    }
  }

  private final boolean dummy;
  private final int width;
  private final TreeMap<Long, Mapping> mappings = new TreeMap<>();
  private int pins;
  private DirtyModel tracker;

  /** Where the tables of guests lie; never unmapped. */
  private Mapping tables;

  /** PSCIDs that guests have taken in tables on this space. */
  private int guestPscids;

  KernelModel(FdModel fd, KernelModel parent, boolean dummy, int width) {
    super(fd, parent);
    this.dummy = dummy;
    this.width = width;
    pins = dummy ? 1 : 0;
  }

  boolean dummy() {
    return dummy;
  }

  int width() {
    return width;
  }

  TreeMap<Long, Mapping> mappings() {
    return mappings;
  }

  Mapping tables() {
    return tables;
  }

  /** Where a page of the process with a guest's table is found here. */
  long addressOfTable(long address) {
    return tables.iova() + (address - ProcessModel.TABLES);
  }

  int nextGuestPscid() {
    return ++guestPscids;
  }

  void setTables(Mapping mapping) {
    tables = mapping;
    add(mapping);
  }

  void add(Mapping mapping) {
    mappings.put(mapping.iova(), mapping);
    if (mapping.registration() != null) {
      mapping.registration().use();
    }
    if (pinned()) {
      mapping.pin(fd().owner());
    }
  }

  void remove(Mapping mapping) {
    mappings.remove(mapping.iova());
    if (mapping.registration() != null) {
      mapping.registration().endUse();
    }
  }

  @Override
  void free() {
    super.free();
    List.copyOf(mappings.values()).forEach(this::remove);
  }

  boolean overlaps(long iova, long bytes) {
    return mappings.values().stream().anyMatch(it -> it.iova() < iova + bytes && iova < it.end());
  }

  void pin() {
    if (pins++ == 0) {
      mappings.values().forEach(it -> it.pin(fd().owner()));
    }
  }

  void unpin() {
    if (--pins == 0) {
      mappings.values().forEach(it -> it.pages = null);
    }
  }

  boolean pinned() {
    return parent() == null && pins > 0;
  }

  /** What is charged when this root is pinned. */
  long chargeOfPins() {
    return mappings.values().stream().mapToLong(Mapping::charge).sum();
  }

  /** Whether the process still has all that must be pinned. */
  boolean canPin() {
    return mappings.values().stream()
        .filter(it -> it.registration() == null)
        .allMatch(it -> fd().owner().has(it.target(), it.bytes(), it.write()));
  }

  @Override
  long lockedBytes() {
    return pinned() ? chargeOfPins() : 0;
  }

  /** Adds the pages that must be pinned for this space. */
  void collectPinned(Set<Long> pages) {
    if (pinned()) {
      for (var mapping : mappings.values()) {
        for (long page : mapping.pages) {
          pages.add(page);
        }
      }
    }
  }

  DirtyModel tracker() {
    return tracker;
  }

  void setTracker(DirtyModel dirty) {
    tracker = dirty;
  }

  /** The mapping of an address, or null. */
  Mapping at(long page) {
    var entry = mappings.floorEntry(page);
    return entry == null || page >= entry.getValue().end() ? null : entry.getValue();
  }

  @Override
  Resolution resolve(OptionalInt pasid, long page, boolean write) {
    return pasid.isPresent() ? Resolution.FAULT : resolve(page, write);
  }

  Resolution resolve(long page, boolean write) {
    var mapping = at(page);
    if (mapping == null || write && !mapping.write()) {
      return Resolution.FAULT;
    }
    if (parent() != null) {
      return parent().resolve(mapping.target() + (page - mapping.iova()), write);
    }
    return mapping.pages == null ? Resolution.FAULT : Resolution.to(physical(mapping, page));
  }

  private static long physical(Mapping mapping, long page) {
    return mapping.pages[(int) ((page - mapping.iova()) / ProcessModel.PAGE)];
  }

  @Override
  void trails(OptionalInt pasid, long page, Consumer<Trail> to) {
    var mapping = at(page);
    if (mapping == null || !mapping.write() || pasid.isPresent()) {
      return;
    }
    if (parent() != null) {
      parent()
          .trails(
              pasid,
              mapping.target() + (page - mapping.iova()),
              trail -> to.accept(trail.through(this, page)));
    } else if (mapping.pages != null) {
      to.accept(new Trail(List.of(new Trail.Hit(this, page)), physical(mapping, page)));
    }
  }

  @Override
  OptionalLong beneath(long page, boolean write) {
    var mapping = at(page);
    return mapping == null || write && !mapping.write()
        ? OptionalLong.empty()
        : OptionalLong.of(mapping.target() + (page - mapping.iova()));
  }
}
