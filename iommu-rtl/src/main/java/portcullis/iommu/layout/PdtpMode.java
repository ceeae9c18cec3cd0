package portcullis.iommu.layout;

/** Values of {@code pdtp.MODE}. */
public enum PdtpMode implements Encoding {
  /** No first stage. */
  BARE(0, "No first stage"),
  /** Process directory of one level, 8-bit process_id. */
  PD8(1, "Process directory of one level, 8-bit process_id"),
  /** Process directory of two levels, 17-bit process_id. */
  PD17(2, "Process directory of two levels, 17-bit process_id"),
  /** Process directory of three levels, 20-bit process_id. */
  PD20(3, "Process directory of three levels, 20-bit process_id");

  private static final Section SECTION = Section.iommu("2.1.3.4", "First-Stage context (fsc)");

  private final int code;
  private final String meaning;

  PdtpMode(int code, String meaning) {
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
