package portcullis.iommu.layout;

/** The register {@code iocountovf}: overflows of the performance counters. */
public final class Iocountovf {
  private static final Section SECTION =
      Section.iommu("5.19", "Performance-monitoring counter overflow status (iocountovf)");

  /** Iohpmcycles.OF. */
  public static final Field CY =
      SECTION.bit(0, "CY", Access.RO, Reset.UNSPECIFIED, "iohpmcycles.OF");

  /** Iohpmevt[1-31].OF. */
  public static final Field HPM =
      SECTION.field(31, 1, "HPM", Access.RO, Reset.UNSPECIFIED, "iohpmevt[1-31].OF");

  /** The register. */
  public static final Register REGISTER =
      Register.when("capabilities.HPM", "iocountovf", 88, 4, SECTION, CY, HPM);

  private Iocountovf() {}
}
