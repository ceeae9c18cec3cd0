package portcullis.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Memory of any size that stores only the pages that were written, with regions that refuse or
 * poison accesses. Reads of other pages give zero. Not safe for several threads.
 */
public final class SparseMemory implements Memory {
  private static final int PAGE_SHIFT = 12;
  private static final int PAGE_SIZE = 1 << PAGE_SHIFT;

  /** What a fault region does to the accesses that overlap it. */
  public enum FaultKind {
    /** Reads, writes and atomic updates fail with an access fault. */
    ACCESS_FAULT,
    /** Reads return poisoned data. */
    POISON,
    /** Writes and atomic updates fail with an access fault. */
    WRITE_FAULT
  }

  private record Region(long start, long last, FaultKind kind) {
    boolean overlaps(long address, int size) {
      return Long.compareUnsigned(address, last) <= 0
          && Long.compareUnsigned(start, address + size - 1) <= 0;
    }
  }

  private static final java.lang.invoke.VarHandle LONGS =
      java.lang.invoke.MethodHandles.byteArrayViewVarHandle(
          long[].class, java.nio.ByteOrder.LITTLE_ENDIAN);
  private static final java.lang.invoke.VarHandle INTS =
      java.lang.invoke.MethodHandles.byteArrayViewVarHandle(
          int[].class, java.nio.ByteOrder.LITTLE_ENDIAN);
  private static final byte[] ZERO_PAGE = new byte[PAGE_SIZE];

  private final List<Region> regions = new ArrayList<>();
  private long[] numbers = new long[64];
  private byte[][] pages = new byte[64][];
  private int count;

  /** Creates memory that is all zero and refuses nothing. */
  public SparseMemory() {}

  /**
   * Makes accesses that overlap a region fail. Regions accumulate.
   *
   * @param address first byte
   * @param length bytes, at least 1
   * @param kind what fails
   */
  public void addFault(long address, long length, FaultKind kind) {
    if (length <= 0) {
      throw new IllegalArgumentException(
          "a fault region at 0x%x needs at least one byte, not %d".formatted(address, length));
    }
    regions.add(new Region(address, address + length - 1, kind));
  }

  /** Removes every fault region. */
  public void clearFaults() {
    regions.clear();
  }

  @Override
  public Status check(AccessKind kind, long address, int size) {
    if (regions.isEmpty()) {
      return Status.OK;
    }
    Status status = Status.OK;
    for (Region region : regions) {
      if (region.overlaps(address, size)) {
        switch (region.kind) {
          case ACCESS_FAULT -> {
            return Status.ACCESS_FAULT;
          }
          case WRITE_FAULT -> {
            if (kind != AccessKind.READ) {
              return Status.ACCESS_FAULT;
            }
          }
          case POISON -> {
            if (kind != AccessKind.WRITE) {
              status = Status.POISONED;
            }
          }
        }
      }
    }
    return status;
  }

  @Override
  public long read(long address, int size) {
    byte[] page = find(address >>> PAGE_SHIFT);
    int offset = (int) address & PAGE_SIZE - 1;
    return size == 8 ? (long) LONGS.get(page, offset) : (int) INTS.get(page, offset) & 0xffffffffL;
  }

  @Override
  public void write(long address, int size, long value) {
    byte[] page = findOrCreate(address >>> PAGE_SHIFT);
    int offset = (int) address & PAGE_SIZE - 1;
    if (size == 8) {
      LONGS.set(page, offset, value);
    } else {
      INTS.set(page, offset, (int) value);
    }
  }

  /**
   * Stores bytes, past any fault region: this is the host writing, not the IOMMU.
   *
   * @param address first byte, of any alignment
   * @param bytes the bytes
   */
  public void store(long address, byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      findOrCreate(address + i >>> PAGE_SHIFT)[(int) (address + i) & PAGE_SIZE - 1] = bytes[i];
    }
  }

  /**
   * Loads bytes, past any fault region.
   *
   * @param address first byte, of any alignment
   * @param length bytes
   * @return the bytes
   */
  public byte[] load(long address, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = find(address + i >>> PAGE_SHIFT)[(int) (address + i) & PAGE_SIZE - 1];
    }
    return bytes;
  }

  private byte[] find(long number) {
    int slot = slot(number);
    return pages[slot] == null ? ZERO_PAGE : pages[slot];
  }

  private byte[] findOrCreate(long number) {
    int slot = slot(number);
    if (pages[slot] == null) {
      if (2 * ++count > pages.length) {
        grow();
        slot = slot(number);
      }
      numbers[slot] = number;
      pages[slot] = new byte[PAGE_SIZE];
    }
    return pages[slot];
  }

  /** Open addressing: the slot of the page, or the free one where it belongs. */
  private int slot(long number) {
    int mask = pages.length - 1;
    int slot = (int) (number * 0x9e3779b97f4a7c15L >>> 40) & mask;
    while (pages[slot] != null && numbers[slot] != number) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldNumbers = numbers;
    byte[][] oldPages = pages;
    numbers = new long[2 * oldNumbers.length];
    pages = new byte[2 * oldPages.length][];
    for (int i = 0; i < oldPages.length; i++) {
      if (oldPages[i] != null) {
        int slot = slot(oldNumbers[i]);
        numbers[slot] = oldNumbers[i];
        pages[slot] = oldPages[i];
      }
    }
  }
}
