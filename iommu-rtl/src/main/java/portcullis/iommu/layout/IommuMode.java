package portcullis.iommu.layout;

/** Values of {@code ddtp.iommu_mode}. */
public enum IommuMode implements Encoding {
  /** All requests are refused. */
  OFF(0, "All requests are refused"),
  /** Requests pass without translation. */
  BARE(1, "Requests pass without translation"),
  /** Device directory of one level. */
  ONE_LEVEL(2, "Device directory of one level"),
  /** Device directory of two levels. */
  TWO_LEVELS(3, "Device directory of two levels"),
  /** Device directory of three levels. */
  THREE_LEVELS(4, "Device directory of three levels");

  private static final Section SECTION =
      Section.iommu("5.5", "Device-directory-table pointer (ddtp)");

  private final int code;
  private final String meaning;

  IommuMode(int code, String meaning) {
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
