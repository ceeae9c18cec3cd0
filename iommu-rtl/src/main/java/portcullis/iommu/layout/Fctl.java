package portcullis.iommu.layout;

/** The register {@code fctl}: features that software switches. */
public final class Fctl {
  private static final Section SECTION = Section.iommu("5.4", "Features-control register (fctl)");

  /** Structures in memory are big-endian. */
  public static final Field BE =
      SECTION.bit(0, "BE", Access.WARL, Reset.UNSPECIFIED, "structures in memory are big-endian");

  /** Interrupts go out on wires instead of as messages. */
  public static final Field WSI =
      SECTION.bit(
          1,
          "WSI",
          Access.WARL,
          Reset.UNSPECIFIED,
          "interrupts go out on wires instead of as messages");

  /** Second stages are those of a 32-bit guest. */
  public static final Field GXL =
      SECTION.bit(
          2, "GXL", Access.WARL, Reset.UNSPECIFIED, "second stages are those of a 32-bit guest");

  /** For custom use. */
  public static final Field CUSTOM =
      SECTION.field(31, 16, "custom", Access.WPRI, Reset.UNSPECIFIED, "for custom use");

  /** The register. */
  public static final Register REGISTER =
      Register.always("fctl", 8, 4, SECTION, BE, WSI, GXL, CUSTOM);

  private Fctl() {}
}
