package portcullis.model.tables;

/** Hands out memory, never the same twice. */
public final class PageAllocator {
  private long next;

  /**
   * An allocator.
   *
   * @param start first address to hand out, 4 KiB aligned
   */
  public PageAllocator(long start) {
    this.next = start;
  }

  /**
   * Takes memory.
   *
   * @param bytes a power of two, at least 4096; also the alignment
   * @return address of the first byte
   */
  public long take(long bytes) {
    long address = next + bytes - 1 & -bytes;
    next = address + bytes;
    return address;
  }
}
