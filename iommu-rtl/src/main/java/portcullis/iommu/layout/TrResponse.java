package portcullis.iommu.layout;

/** The register {@code tr_response}: the answer to a translation request for debug. */
public final class TrResponse {
  private static final Section SECTION =
      Section.iommu("5.26", "Translation-response (tr_response)");

  /** The translation ended in a fault; the other fields mean nothing. */
  public static final Field FAULT =
      SECTION.bit(
          0,
          "fault",
          Access.RO,
          Reset.UNSPECIFIED,
          "the translation ended in a fault; the other fields mean nothing");

  /** Memory type, see MemoryType. */
  public static final Field PBMT =
      SECTION.field(8, 7, "PBMT", Access.RO, Reset.UNSPECIFIED, "memory type, see MemoryType");

  /** The range is larger than 4 KiB; the position of the lowest 0 in PPN gives its size. */
  public static final Field S =
      SECTION.bit(
          9,
          "S",
          Access.RO,
          Reset.UNSPECIFIED,
          "the range is larger than 4 KiB; the position of the lowest 0 in PPN gives its size");

  /** Page number of the translated address. */
  public static final Field PPN =
      SECTION.field(
          53, 10, "PPN", Access.RO, Reset.UNSPECIFIED, "page number of the translated address");

  /** For custom use. */
  public static final Field CUSTOM =
      SECTION.field(63, 60, "custom", Access.RO, Reset.UNSPECIFIED, "for custom use");

  /** The register. */
  public static final Register REGISTER =
      Register.when(
          "capabilities.DBG", "tr_response", 616, 8, SECTION, FAULT, PBMT, S, PPN, CUSTOM);

  private TrResponse() {}
}
