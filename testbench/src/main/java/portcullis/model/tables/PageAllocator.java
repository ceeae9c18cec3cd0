package portcullis.model.tables;

/** Hands out memory, never the same twice. */
public final class PageAllocator {
  private static final long PAGE = 4096;

  private final long distance;
  private long next;

  /**
   * An allocator that leaves no gaps between pages.
   *
   * @param start first address to hand out, 4 KiB aligned
   */
  public PageAllocator(long start) {
    this(start, PAGE);
  }

  /**
   * An allocator that places pieces apart, so that they share no tables.
   *
   * @param start first address to hand out, 4 KiB aligned
   * @param distance least distance from one piece to the next, a power of two, at least 4096
   */
  public PageAllocator(long start, long distance) {
    this.next = start;
    this.distance = distance;
  }

  /**
   * Takes memory.
   *
   * @param bytes a power of two, at least 4096; also the alignment
   * @return address of the first byte
   */
  public long take(long bytes) {
    long address = next + bytes - 1 & -bytes;
    next = address + Math.max(bytes, distance);
    return address;
  }
}
