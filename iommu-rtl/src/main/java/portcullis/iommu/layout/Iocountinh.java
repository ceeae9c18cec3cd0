package portcullis.iommu.layout;

/** The register {@code iocountinh}: performance counters that stand still. */
public final class Iocountinh {
  private static final Section SECTION =
      Section.iommu("5.20", "Performance-monitoring counter inhibits (iocountinh)");

  /** Iohpmcycles stands still. */
  public static final Field CY =
      SECTION.bit(0, "CY", Access.RW, Reset.UNSPECIFIED, "iohpmcycles stands still");

  /** Bit X: iohpmctrX stands still. */
  public static final Field HPM =
      SECTION.field(31, 1, "HPM", Access.WARL, Reset.UNSPECIFIED, "bit X: iohpmctrX stands still");

  /** The register. */
  public static final Register REGISTER =
      Register.when("capabilities.HPM", "iocountinh", 92, 4, SECTION, CY, HPM);

  private Iocountinh() {}
}
