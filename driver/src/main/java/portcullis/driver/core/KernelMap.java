package portcullis.driver.core;

import java.util.Collection;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import portcullis.driver.platform.PhysicalMemory;

/** The address map of a kernel-managed space: its mappings, through the map beneath. */
final class KernelMap extends AddressMap {
  private final TreeMap<Long, Mapping> mappings = new TreeMap<>();
  private final AddressMap beneath;

  /** A map of pinned pages if there is nothing beneath. */
  KernelMap(Ioasid space, PhysicalMemory memory, AddressMap beneath) {
    super(space, memory);
    this.beneath = beneath;
  }

  Collection<Mapping> all() {
    return mappings.values();
  }

  /** The mappings that overlap a range. */
  Collection<Mapping> overlapping(long start, long length) {
    var before = mappings.floorEntry(start);
    long from = before != null && before.getValue().end() > start ? before.getKey() : start;
    return mappings.subMap(from, start + length).values();
  }

  void add(Mapping mapping) {
    mappings.put(mapping.iova(), mapping);
  }

  void remove(Mapping mapping) {
    mappings.remove(mapping.iova());
  }

  @Override
  void resolve(long start, long length, Consumer<Extent> to) {
    for (var mapping : overlapping(start, length)) {
      resolve(
          mapping, Math.max(start, mapping.iova()), Math.min(start + length, mapping.end()), to);
    }
  }

  @Override
  boolean permits(long address, boolean write) {
    var here = overlapping(address & -PhysicalMemory.PAGE_SIZE, 1);
    return !here.isEmpty() && here.stream().allMatch(mapping -> mapping.write() || !write);
  }

  @Override
  OptionalLong beneath(long address) {
    for (var mapping : overlapping(address & -PhysicalMemory.PAGE_SIZE, 1)) {
      return OptionalLong.of(mapping.target() + (address - mapping.iova()));
    }
    return OptionalLong.empty();
  }

  @Override
  void resolveAll(Consumer<Extent> to) {
    mappings.values().forEach(mapping -> resolve(mapping, mapping.iova(), mapping.end(), to));
  }

  private void resolve(Mapping mapping, long from, long to, Consumer<Extent> consumer) {
    if (beneath == null) {
      mapping.pinned(from, to, consumer);
    } else {
      long target = mapping.target() + (from - mapping.iova());
      beneath.resolve(
          target,
          to - from,
          extent ->
              extent.seenFrom(from + (extent.start() - target), mapping.attributes(), consumer));
    }
  }
}
