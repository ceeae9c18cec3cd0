package portcullis.iommu.layout;

/** Values of {@code capabilities.IGS}. */
public enum InterruptGeneration implements Encoding {
  /** Messages only. */
  MSI(0, "Messages only"),
  /** Wires only. */
  WSI(1, "Wires only"),
  /** Both; fctl.WSI chooses. */
  BOTH(2, "Both; fctl.WSI chooses");

  private static final Section SECTION = Section.iommu("5.3", "IOMMU capabilities (capabilities)");

  private final int code;
  private final String meaning;

  InterruptGeneration(int code, String meaning) {
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
