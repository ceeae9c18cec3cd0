package portcullis.iommu.layout;

/** Values of {@code TTYP}: what kind of transaction faulted. */
public enum TransactionType implements Encoding {
  /** Not caused by a transaction. */
  NONE(0, "Not caused by a transaction"),
  /** Untranslated read for execute. */
  UNTRANSLATED_EXECUTE(1, "Untranslated read for execute"),
  /** Untranslated read. */
  UNTRANSLATED_READ(2, "Untranslated read"),
  /** Untranslated write or atomic. */
  UNTRANSLATED_WRITE(3, "Untranslated write or atomic"),
  /** Translated read for execute. */
  TRANSLATED_EXECUTE(5, "Translated read for execute"),
  /** Translated read. */
  TRANSLATED_READ(6, "Translated read"),
  /** Translated write or atomic. */
  TRANSLATED_WRITE(7, "Translated write or atomic"),
  /** PCIe ATS translation request. */
  ATS_TRANSLATION_REQUEST(8, "PCIe ATS translation request"),
  /** PCIe message. */
  MESSAGE_REQUEST(9, "PCIe message");

  private static final Section SECTION = Section.iommu("3.2", "Fault/Event-Queue (FQ)");

  private final int code;
  private final String meaning;

  TransactionType(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  @Override
  public int code() {
    return code;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  @Override
  public Section section() {
    return SECTION;
  }
}
