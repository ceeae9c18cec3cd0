package portcullis.model;

/** Bits and rules of page table entries, alike in both stages (privileged specification). */
final class PageTableEntry {
  static final long V = 1;
  static final long R = 1 << 1;
  static final long W = 1 << 2;
  static final long X = 1 << 3;
  static final long U = 1 << 4;
  static final long G = 1 << 5;
  static final long A = 1 << 6;
  static final long D = 1 << 7;
  static final long N = 1L << 63;

  /** Bits that nobody may set. */
  private static final long RESERVED = 0x1fL << 54;

  /** Bits 60 and 59, which Svrsw60t59b gives to software. */
  private static final long RSW_60_59 = 3L << 59;

  /** What a stage in Bare mode allows. */
  static final long ALL_ALLOWED = V | R | W | X | U | A | D;

  private PageTableEntry() {}

  static boolean isLeaf(long entry) {
    return (entry & (R | X)) != 0;
  }

  static boolean has(long entry, long bits) {
    return (entry & bits) == bits;
  }

  static long ppn(long entry) {
    return entry >>> 10 & (1L << 44) - 1;
  }

  /** The PBMT field, 0 to 3. */
  static int pbmt(long entry) {
    return (int) (entry >>> 61) & 3;
  }

  /**
   * Checks all that makes an entry unusable whoever accesses it.
   *
   * @param entry the entry; an Sv32 entry is zero-extended
   * @param level level that it was read from, 0 for the last
   * @param mode format
   * @param capabilities what the build supports
   * @return the rule that the entry breaks, or null if it is fine
   */
  static String defect(long entry, int level, PagingMode mode, Capabilities capabilities) {
    if (!has(entry, V)) {
      return "V=0";
    }
    if ((entry & (R | W)) == W) {
      return "W=1 with R=0 is reserved";
    }
    if ((entry & RESERVED) != 0) {
      return "reserved bits 58:54 are set";
    }
    if ((entry & RSW_60_59) != 0 && !capabilities.svrsw60t59b()) {
      return "bits 60:59 are reserved without Svrsw60t59b";
    }
    int pbmt = pbmt(entry);
    if (pbmt == 3) {
      return "PBMT=3 is reserved";
    }
    if (pbmt != 0 && !capabilities.svpbmt()) {
      return "PBMT is reserved without Svpbmt";
    }
    return isLeaf(entry) ? leafDefect(entry, level, mode) : pointerDefect(entry, level, pbmt);
  }

  private static String pointerDefect(long entry, int level, int pbmt) {
    if (level == 0) {
      return "an entry of the last level must be a leaf";
    }
    if ((entry & (A | D | U)) != 0) {
      return "A, D and U are reserved in a non-leaf entry";
    }
    if (pbmt != 0 || (entry & N) != 0) {
      return "PBMT and N are reserved in a non-leaf entry";
    }
    return null;
  }

  private static String leafDefect(long entry, int level, PagingMode mode) {
    if (level > 0 && (ppn(entry) << 12 & (1L << mode.pageBits(level)) - 1) != 0) {
      return "misaligned superpage";
    }
    if ((entry & N) != 0 && (level != 0 || (ppn(entry) & 0xf) != 8)) {
      return "N=1 is only defined for 64 KiB at the last level";
    }
    return null;
  }

  /**
   * The address that a leaf maps an address to.
   *
   * @param entry a leaf without defect
   * @param level level that it was read from
   * @param mode format
   * @param address the input address
   * @return the output address
   */
  static long target(long entry, int level, PagingMode mode, long address) {
    int bits = (entry & N) != 0 ? 16 : mode.pageBits(level);
    long offset = (1L << bits) - 1;
    return ppn(entry) << 12 & ~offset | address & offset;
  }
}
