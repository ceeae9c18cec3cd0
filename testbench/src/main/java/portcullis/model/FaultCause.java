package portcullis.model;

/** The causes of fault records (table "Fault record CAUSE field encodings"). */
public enum FaultCause {
  /** An instruction fetch was refused by memory, or went to an MSI page. */
  INSTRUCTION_ACCESS_FAULT(1, "instruction access fault", false, AtsAnswer.COMPLETER_ABORT),
  /** A page table of a read was refused by memory. */
  READ_ACCESS_FAULT(5, "read access fault", false, AtsAnswer.COMPLETER_ABORT),
  /** A page table of a write was refused by memory. */
  WRITE_ACCESS_FAULT(7, "write/AMO access fault", false, AtsAnswer.COMPLETER_ABORT),
  /** The first stage does not permit an instruction fetch. */
  INSTRUCTION_PAGE_FAULT(12, "instruction page fault", false, AtsAnswer.DENIED),
  /** The first stage does not permit a read. */
  READ_PAGE_FAULT(13, "read page fault", false, AtsAnswer.DENIED),
  /** The first stage does not permit a write. */
  WRITE_PAGE_FAULT(15, "write/AMO page fault", false, AtsAnswer.DENIED),
  /** The second stage does not permit an instruction fetch. */
  INSTRUCTION_GUEST_PAGE_FAULT(20, "instruction guest page fault", false, AtsAnswer.DENIED),
  /** The second stage does not permit a read. */
  READ_GUEST_PAGE_FAULT(21, "read guest-page fault", false, AtsAnswer.DENIED),
  /** The second stage does not permit a write. */
  WRITE_GUEST_PAGE_FAULT(23, "write/AMO guest-page fault", false, AtsAnswer.DENIED),
  /** The IOMMU is off. */
  ALL_INBOUND_DISALLOWED(
      256, "all inbound transactions disallowed", true, AtsAnswer.UNSUPPORTED_REQUEST),
  /** Memory refused a device directory entry. */
  DDT_ACCESS_FAULT(257, "DDT entry load access fault", true, AtsAnswer.UNSUPPORTED_REQUEST),
  /** A device directory entry has V=0. */
  DDT_NOT_VALID(258, "DDT entry not valid", true, AtsAnswer.UNSUPPORTED_REQUEST),
  /** A device directory entry breaks a rule. */
  DDT_MISCONFIGURED(259, "DDT entry misconfigured", true, AtsAnswer.UNSUPPORTED_REQUEST),
  /** The device may not make this kind of transaction. */
  TRANSACTION_DISALLOWED(260, "transaction type disallowed", false, AtsAnswer.UNSUPPORTED_REQUEST),
  /** Memory refused an MSI page table entry. */
  MSI_PTE_ACCESS_FAULT(261, "MSI PTE load access fault", false, AtsAnswer.COMPLETER_ABORT),
  /** An MSI page table entry has V=0. */
  MSI_PTE_NOT_VALID(262, "MSI PTE not valid", false, AtsAnswer.DENIED),
  /** An MSI page table entry breaks a rule. */
  MSI_PTE_MISCONFIGURED(263, "MSI PTE misconfigured", false, AtsAnswer.COMPLETER_ABORT),
  /** Memory refused a process directory entry. */
  PDT_ACCESS_FAULT(265, "PDT entry load access fault", false, AtsAnswer.COMPLETER_ABORT),
  /** A process directory entry has V=0. */
  PDT_NOT_VALID(266, "PDT entry not valid", false, AtsAnswer.DENIED),
  /** A process directory entry breaks a rule. */
  PDT_MISCONFIGURED(267, "PDT entry misconfigured", false, AtsAnswer.COMPLETER_ABORT),
  /** A device directory entry is poisoned. */
  DDT_CORRUPTED(268, "DDT data corruption", true, AtsAnswer.COMPLETER_ABORT),
  /** A process directory entry is poisoned. */
  PDT_CORRUPTED(269, "PDT data corruption", false, AtsAnswer.COMPLETER_ABORT),
  /** An MSI page table entry is poisoned. */
  MSI_PT_CORRUPTED(270, "MSI PT data corruption", false, AtsAnswer.COMPLETER_ABORT),
  /** Memory refused an interrupt message of the IOMMU. */
  MSI_WRITE_ACCESS_FAULT(273, "IOMMU MSI write access fault", true, AtsAnswer.COMPLETER_ABORT),
  /** A page table entry is poisoned. */
  PAGE_TABLE_CORRUPTED(
      274, "first/second-stage PT data corruption", false, AtsAnswer.COMPLETER_ABORT);

  /** How an ATS translation request ends that meets the fault. */
  enum AtsAnswer {
    COMPLETER_ABORT,
    UNSUPPORTED_REQUEST,
    DENIED
  }

  private final int code;
  private final String words;
  private final boolean reportedDespiteDtf;
  private final AtsAnswer atsAnswer;

  FaultCause(int code, String words, boolean reportedDespiteDtf, AtsAnswer atsAnswer) {
    this.code = code;
    this.words = words;
    this.reportedDespiteDtf = reportedDespiteDtf;
    this.atsAnswer = atsAnswer;
  }

  /**
   * The encoding.
   *
   * @return CAUSE, 12 bits
   */
  public int code() {
    return code;
  }

  /**
   * The cause in words.
   *
   * @return the name of the specification
   */
  public String words() {
    return words;
  }

  /**
   * Whether the fault is reported although {@code DC.tc.DTF} is 1.
   *
   * @return true if DTF does not suppress it
   */
  public boolean reportedDespiteDtf() {
    return reportedDespiteDtf;
  }

  AtsAnswer atsAnswer() {
    return atsAnswer;
  }

  /**
   * Finds a cause.
   *
   * @param code CAUSE
   * @return the cause
   * @throws IllegalArgumentException if the IOMMU never reports this cause
   */
  public static FaultCause of(int code) {
    for (FaultCause cause : values()) {
      if (cause.code == code) {
        return cause;
      }
    }
    throw new IllegalArgumentException("the IOMMU reports no fault with cause " + code);
  }
}
