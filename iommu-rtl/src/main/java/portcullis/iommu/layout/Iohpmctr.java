package portcullis.iommu.layout;

import java.util.List;

/** The registers {@code iohpmctr1} to {@code iohpmctr31}: counted events. */
public final class Iohpmctr {
  private static final Section SECTION =
      Section.iommu("5.22", "Performance-monitoring event counters (iohpmctr1-31)");

  /** Events counted. */
  public static final Field COUNTER =
      SECTION.field(63, 0, "counter", Access.WARL, Reset.UNSPECIFIED, "events counted");

  /** Element 0 is {@code iohpmctr1}. */
  public static final Register REGISTERS =
      new Register("iohpmctr", 104, 8, 31, 8, "capabilities.HPM", SECTION, List.of(COUNTER));

  private Iohpmctr() {}
}
