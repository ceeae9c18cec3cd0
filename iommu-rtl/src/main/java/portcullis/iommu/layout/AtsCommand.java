package portcullis.iommu.layout;

/** The commands ATS.INVAL and ATS.PRGR. */
public final class AtsCommand {
  private static final Section SECTION = Section.iommu("3.1.4", "IOMMU PCIe ATS commands");

  /** PASID, if PV. */
  public static final Field PID =
      SECTION.field(31, 12, "PID", Access.INPUT, Reset.NONE, "PASID, if PV");

  /** PID is valid. */
  public static final Field PV = SECTION.bit(32, "PV", Access.INPUT, Reset.NONE, "PID is valid");

  /** DSEG is valid. */
  public static final Field DSV = SECTION.bit(33, "DSV", Access.INPUT, Reset.NONE, "DSEG is valid");

  /** Requester ID of the device. */
  public static final Field RID =
      SECTION.field(55, 40, "RID", Access.INPUT, Reset.NONE, "requester ID of the device");

  /** Segment of the device, if DSV. */
  public static final Field DSEG =
      SECTION.field(63, 56, "DSEG", Access.INPUT, Reset.NONE, "segment of the device, if DSV");

  /** Body of the message. */
  public static final Field PAYLOAD =
      SECTION.field(63, 0, "PAYLOAD", Access.INPUT, Reset.NONE, "body of the message");

  /** The command. */
  public static final Structure STRUCTURE =
      Structure.of(
          "command_ats",
          16,
          SECTION,
          Word.doubleword("operation", 0, Command.OPCODE, Command.FUNC3, PID, PV, DSV, RID, DSEG),
          Word.doubleword("payload", 8, PAYLOAD));

  private AtsCommand() {}
}
