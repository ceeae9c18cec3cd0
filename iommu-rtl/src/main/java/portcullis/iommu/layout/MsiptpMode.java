package portcullis.iommu.layout;

/** Values of {@code msiptp.MODE}. */
public enum MsiptpMode implements Encoding {
  /** No MSI page table. */
  OFF(0, "No MSI page table"),
  /** A flat MSI page table. */
  FLAT(1, "A flat MSI page table");

  private static final Section SECTION =
      Section.iommu("2.1.3.5", "MSI page table pointer (msiptp)");

  private final int code;
  private final String meaning;

  MsiptpMode(int code, String meaning) {
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
