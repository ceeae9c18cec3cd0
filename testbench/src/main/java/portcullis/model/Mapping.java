package portcullis.model;

/**
 * What one stage made of an address.
 *
 * @param address output address
 * @param rangeBits log2 of the bytes that map alike
 * @param entry the leaf entry with the A and D bits that it has now; in a first stage its G bit is
 *     set if any entry on the way had it
 */
record Mapping(long address, int rangeBits, long entry) {
  /**
   * Range of an identity mapping: as large as {@code tr_response} can express. The specification
   * leaves the choice and asks for a large one.
   */
  private static final int BARE_RANGE_BITS = 55;

  static Mapping bare(long address) {
    return new Mapping(address, BARE_RANGE_BITS, PageTableEntry.ALL_ALLOWED);
  }

  /** A leaf. A NAPOT leaf counts as the page that it was read for: smaller is always allowed. */
  static Mapping leaf(long entry, int level, PagingMode mode, long address) {
    return new Mapping(
        PageTableEntry.target(entry, level, mode, address), mode.pageBits(level), entry);
  }

  boolean allows(long bits) {
    return PageTableEntry.has(entry, bits);
  }

  MemoryType memoryType() {
    return switch (PageTableEntry.pbmt(entry)) {
      case 1 -> MemoryType.NC;
      case 2 -> MemoryType.IO;
      default -> MemoryType.PMA;
    };
  }
}
