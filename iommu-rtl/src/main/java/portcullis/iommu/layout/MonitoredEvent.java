package portcullis.iommu.layout;

/** Values of {@code iohpmevt.eventID}: what a performance counter counts. */
public enum MonitoredEvent implements Encoding {
  /** Nothing. */
  NONE(0, "Nothing"),
  /** Untranslated requests. */
  UNTRANSLATED_REQUESTS(1, "Untranslated requests"),
  /** Translated requests. */
  TRANSLATED_REQUESTS(2, "Translated requests"),
  /** ATS translation requests. */
  ATS_TRANSLATION_REQUESTS(3, "ATS translation requests"),
  /** Misses in the translation cache. */
  TLB_MISSES(4, "Misses in the translation cache"),
  /** Walks of the device directory. */
  DDT_WALKS(5, "Walks of the device directory"),
  /** Walks of a process directory. */
  PDT_WALKS(6, "Walks of a process directory"),
  /** Walks of a first stage. */
  FIRST_STAGE_WALKS(7, "Walks of a first stage"),
  /** Walks of a second stage. */
  SECOND_STAGE_WALKS(8, "Walks of a second stage");

  private static final Section SECTION =
      Section.iommu("5.23", "Performance-monitoring event selectors (iohpmevt1-31)");

  private final int code;
  private final String meaning;

  MonitoredEvent(int code, String meaning) {
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
