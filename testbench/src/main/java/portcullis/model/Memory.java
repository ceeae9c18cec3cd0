package portcullis.model;

/**
 * Physical memory as the IOMMU reaches it, in little-endian values. It may refuse or poison an
 * access; the model asks before it reads or writes, and never touches memory that said no.
 */
public interface Memory {

  /** How the memory is about to be touched. */
  enum AccessKind {
    /** A load. */
    READ,
    /** A store. */
    WRITE,
    /** A compare-and-swap of a page table entry. */
    ATOMIC
  }

  /** What the memory says to an access. */
  enum Status {
    /** The access may go on. */
    OK,
    /** A PMA or PMP check is violated. */
    ACCESS_FAULT,
    /** The data is corrupted; only a read finds that out. */
    POISONED
  }

  /**
   * Asks whether an access may go on.
   *
   * @param kind kind of access
   * @param address first byte
   * @param size bytes, 4 to 64
   * @return the answer for the access as a whole
   */
  Status check(AccessKind kind, long address, int size);

  /**
   * Reads naturally aligned bytes. A caller that reads several words of one entry calls this once a
   * word.
   *
   * @param address first byte, a multiple of {@code size}
   * @param size 4 or 8
   * @return the value, least significant byte first in memory, zero-extended
   */
  long read(long address, int size);

  /**
   * Writes naturally aligned bytes.
   *
   * @param address first byte, a multiple of {@code size}
   * @param size 4 or 8
   * @param value the value, least significant byte first in memory
   */
  void write(long address, int size, long value);

  /**
   * Replaces a value if it still is what the caller read.
   *
   * @param address first byte, a multiple of {@code size}
   * @param size 4 or 8
   * @param expected value that must be there
   * @param replacement value to store
   * @return whether the value was there and has been replaced
   */
  default boolean compareAndSwap(long address, int size, long expected, long replacement) {
    if (read(address, size) != expected) {
      return false;
    }
    write(address, size, replacement);
    return true;
  }
}
