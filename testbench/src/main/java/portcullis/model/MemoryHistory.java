package portcullis.model;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * Memory that remembers what it held since the last invalidation that covers a change. Until then
 * an IOMMU may use the old value of an entry or the new one (section "Updating in-memory data
 * structure entries").
 *
 * <p>The unit is the naturally aligned doubleword, which is what an IOMMU reads at once: a store to
 * a longer structure gives each of its doublewords a history of its own.
 */
public final class MemoryHistory implements Memory {
  private final Memory current;
  private final Map<Long, long[]> versions = new HashMap<>();

  /**
   * A history that is empty.
   *
   * @param current holds the newest values, and decides which accesses fail
   */
  public MemoryHistory(Memory current) {
    this.current = current;
  }

  /**
   * Stores bytes as the host does. The values before stay possible.
   *
   * @param address first byte, of any alignment
   * @param bytes the bytes
   */
  public void store(long address, byte[] bytes) {
    int i = 0;
    while (i < bytes.length) {
      long word = address + i & ~7L;
      long value = current.read(word, 8);
      for (; i < bytes.length && (address + i & ~7L) == word; i++) {
        int shift = (int) (8 * (address + i & 7));
        value = value & ~(0xffL << shift) | (bytes[i] & 0xffL) << shift;
      }
      write(word, 8, value);
    }
  }

  /**
   * Others are about to store: what a range holds now stays possible.
   *
   * @param address first byte, of any alignment
   * @param length bytes
   */
  public void remember(long address, int length) {
    for (long word = address & ~7L; word < address + length; word += 8) {
      remember(word, current.read(word, 8));
    }
  }

  private void remember(long word, long value) {
    long[] known = versions.getOrDefault(word, new long[0]);
    if (!contains(known, value)) {
      long[] longer = java.util.Arrays.copyOf(known, known.length + 1);
      longer[known.length] = value;
      versions.put(word, longer);
    }
  }

  @Override
  public Status check(AccessKind kind, long address, int size) {
    return current.check(kind, address, size);
  }

  @Override
  public long read(long address, int size) {
    return current.read(address, size);
  }

  @Override
  public void write(long address, int size, long value) {
    long word = address & ~7L;
    long before = current.read(word, 8);
    current.write(address, size, value);
    if (current.read(word, 8) != before) {
      remember(word, before);
    }
  }

  private static boolean contains(long[] values, long value) {
    for (long one : values) {
      if (one == value) {
        return true;
      }
    }
    return false;
  }

  /** An invalidation that covers every change, and IOFENCE.C after it: only the newest stays. */
  public void forget() {
    versions.clear();
  }

  /**
   * An invalidation that covers the entries in a range, and IOFENCE.C after it.
   *
   * @param address first byte of the range
   * @param length bytes
   */
  public void forget(long address, long length) {
    versions.keySet().removeIf(word -> word + 7 >= address && word < address + length);
  }

  /**
   * Invalidations that cover entries wherever they are, and IOFENCE.C after them.
   *
   * @param covered chooses doublewords by their address
   */
  public void forget(LongPredicate covered) {
    versions.keySet().removeIf(covered::test);
  }

  /** Every value that a doubleword may be read as, the newest first. */
  long[] possible(long word) {
    long newest = current.read(word, 8);
    long[] older = versions.get(word);
    if (older == null) {
      return new long[] {newest};
    }
    long[] all = new long[older.length + 1];
    int count = 1;
    all[0] = newest;
    for (int i = older.length - 1; i >= 0; i--) {
      if (older[i] != newest) {
        all[count++] = older[i];
      }
    }
    return java.util.Arrays.copyOf(all, count);
  }
}
