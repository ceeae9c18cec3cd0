package portcullis.platform;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import portcullis.driver.platform.OutOfMemoryException;

/** Which pages of a memory belong to somebody. Not safe for several threads. */
final class PageOwners {
  private static final int PAGE_SHIFT = 12;

  private final long base;
  private final int pageCount;
  private final BitSet allocated = new BitSet();

  /** Pages of each block, by the address of its first. */
  private final Map<Long, Integer> blocks = new HashMap<>();

  /** Where the search goes on, so that freed pages rest. */
  private int next;

  PageOwners(long base, int pageCount) {
    this.base = base;
    this.pageCount = pageCount;
  }

  private long page(long address) {
    return (address >>> PAGE_SHIFT) - (base >>> PAGE_SHIFT);
  }

  boolean exists(long address) {
    long page = page(address);
    return page >= 0 && page < pageCount;
  }

  boolean isAllocated(long address) {
    return exists(address) && allocated.get((int) page(address));
  }

  int allocatedPages() {
    return allocated.cardinality();
  }

  long allocate(int pages) {
    if (pages < 1) {
      throw new IllegalArgumentException("%d pages cannot be allocated".formatted(pages));
    }
    int alignment = Integer.highestOneBit(2 * pages - 1);
    int first = find(pages, alignment, next, pageCount);
    if (first < 0) {
      first = find(pages, alignment, 0, pageCount);
    }
    if (first < 0) {
      throw new OutOfMemoryException(
          "%d adjacent pages are not free; %d of %d are allocated"
              .formatted(pages, allocated.cardinality(), pageCount));
    }
    next = first + pages;
    allocated.set(first, first + pages);
    long address = base + ((long) first << PAGE_SHIFT);
    blocks.put(address, pages);
    return address;
  }

  /** First of free pages in a range; -1 if there are not as many. */
  private int find(int pages, int alignment, int from, int to) {
    long basePage = base >>> PAGE_SHIFT;
    int first = from;
    while (true) {
      first = (int) ((basePage + first + alignment - 1 & -alignment) - basePage);
      if (first + pages > to) {
        return -1;
      }
      int taken = allocated.previousSetBit(first + pages - 1);
      if (taken < first) {
        return first;
      }
      first = taken + 1;
    }
  }

  void free(long address, int pages) {
    Integer block = blocks.get(address);
    if (block == null || block != pages) {
      throw new IllegalStateException(
          "%d pages at 0x%x were not allocated together, or are free already"
              .formatted(pages, address));
    }
    blocks.remove(address);
    int first = (int) page(address);
    allocated.clear(first, first + pages);
  }
}
