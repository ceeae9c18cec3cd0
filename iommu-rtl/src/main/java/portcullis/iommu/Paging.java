package portcullis.iommu;

/**
 * Which address translation schemes a build has.
 *
 * @param sv48 Sv48 first stages, with Sv39 ones
 * @param sv57 Sv57 first stages, with Sv48 ones
 * @param sv48x4 Sv48x4 second stages, with Sv39x4 ones
 * @param sv57x4 Sv57x4 second stages, with Sv48x4 ones
 * @param svpbmt memory types in page table entries
 */
public record Paging(boolean sv48, boolean sv57, boolean sv48x4, boolean sv57x4, boolean svpbmt) {
  /** Sv39 and Sv39x4 only. */
  public static final Paging SV39 = new Paging(false, false, false, false, false);

  /** Every scheme of 64-bit tables. */
  public static final Paging ALL = new Paging(true, true, true, true, true);

  /** Levels of the deepest first stage, 3 to 5. */
  public int firstStageLevels() {
    return sv57 ? 5 : sv48 ? 4 : 3;
  }

  /** Levels of the deepest second stage, 3 to 5. */
  public int secondStageLevels() {
    return sv57x4 ? 5 : sv48x4 ? 4 : 3;
  }

  /** Bits of the widest IOVA that a first stage translates, 39 to 57. */
  public int virtualAddressBits() {
    return 12 + 9 * firstStageLevels();
  }

  /** Bits of the widest guest-physical address that a second stage translates, 41 to 59. */
  public int guestAddressBits() {
    return 14 + 9 * secondStageLevels();
  }

  /**
   * Bits of a page number that tell all translatable IOVAs of one address space apart, virtual ones
   * (sign-extended) and guest-physical ones (zero-extended) alike. An IOVA is translatable only if
   * its bits above are copies of the top one of these.
   */
  public int pageBits() {
    return Math.max(virtualAddressBits(), guestAddressBits() + 1) - 12;
  }
}
