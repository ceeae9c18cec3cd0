package portcullis.iommu.layout;

/** The bodies of the messages that ATS commands send. */
public final class AtsPayload {
  private static final Section SECTION = Section.iommu("3.1.4", "IOMMU PCIe ATS commands");

  /** Global: in all PASIDs. */
  public static final Field INVAL_GLOBAL =
      SECTION.bit(0, "G", Access.INPUT, Reset.NONE, "global: in all PASIDs");

  /** The address stands for a range. */
  public static final Field INVAL_RANGE =
      SECTION.bit(11, "S", Access.INPUT, Reset.NONE, "the address stands for a range");

  /** Page number of the untranslated address. */
  public static final Field INVAL_ADDRESS =
      SECTION.field(
          63, 12, "ADDRESS", Access.INPUT, Reset.NONE, "page number of the untranslated address");

  /** Page request group index. */
  public static final Field PRGR_GROUP_INDEX =
      SECTION.field(40, 32, "PRGI", Access.INPUT, Reset.NONE, "page request group index");

  /** See PageResponseCode. */
  public static final Field PRGR_RESPONSE_CODE =
      SECTION.field(47, 44, "RESPONSE_CODE", Access.INPUT, Reset.NONE, "see PageResponseCode");

  /** Body of an Invalidation Request. */
  public static final Structure INVAL =
      Structure.of(
          "payload_inval",
          8,
          SECTION,
          Word.doubleword("payload", 0, INVAL_GLOBAL, INVAL_RANGE, INVAL_ADDRESS));

  /** Body of a Page Request Group Response. */
  public static final Structure PRGR =
      Structure.of(
          "payload_prgr",
          8,
          SECTION,
          Word.doubleword("payload", 0, PRGR_GROUP_INDEX, PRGR_RESPONSE_CODE));

  private AtsPayload() {}
}
