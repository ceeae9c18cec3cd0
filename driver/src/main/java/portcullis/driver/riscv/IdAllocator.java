package portcullis.driver.riscv;

import java.util.BitSet;

/** Identifiers of which no two users share one. Safe for several threads. */
public final class IdAllocator {
  private final String name;
  private final int first;
  private final int end;
  private final BitSet used = new BitSet();
  private int next;

  /**
   * Identifiers of which none is used.
   *
   * @param name what they are, for messages
   * @param first the lowest
   * @param bits their width
   */
  public IdAllocator(String name, int first, int bits) {
    this.name = name;
    this.first = first;
    this.end = 1 << bits;
    this.next = first;
  }

  /**
   * Takes an identifier, the one that was not used for longest.
   *
   * @return an identifier that nobody has
   * @throws RiscvIommuException if all are used
   */
  public synchronized int allocate() {
    int id = used.nextClearBit(next);
    if (id >= end) {
      id = used.nextClearBit(first);
    }
    if (id >= end) {
      throw new RiscvIommuException("all %d %ss are in use".formatted(end - first, name));
    }
    used.set(id);
    next = id + 1;
    return id;
  }

  /**
   * Gives an identifier back. Nothing may be cached under it any more.
   *
   * @param id what {@link #allocate} returned
   * @throws IllegalStateException if nobody has it
   */
  public synchronized void free(int id) {
    if (!used.get(id)) {
      throw new IllegalStateException("%s %d is not in use".formatted(name, id));
    }
    used.clear(id);
  }

  /**
   * How many are in use.
   *
   * @return the count
   */
  public synchronized int inUse() {
    return used.cardinality();
  }
}
