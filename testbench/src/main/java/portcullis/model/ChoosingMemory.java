package portcullis.model;

import java.util.HashMap;
import java.util.Map;

/**
 * Lets each read of a changed doubleword see one of its possible values, and goes through all
 * combinations one walk at a time. Writes stay in the walk that made them: they always succeed,
 * because the walk may have made them when the value that it read was the current one.
 */
final class ChoosingMemory implements Memory {
  private final MemoryHistory history;
  private final Map<Long, Long> written = new HashMap<>();

  /** Which value each choice of the walk took, and how many there were. */
  private int[] chosen = new int[16];

  private int[] choices = new int[16];
  private int made;
  private int known;

  ChoosingMemory(MemoryHistory history) {
    this.history = history;
  }

  /** Starts the next walk. False if every combination has been walked. */
  boolean next() {
    int last = made - 1;
    while (last >= 0 && chosen[last] + 1 == choices[last]) {
      last--;
    }
    if (last < 0) {
      return false;
    }
    chosen[last]++;
    known = last + 1;
    made = 0;
    written.clear();
    return true;
  }

  @Override
  public Status check(AccessKind kind, long address, int size) {
    return history.check(kind, address, size);
  }

  @Override
  public long read(long address, int size) {
    long word = word(address & ~7L);
    return size == 8 ? word : word >>> 8 * (address & 4) & 0xffffffffL;
  }

  private long word(long address) {
    Long own = written.get(address);
    if (own != null) {
      return own;
    }
    long[] possible = history.possible(address);
    return possible.length == 1 ? possible[0] : possible[choose(possible.length)];
  }

  private int choose(int count) {
    if (made == chosen.length) {
      chosen = java.util.Arrays.copyOf(chosen, 2 * made);
      choices = java.util.Arrays.copyOf(choices, 2 * made);
    }
    if (made >= known) {
      chosen[made] = 0;
      choices[made] = count;
      known = made + 1;
    }
    return chosen[made++];
  }

  @Override
  public void write(long address, int size, long value) {
    long merged = value;
    if (size == 4) {
      int shift = (int) (8 * (address & 4));
      long whole = history.read(address & ~7L, 8);
      merged = whole & ~(0xffffffffL << shift) | (value & 0xffffffffL) << shift;
    }
    written.put(address & ~7L, merged);
  }

  @Override
  public boolean compareAndSwap(long address, int size, long expected, long replacement) {
    write(address, size, replacement);
    return true;
  }
}
