package portcullis.iommu.layout;

/** Values of the response code of a Page Request Group Response. */
public enum PageResponseCode implements Encoding {
  /** The pages are there. */
  SUCCESS(0, "The pages are there"),
  /** The device may not make page requests. */
  INVALID_REQUEST(1, "The device may not make page requests"),
  /** No answer is possible until software repairs the interface. */
  RESPONSE_FAILURE(15, "No answer is possible until software repairs the interface");

  private static final Section SECTION = Section.iommu("2.7", "PCIe ATS Page Request handling");

  private final int code;
  private final String meaning;

  PageResponseCode(int code, String meaning) {
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
