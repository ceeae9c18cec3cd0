package portcullis.iommu.layout;

/** Values of {@code opcode}: groups of commands. */
public enum CommandOpcode implements Encoding {
  /** Invalidation of page table caches. */
  IOTINVAL(1, "Invalidation of page table caches"),
  /** Fences. */
  IOFENCE(2, "Fences"),
  /** Invalidation of directory caches. */
  IODIR(3, "Invalidation of directory caches"),
  /** PCIe Address Translation Services. */
  ATS(4, "PCIe Address Translation Services");

  private static final Section SECTION = Section.iommu("3.1", "Command-Queue (CQ)");

  private final int code;
  private final String meaning;

  CommandOpcode(int code, String meaning) {
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
