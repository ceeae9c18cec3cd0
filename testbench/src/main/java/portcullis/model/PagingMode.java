package portcullis.model;

/** The page table formats. A second stage has the same with two more index bits at its root. */
enum PagingMode {
  BARE("Bare", 0, 0, 0),
  SV32("Sv32", 2, 10, 4),
  SV39("Sv39", 3, 9, 8),
  SV48("Sv48", 4, 9, 8),
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

  String words() {
    return words;
  }

  int levels() {
    return levels;
  }

  /** Bytes of an entry. */
  int entrySize() {
    return entrySize;
  }

  /** Width of a first-stage address. */
  int addressBits() {
    return 12 + levels * indexBits;
  }

  /** log2 of the bytes that a leaf at this level maps. */
  int pageBits(int level) {
    return 12 + level * indexBits;
  }

  /** First-stage table index at a level. */
  long index(long address, int level) {
    return address >>> pageBits(level) & (1L << indexBits) - 1;
  }

  /** Second-stage table index at a level: the root has four times the entries. */
  long rootedIndex(long address, int level) {
    return level == levels - 1
        ? address >>> pageBits(level) & (4L << indexBits) - 1
        : index(address, level);
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
