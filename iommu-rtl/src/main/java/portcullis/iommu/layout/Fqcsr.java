package portcullis.iommu.layout;

/** The register {@code fqcsr}: control and status of the fault queue. */
public final class Fqcsr {
  private static final Section SECTION = Section.iommu("5.16", "Fault queue CSR (fqcsr)");

  /** The fault queue is wanted on. */
  public static final Field FQEN =
      SECTION.bit(0, "fqen", Access.RW, Reset.ZERO, "the fault queue is wanted on");

  /** The fault queue may interrupt. */
  public static final Field FIE =
      SECTION.bit(1, "fie", Access.RW, Reset.ZERO, "the fault queue may interrupt");

  /** A write of a record failed; records are dropped until this is cleared. */
  public static final Field FQMF =
      SECTION.bit(
          8,
          "fqmf",
          Access.RW1C,
          Reset.UNSPECIFIED,
          "a write of a record failed; records are dropped until this is cleared");

  /** The queue was full; records are dropped until this is cleared. */
  public static final Field FQOF =
      SECTION.bit(
          9,
          "fqof",
          Access.RW1C,
          Reset.UNSPECIFIED,
          "the queue was full; records are dropped until this is cleared");

  /** The fault queue is on. */
  public static final Field FQON =
      SECTION.bit(16, "fqon", Access.RO, Reset.ZERO, "the fault queue is on");

  /** A write of this register is still being carried out. */
  public static final Field BUSY =
      SECTION.bit(
          17, "busy", Access.RO, Reset.ZERO, "a write of this register is still being carried out");

  /** For custom use. */
  public static final Field CUSTOM =
      SECTION.field(31, 28, "custom", Access.WPRI, Reset.UNSPECIFIED, "for custom use");

  /** The register. */
  public static final Register REGISTER =
      Register.always("fqcsr", 76, 4, SECTION, FQEN, FIE, FQMF, FQOF, FQON, BUSY, CUSTOM);

  private Fqcsr() {}
}
