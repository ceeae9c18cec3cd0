package portcullis.iommu.layout;

/** The register {@code icvec}: the vector of each interrupt. */
public final class Icvec {
  private static final Section SECTION =
      Section.iommu("5.28", "Interrupt-cause-to-vector register (icvec)");

  /** Vector of the command queue. */
  public static final Field CIV =
      SECTION.field(3, 0, "civ", Access.WARL, Reset.UNSPECIFIED, "vector of the command queue");

  /** Vector of the fault queue. */
  public static final Field FIV =
      SECTION.field(7, 4, "fiv", Access.WARL, Reset.UNSPECIFIED, "vector of the fault queue");

  /** Vector of the performance monitor. */
  public static final Field PMIV =
      SECTION.field(
          11, 8, "pmiv", Access.WARL, Reset.UNSPECIFIED, "vector of the performance monitor");

  /** Vector of the page-request queue. */
  public static final Field PIV =
      SECTION.field(
          15, 12, "piv", Access.WARL, Reset.UNSPECIFIED, "vector of the page-request queue");

  /** For custom use. */
  public static final Field CUSTOM =
      SECTION.field(63, 32, "custom", Access.WPRI, Reset.UNSPECIFIED, "for custom use");

  /** The register. */
  public static final Register REGISTER =
      Register.always("icvec", 760, 8, SECTION, CIV, FIV, PMIV, PIV, CUSTOM);

  private Icvec() {}
}
