package portcullis.model;

/** What an implicit memory access of the IOMMU was made for. */
public enum Purpose {
  /** Non-leaf or leaf entry of the device directory. */
  DEVICE_DIRECTORY("device directory"),
  /** Non-leaf or leaf entry of a process directory. */
  PROCESS_DIRECTORY("process directory"),
  /** First-stage page table entry. */
  FIRST_STAGE("first-stage page table"),
  /** Second-stage page table entry. */
  SECOND_STAGE("second-stage page table"),
  /** MSI page table entry. */
  MSI_PAGE_TABLE("MSI page table"),
  /** Command fetch. */
  COMMAND_QUEUE("command queue"),
  /** Fault record. */
  FAULT_QUEUE("fault queue"),
  /** Page-request record. */
  PAGE_REQUEST_QUEUE("page-request queue"),
  /** Data written by IOFENCE.C. */
  FENCE("IOFENCE.C data"),
  /** The IOMMU's own message-signaled interrupt. */
  INTERRUPT("interrupt message");

  private final String words;

  Purpose(String words) {
    this.words = words;
  }

  /**
   * The purpose in words.
   *
   * @return words for a report
   */
  public String words() {
    return words;
  }
}
