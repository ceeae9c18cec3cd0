package portcullis.driver.platform;

/**
 * Physical memory as the processor sees it, in little-endian values, and the pages of it that are
 * free. Safe for several threads; an access of a naturally aligned value is atomic.
 *
 * <p>An implementation watches over the pages it gave out: an access of a page that is not
 * allocated, by the processor or by the IOMMU, is an error of the driver and is told as one.
 */
public interface PhysicalMemory {

  /** Bytes of a page. */
  int PAGE_SIZE = 4096;

  /**
   * Loads a byte.
   *
   * @param address physical address
   * @return the value
   */
  byte load8(long address);

  /**
   * Loads two bytes.
   *
   * @param address physical address, a multiple of 2
   * @return the value
   */
  short load16(long address);

  /**
   * Loads four bytes.
   *
   * @param address physical address, a multiple of 4
   * @return the value
   */
  int load32(long address);

  /**
   * Loads eight bytes.
   *
   * @param address physical address, a multiple of 8
   * @return the value
   */
  long load64(long address);

  /**
   * Loads bytes, in no promised order.
   *
   * @param address physical address of the first
   * @param length how many
   * @return the bytes
   */
  byte[] load(long address, int length);

  /**
   * Stores a byte.
   *
   * @param address physical address
   * @param value the value
   */
  void store8(long address, byte value);

  /**
   * Stores two bytes.
   *
   * @param address physical address, a multiple of 2
   * @param value the value
   */
  void store16(long address, short value);

  /**
   * Stores four bytes.
   *
   * @param address physical address, a multiple of 4
   * @param value the value
   */
  void store32(long address, int value);

  /**
   * Stores eight bytes.
   *
   * @param address physical address, a multiple of 8
   * @param value the value
   */
  void store64(long address, long value);

  /**
   * Stores bytes, in no promised order.
   *
   * @param address physical address of the first
   * @param bytes the bytes
   */
  void store(long address, byte[] bytes);

  /**
   * Replaces a value if it still is the one expected, atomically also towards the IOMMU: entries of
   * page tables whose A and D bits hardware sets are changed this way.
   *
   * @param address physical address, a multiple of 8
   * @param expected the value that must be there
   * @param replacement the value to store
   * @return whether it was there and has been replaced
   */
  boolean compareAndSwap64(long address, long expected, long replacement);

  /**
   * Allocates adjacent pages. They hold zeros and are aligned to their common size, rounded up to a
   * power of two.
   *
   * @param pages how many, at least 1
   * @return physical address of the first
   * @throws OutOfMemoryException if there are not as many
   */
  long allocate(int pages);

  /**
   * Gives pages back.
   *
   * @param address what {@link #allocate} returned
   * @param pages as many as were allocated
   * @throws IllegalStateException if they were not allocated together, or are free already
   */
  void free(long address, int pages);

  /**
   * Makes every store made before it visible to the IOMMU before every store and register write
   * made after it.
   */
  void barrier();
}
