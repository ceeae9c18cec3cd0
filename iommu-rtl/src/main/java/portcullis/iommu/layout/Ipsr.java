package portcullis.iommu.layout;

/** The register {@code ipsr}: pending interrupts. */
public final class Ipsr {
  private static final Section SECTION =
      Section.iommu("5.18", "Interrupt pending status register (ipsr)");

  /** Interrupt of the command queue. */
  public static final Field CIP =
      SECTION.bit(0, "cip", Access.RW1C, Reset.ZERO, "interrupt of the command queue");

  /** Interrupt of the fault queue. */
  public static final Field FIP =
      SECTION.bit(1, "fip", Access.RW1C, Reset.ZERO, "interrupt of the fault queue");

  /** Interrupt of the performance monitor. */
  public static final Field PMIP =
      SECTION.bit(2, "pmip", Access.RW1C, Reset.ZERO, "interrupt of the performance monitor");

  /** Interrupt of the page-request queue. */
  public static final Field PIP =
      SECTION.bit(3, "pip", Access.RW1C, Reset.ZERO, "interrupt of the page-request queue");

  /** For custom use. */
  public static final Field CUSTOM =
      SECTION.field(15, 8, "custom", Access.WPRI, Reset.ZERO, "for custom use");

  /** The register. */
  public static final Register REGISTER =
      Register.always("ipsr", 84, 4, SECTION, CIP, FIP, PMIP, PIP, CUSTOM);

  private Ipsr() {}
}
