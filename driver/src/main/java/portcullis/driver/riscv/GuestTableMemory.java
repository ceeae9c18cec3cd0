package portcullis.driver.riscv;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import portcullis.driver.platform.OutOfMemoryException;
import portcullis.driver.platform.PhysicalMemory;

/**
 * Pages for tables below a second stage: they lie in a window of guest-physical addresses, mapped
 * read-only so that no device can write them. Safe for several threads.
 */
public final class GuestTableMemory implements TableMemory, AutoCloseable {
  private record Block(long physical, int pages) {
    long bytes() {
      return (long) pages * PhysicalMemory.PAGE_SIZE;
    }
  }

  private final PhysicalMemory memory;
  private final AddressSpace secondStage;
  private final AddressRange window;
  private final TreeMap<Long, Block> blocks = new TreeMap<>();
  private final Map<Integer, Deque<Long>> free = new HashMap<>();
  private long next;

  /**
   * An empty window.
   *
   * @param memory physical memory
   * @param secondStage the second stage; nothing of it is mapped in the window
   * @param window guest-physical addresses to use, which no device may be given as an IOVA
   */
  public GuestTableMemory(PhysicalMemory memory, AddressSpace secondStage, AddressRange window) {
    this.memory = Objects.requireNonNull(memory);
    this.secondStage = Objects.requireNonNull(secondStage);
    this.window = Objects.requireNonNull(window);
    this.next = window.start();
  }

  @Override
  public synchronized long allocate(int pages) {
    var kept = free.getOrDefault(pages, new ArrayDeque<>()).poll();
    if (kept != null) {
      var block = blocks.get(kept);
      memory.store(block.physical(), new byte[(int) block.bytes()]);
      return kept;
    }
    long alignment = Long.highestOneBit(2L * pages - 1) * PhysicalMemory.PAGE_SIZE;
    long address = next + alignment - 1 & -alignment;
    long bytes = (long) pages * PhysicalMemory.PAGE_SIZE;
    if (!window.contains(address) || !window.contains(address + bytes - 1)) {
      throw new OutOfMemoryException(
          "the window of 0x%x bytes at 0x%x has no room for %d more pages of tables"
              .formatted(window.length(), window.start(), pages));
    }
    long physical = memory.allocate(pages);
    try {
      secondStage.map(new AddressRange(address, bytes), physical, LeafAttributes.READ);
    } catch (RuntimeException notMapped) {
      memory.free(physical, pages);
      throw notMapped;
    }
    blocks.put(address, new Block(physical, pages));
    next = address + bytes;
    return address;
  }

  /** Keeps the pages for the next allocation of this window. */
  @Override
  public synchronized void free(long address, int pages) {
    var block = blocks.get(address);
    var kept = free.computeIfAbsent(pages, _ -> new ArrayDeque<>());
    if (block == null || block.pages() != pages || kept.contains(address)) {
      throw new IllegalStateException("0x%x is no table of the window".formatted(address));
    }
    kept.add(address);
  }

  @Override
  public synchronized long physical(long address) {
    var block = blocks.floorEntry(address);
    if (block == null || address - block.getKey() >= block.getValue().bytes()) {
      throw new IllegalArgumentException("0x%x is no table of the window".formatted(address));
    }
    return block.getValue().physical() + (address - block.getKey());
  }

  /** Unmaps the window and frees its pages. */
  @Override
  public synchronized void close() {
    blocks.forEach((address, block) -> {
      secondStage.unmap(new AddressRange(address, block.bytes()));
      memory.free(block.physical(), block.pages());
    });
    blocks.clear();
    free.clear();
  }
}
