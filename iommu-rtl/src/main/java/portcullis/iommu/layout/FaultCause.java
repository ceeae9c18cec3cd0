package portcullis.iommu.layout;

/** Values of {@code CAUSE}: what a fault record reports. */
public enum FaultCause implements Encoding {
  /** Instruction access fault. */
  INSTRUCTION_ACCESS_FAULT(1, "Instruction access fault", false),
  /** Read address misaligned. */
  READ_ADDRESS_MISALIGNED(4, "Read address misaligned", false),
  /** Read access fault. */
  READ_ACCESS_FAULT(5, "Read access fault", false),
  /** Write/AMO address misaligned. */
  WRITE_ADDRESS_MISALIGNED(6, "Write/AMO address misaligned", false),
  /** Write/AMO access fault. */
  WRITE_ACCESS_FAULT(7, "Write/AMO access fault", false),
  /** Instruction page fault. */
  INSTRUCTION_PAGE_FAULT(12, "Instruction page fault", false),
  /** Read page fault. */
  READ_PAGE_FAULT(13, "Read page fault", false),
  /** Write/AMO page fault. */
  WRITE_PAGE_FAULT(15, "Write/AMO page fault", false),
  /** Instruction guest page fault. */
  INSTRUCTION_GUEST_PAGE_FAULT(20, "Instruction guest page fault", false),
  /** Read guest page fault. */
  READ_GUEST_PAGE_FAULT(21, "Read guest page fault", false),
  /** Write/AMO guest page fault. */
  WRITE_GUEST_PAGE_FAULT(23, "Write/AMO guest page fault", false),
  /** All inbound transactions disallowed. */
  ALL_INBOUND_DISALLOWED(256, "All inbound transactions disallowed", true),
  /** DDT entry load access fault. */
  DDT_ENTRY_LOAD_ACCESS_FAULT(257, "DDT entry load access fault", true),
  /** DDT entry not valid. */
  DDT_ENTRY_NOT_VALID(258, "DDT entry not valid", true),
  /** DDT entry misconfigured. */
  DDT_ENTRY_MISCONFIGURED(259, "DDT entry misconfigured", true),
  /** Transaction type disallowed. */
  TRANSACTION_TYPE_DISALLOWED(260, "Transaction type disallowed", false),
  /** MSI PTE load access fault. */
  MSI_PTE_LOAD_ACCESS_FAULT(261, "MSI PTE load access fault", false),
  /** MSI PTE not valid. */
  MSI_PTE_NOT_VALID(262, "MSI PTE not valid", false),
  /** MSI PTE misconfigured. */
  MSI_PTE_MISCONFIGURED(263, "MSI PTE misconfigured", false),
  /** MRIF access fault. */
  MRIF_ACCESS_FAULT(264, "MRIF access fault", false),
  /** PDT entry load access fault. */
  PDT_ENTRY_LOAD_ACCESS_FAULT(265, "PDT entry load access fault", false),
  /** PDT entry not valid. */
  PDT_ENTRY_NOT_VALID(266, "PDT entry not valid", false),
  /** PDT entry misconfigured. */
  PDT_ENTRY_MISCONFIGURED(267, "PDT entry misconfigured", false),
  /** DDT data corruption. */
  DDT_DATA_CORRUPTION(268, "DDT data corruption", true),
  /** PDT data corruption. */
  PDT_DATA_CORRUPTION(269, "PDT data corruption", false),
  /** MSI PT data corruption. */
  MSI_PT_DATA_CORRUPTION(270, "MSI PT data corruption", false),
  /** MRIF data corruption. */
  MRIF_DATA_CORRUPTION(271, "MRIF data corruption", false),
  /** Internal data path error. */
  INTERNAL_DATA_PATH_ERROR(272, "Internal data path error", true),
  /** IOMMU MSI write access fault. */
  IOMMU_MSI_WRITE_ACCESS_FAULT(273, "IOMMU MSI write access fault", true),
  /** First/second-stage PT data corruption. */
  PT_DATA_CORRUPTION(274, "First/second-stage PT data corruption", false);

  private static final Section SECTION = Section.iommu("3.2", "Fault/Event-Queue (FQ)");

  private final int code;
  private final String meaning;
  private final boolean reportedAlways;

  FaultCause(int code, String meaning, boolean reportedAlways) {
    this.code = code;
    this.meaning = meaning;
    this.reportedAlways = reportedAlways;
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

  /**
   * Whether {@code DC.tc.DTF} leaves this cause alone.
   *
   * @return true if it is reported even where DTF is 1
   */
  public boolean reportedAlways() {
    return reportedAlways;
  }
}
