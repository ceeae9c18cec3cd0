package portcullis.iommu.layout;

/** The register {@code iohpmcycles}: clock cycles. */
public final class Iohpmcycles {
  private static final Section SECTION =
      Section.iommu("5.21", "Performance-monitoring cycles counter (iohpmcycles)");

  /** Clock cycles counted. */
  public static final Field COUNTER =
      SECTION.field(62, 0, "counter", Access.WARL, Reset.UNSPECIFIED, "clock cycles counted");

  /** The counter overflowed. */
  public static final Field OF =
      SECTION.bit(63, "OF", Access.RW, Reset.UNSPECIFIED, "the counter overflowed");

  /** The register. */
  public static final Register REGISTER =
      Register.when("capabilities.HPM", "iohpmcycles", 96, 8, SECTION, COUNTER, OF);

  private Iohpmcycles() {}
}
