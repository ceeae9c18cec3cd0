package portcullis.iommu.layout;

/** The register {@code cqcsr}: control and status of the command queue. */
public final class Cqcsr {
  private static final Section SECTION = Section.iommu("5.15", "Command-queue CSR (cqcsr)");

  /** The command queue is wanted on. */
  public static final Field CQEN =
      SECTION.bit(0, "cqen", Access.RW, Reset.ZERO, "the command queue is wanted on");

  /** The command queue may interrupt. */
  public static final Field CIE =
      SECTION.bit(1, "cie", Access.RW, Reset.ZERO, "the command queue may interrupt");

  /** A fetch of a command, or an access of a command, failed; the queue stands still. */
  public static final Field CQMF =
      SECTION.bit(
          8,
          "cqmf",
          Access.RW1C,
          Reset.UNSPECIFIED,
          "a fetch of a command, or an access of a command, failed; the queue stands still");

  /** A fence found that an invalidation of a device timed out; the queue stands still. */
  public static final Field CMD_TO =
      SECTION.bit(
          9,
          "cmd_to",
          Access.RW1C,
          Reset.UNSPECIFIED,
          "a fence found that an invalidation of a device timed out; the queue stands still");

  /** The command at cqh is illegal or not supported; the queue stands still. */
  public static final Field CMD_ILL =
      SECTION.bit(
          10,
          "cmd_ill",
          Access.RW1C,
          Reset.UNSPECIFIED,
          "the command at cqh is illegal or not supported; the queue stands still");

  /** A fence with WSI completed. */
  public static final Field FENCE_W_IP =
      SECTION.bit(11, "fence_w_ip", Access.RW1C, Reset.UNSPECIFIED, "a fence with WSI completed");

  /** The command queue is on. */
  public static final Field CQON =
      SECTION.bit(16, "cqon", Access.RO, Reset.ZERO, "the command queue is on");

  /** A write of this register is still being carried out. */
  public static final Field BUSY =
      SECTION.bit(
          17, "busy", Access.RO, Reset.ZERO, "a write of this register is still being carried out");

  /** For custom use. */
  public static final Field CUSTOM =
      SECTION.field(31, 28, "custom", Access.WPRI, Reset.UNSPECIFIED, "for custom use");

  /** The register. */
  public static final Register REGISTER =
      Register.always(
          "cqcsr",
          72,
          4,
          SECTION,
          CQEN,
          CIE,
          CQMF,
          CMD_TO,
          CMD_ILL,
          FENCE_W_IP,
          CQON,
          BUSY,
          CUSTOM);

  private Cqcsr() {}
}
