package portcullis.iommu.layout;

/** The register {@code pqcsr}: control and status of the page-request queue. */
public final class Pqcsr {
  private static final Section SECTION = Section.iommu("5.17", "Page-request-queue CSR (pqcsr)");

  /** The page-request queue is wanted on. */
  public static final Field PQEN =
      SECTION.bit(0, "pqen", Access.RW, Reset.ZERO, "the page-request queue is wanted on");

  /** The page-request queue may interrupt. */
  public static final Field PIE =
      SECTION.bit(1, "pie", Access.RW, Reset.ZERO, "the page-request queue may interrupt");

  /** A write of a request failed; requests are dropped until this is cleared. */
  public static final Field PQMF =
      SECTION.bit(
          8,
          "pqmf",
          Access.RW1C,
          Reset.UNSPECIFIED,
          "a write of a request failed; requests are dropped until this is cleared");

  /** The queue was full; requests are dropped until this is cleared. */
  public static final Field PQOF =
      SECTION.bit(
          9,
          "pqof",
          Access.RW1C,
          Reset.UNSPECIFIED,
          "the queue was full; requests are dropped until this is cleared");

  /** The page-request queue is on. */
  public static final Field PQON =
      SECTION.bit(16, "pqon", Access.RO, Reset.ZERO, "the page-request queue is on");

  /** A write of this register is still being carried out. */
  public static final Field BUSY =
      SECTION.bit(
          17, "busy", Access.RO, Reset.ZERO, "a write of this register is still being carried out");

  /** For custom use. */
  public static final Field CUSTOM =
      SECTION.field(31, 28, "custom", Access.WPRI, Reset.UNSPECIFIED, "for custom use");

  /** The register. */
  public static final Register REGISTER =
      Register.when(
          "capabilities.ATS", "pqcsr", 80, 4, SECTION, PQEN, PIE, PQMF, PQOF, PQON, BUSY, CUSTOM);

  private Pqcsr() {}
}
