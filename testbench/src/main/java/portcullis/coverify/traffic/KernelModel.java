package portcullis.coverify.traffic;

import java.util.Set;
import java.util.TreeMap;

/** A space that is mapped and unmapped. */
final class KernelModel extends SpaceModel {
  /** A mapping. */
  record Mapping(long iova, long bytes, long target, boolean write) {
    long end() {
      return iova + bytes;
    }
  }

  private final boolean dummy;
  private final int width;
  private final TreeMap<Long, Mapping> mappings = new TreeMap<>();
  private int pins;

  /** Where the tables of guests lie; never unmapped. */
  private Mapping tables;

  KernelModel(FdModel fd, SpaceModel parent, boolean dummy, int width) {
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

  void setTables(Mapping mapping) {
    tables = mapping;
    mappings.put(mapping.iova(), mapping);
  }

  boolean overlaps(long iova, long bytes) {
    return mappings.values().stream().anyMatch(it -> it.iova() < iova + bytes && iova < it.end());
  }

  void pin() {
    pins++;
  }

  void unpin() {
    pins--;
  }

  boolean pinned() {
    return parent() == null && pins > 0;
  }

  long mappedBytes() {
    return mappings.values().stream().mapToLong(Mapping::bytes).sum();
  }

  @Override
  long lockedBytes() {
    return pinned() ? mappedBytes() : 0;
  }

  /** Adds the pages that must be pinned for this space. */
  void collectPinned(Set<Long> pages) {
    if (pinned()) {
      for (var mapping : mappings.values()) {
        for (long at = 0; at < mapping.bytes(); at += ProcessModel.PAGE) {
          pages.add(fd().owner().physical(mapping.target() + at));
        }
      }
    }
  }

  @Override
  Resolution resolve(long page, boolean write) {
    var entry = mappings.floorEntry(page);
    if (entry == null || page >= entry.getValue().end() || write && !entry.getValue().write()) {
      return Resolution.FAULT;
    }
    long target = entry.getValue().target() + (page - entry.getValue().iova());
    return parent() == null
        ? Resolution.to(fd().owner().physical(target))
        : parent().resolve(target, write);
  }
}
