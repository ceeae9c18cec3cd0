package portcullis.iommu.layout;

/** Values of {@code M} in an MSI page table entry. */
public enum MsiPteMode implements Encoding {
  /** To a memory-resident interrupt file. */
  MRIF(1, "To a memory-resident interrupt file"),
  /** To the interrupt file of a hart. */
  PASS_THROUGH(3, "To the interrupt file of a hart");

  private static final Section SECTION =
      Section.interrupts("IOMMU support for MSIs to virtual machines: MSI page table entries");

  private final int code;
  private final String meaning;

  MsiPteMode(int code, String meaning) {
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
