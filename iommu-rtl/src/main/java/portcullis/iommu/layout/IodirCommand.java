package portcullis.iommu.layout;

/** The commands IODIR.INVAL_DDT and IODIR.INVAL_PDT. */
public final class IodirCommand {
  private static final Section SECTION =
      Section.iommu("3.1.3", "IOMMU directory cache invalidation commands");

  /** Process_id; INVAL_PDT only. */
  public static final Field PID =
      SECTION.field(31, 12, "PID", Access.INPUT, Reset.NONE, "process_id; INVAL_PDT only");

  /** DID is valid. */
  public static final Field DV = SECTION.bit(33, "DV", Access.INPUT, Reset.NONE, "DID is valid");

  /** Device_id, if DV. */
  public static final Field DID =
      SECTION.field(63, 40, "DID", Access.INPUT, Reset.NONE, "device_id, if DV");

  /** The command. */
  public static final Structure STRUCTURE =
      Structure.of(
          "command_iodir",
          16,
          SECTION,
          Word.doubleword("operation", 0, Command.OPCODE, Command.FUNC3, PID, DV, DID),
          Word.doubleword("reserved", 8));

  private IodirCommand() {}
}
