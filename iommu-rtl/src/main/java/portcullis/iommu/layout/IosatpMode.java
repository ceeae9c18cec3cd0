package portcullis.iommu.layout;

/** Values of {@code iosatp.MODE}; 8 means Sv32 where {@code DC.tc.SXL} is 1. */
public enum IosatpMode implements Encoding {
  /** No first stage. */
  BARE(0, "No first stage"),
  /** 39-bit virtual addresses (32-bit, Sv32, with DC.tc.SXL). */
  SV39(8, "39-bit virtual addresses (32-bit, Sv32, with DC.tc.SXL)"),
  /** 48-bit virtual addresses. */
  SV48(9, "48-bit virtual addresses"),
  /** 57-bit virtual addresses. */
  SV57(10, "57-bit virtual addresses");

  private static final Section SECTION = Section.iommu("2.1.3.4", "First-Stage context (fsc)");

  private final int code;
  private final String meaning;

  IosatpMode(int code, String meaning) {
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
