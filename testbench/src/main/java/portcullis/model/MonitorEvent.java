package portcullis.model;

/** Events that the performance monitor counts (table "Standard Events list"). */
enum MonitorEvent {
  UNTRANSLATED_REQUEST(1, false),
  TRANSLATED_REQUEST(2, false),
  TRANSLATION_REQUEST(3, false),
  TLB_MISS(4, true),
  DEVICE_DIRECTORY_WALK(5, false),
  PROCESS_DIRECTORY_WALK(6, false),
  FIRST_STAGE_WALK(7, true),
  SECOND_STAGE_WALK(8, true);

  private final int id;
  private final boolean softContextFilter;

  MonitorEvent(int id, boolean softContextFilter) {
    this.id = id;
    this.softContextFilter = softContextFilter;
  }

  int id() {
    return id;
  }

  /** Whether a selector may filter by GSCID and PSCID (IDT=1). */
  boolean softContextFilter() {
    return softContextFilter;
  }
}
