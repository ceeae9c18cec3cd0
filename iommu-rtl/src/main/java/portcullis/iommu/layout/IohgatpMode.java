package portcullis.iommu.layout;

/** Values of {@code iohgatp.MODE}; 8 means Sv32x4 where {@code fctl.GXL} is 1. */
public enum IohgatpMode implements Encoding {
  /** No second stage. */
  BARE(0, "No second stage"),
  /** 41-bit guest-physical addresses (34-bit, Sv32x4, with fctl.GXL). */
  SV39X4(8, "41-bit guest-physical addresses (34-bit, Sv32x4, with fctl.GXL)"),
  /** 50-bit guest-physical addresses. */
  SV48X4(9, "50-bit guest-physical addresses"),
  /** 59-bit guest-physical addresses. */
  SV57X4(10, "59-bit guest-physical addresses");

  private static final Section SECTION =
      Section.iommu("2.1.3.2", "IO hypervisor guest address translation and protection (iohgatp)");

  private final int code;
  private final String meaning;

  IohgatpMode(int code, String meaning) {
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
