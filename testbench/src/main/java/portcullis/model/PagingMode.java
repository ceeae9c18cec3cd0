package portcullis.model;

/** The page table formats. A second stage has the same with two more index bits at its root. */
public enum PagingMode {
  /** No translation and no protection. */
  BARE("Bare", 0, 0, 0),
  /** 32-bit addresses, two levels, 4-byte entries. */
  SV32("Sv32", 2, 10, 4),
  /** 39-bit addresses, three levels. */
  SV39("Sv39", 3, 9, 8),
  /** 48-bit addresses, four levels. */
  SV48("Sv48", 4, 9, 8),
  /** 57-bit addresses, five levels. */
  SV57("Sv57", 5, 9, 8);

  private final String words;
  private final int levels;
  private final int indexBits;
  private final int entrySize;

  PagingMode(String words, int levels, int indexBits, int entrySize) {
    this.words = words;
    this.levels = levels;
    this.indexBits = indexBits;
    this.entrySize = entrySize;
  }

  /**
   * The name of the specification.
   *
   * @return such as Sv39
   */
  public String words() {
    return words;
  }

  /**
   * Levels of the page table.
   *
   * @return 0 to 5
   */
  public int levels() {
    return levels;
  }

  /**
   * Size of an entry.
   *
   * @return bytes; 0 for Bare
   */
  public int entrySize() {
    return entrySize;
  }

  /**
   * Width of a first-stage address; a guest-physical address of a second stage has two bits more.
   *
   * @return bits
   */
  public int addressBits() {
    return 12 + levels * indexBits;
  }

  /**
   * Size of the page that a leaf maps.
   *
   * @param level level of the leaf, 0 for the last
   * @return log2 of its bytes
   */
  public int pageBits(int level) {
    return 12 + level * indexBits;
  }

  /**
   * First-stage table index.
   *
   * @param address the address that is translated
   * @param level level of the table, 0 for the last
   * @return index of the entry
   */
  public long index(long address, int level) {
    return address >>> pageBits(level) & (1L << indexBits) - 1;
  }

  /**
   * Second-stage table index: the root has four times the entries.
   *
   * @param address the address that is translated
   * @param level level of the table, 0 for the last
   * @return index of the entry
   */
  public long rootedIndex(long address, int level) {
    return level == levels - 1
        ? address >>> pageBits(level) & (4L << indexBits) - 1
        : index(address, level);
  }

  /**
   * The encoding in {@code iosatp.MODE} and {@code iohgatp.MODE}.
   *
   * @return MODE, 4 bits
   */
  public int code() {
    return switch (this) {
      case BARE -> 0;
      case SV32, SV39 -> 8;
      case SV48 -> 9;
      case SV57 -> 10;
    };
  }

  /**
   * Decodes {@code iosatp.MODE}.
   *
   * @param code the field
   * @param sxl DC.tc.SXL
   * @param capabilities what the build supports
   * @return the mode, or null if the encoding is reserved or the mode is not supported
   */
  static PagingMode firstStage(int code, boolean sxl, Capabilities capabilities) {
    return switch (code) {
      case 0 -> BARE;
      case 8 -> sxl ? supported(SV32, capabilities.sv32()) : supported(SV39, capabilities.sv39());
      case 9 -> sxl ? null : supported(SV48, capabilities.sv48());
      case 10 -> sxl ? null : supported(SV57, capabilities.sv57());
      default -> null;
    };
  }

  /**
   * Decodes {@code iohgatp.MODE}.
   *
   * @param code the field
   * @param gxl fctl.GXL
   * @param capabilities what the build supports
   * @return the mode, or null if the encoding is reserved or the mode is not supported
   */
  static PagingMode secondStage(int code, boolean gxl, Capabilities capabilities) {
    return switch (code) {
      case 0 -> BARE;
      case 8 ->
          gxl ? supported(SV32, capabilities.sv32x4()) : supported(SV39, capabilities.sv39x4());
      case 9 -> gxl ? null : supported(SV48, capabilities.sv48x4());
      case 10 -> gxl ? null : supported(SV57, capabilities.sv57x4());
      default -> null;
    };
  }

  private static PagingMode supported(PagingMode mode, boolean supported) {
    return supported ? mode : null;
  }
}
