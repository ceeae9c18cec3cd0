package portcullis.iommu.layout;

/** The command IOFENCE.C. */
public final class IofenceCommand {
  private static final Section SECTION =
      Section.iommu("3.1.2", "IOMMU Command-queue Fence commands");

  /** ADDR and DATA are valid. */
  public static final Field AV =
      SECTION.bit(10, "AV", Access.INPUT, Reset.NONE, "ADDR and DATA are valid");

  /** Sets cqcsr.fence_w_ip when done. */
  public static final Field WSI =
      SECTION.bit(11, "WSI", Access.INPUT, Reset.NONE, "sets cqcsr.fence_w_ip when done");

  /** Earlier reads of devices become globally observable. */
  public static final Field PR =
      SECTION.bit(
          12,
          "PR",
          Access.INPUT,
          Reset.NONE,
          "earlier reads of devices become globally observable");

  /** Earlier writes of devices become globally observable. */
  public static final Field PW =
      SECTION.bit(
          13,
          "PW",
          Access.INPUT,
          Reset.NONE,
          "earlier writes of devices become globally observable");

  /** What is written when done, if AV. */
  public static final Field DATA =
      SECTION.field(63, 32, "DATA", Access.INPUT, Reset.NONE, "what is written when done, if AV");

  /** Where it is written, if AV, a multiple of 4: bits 63 to 2 of it. */
  public static final Field ADDR =
      SECTION.field(
          61,
          0,
          "ADDR",
          Access.INPUT,
          Reset.NONE,
          "where it is written, if AV, a multiple of 4: bits 63 to 2 of it");

  /** The command. */
  public static final Structure STRUCTURE =
      Structure.of(
          "command_iofence",
          16,
          SECTION,
          Word.doubleword("operation", 0, Command.OPCODE, Command.FUNC3, AV, WSI, PR, PW, DATA),
          Word.doubleword("address", 8, ADDR));

  private IofenceCommand() {}
}
