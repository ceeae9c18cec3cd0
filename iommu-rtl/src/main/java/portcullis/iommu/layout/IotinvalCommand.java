package portcullis.iommu.layout;

/** The commands IOTINVAL.VMA and IOTINVAL.GVMA. */
public final class IotinvalCommand {
  private static final Section SECTION =
      Section.iommu("3.1.1", "IOMMU Page-Table cache invalidation commands");

  /** ADDR is valid. */
  public static final Field AV = SECTION.bit(10, "AV", Access.INPUT, Reset.NONE, "ADDR is valid");

  /** Process soft-context identifier, if PSCV. */
  public static final Field PSCID =
      SECTION.field(
          31, 12, "PSCID", Access.INPUT, Reset.NONE, "process soft-context identifier, if PSCV");

  /** PSCID is valid; VMA only. */
  public static final Field PSCV =
      SECTION.bit(32, "PSCV", Access.INPUT, Reset.NONE, "PSCID is valid; VMA only");

  /** GSCID is valid. */
  public static final Field GV = SECTION.bit(33, "GV", Access.INPUT, Reset.NONE, "GSCID is valid");

  /** Non-leaf entries too, with capabilities.NL. */
  public static final Field NL =
      SECTION.bit(34, "NL", Access.INPUT, Reset.NONE, "non-leaf entries too, with capabilities.NL");

  /** Guest soft-context identifier, if GV. */
  public static final Field GSCID =
      SECTION.field(
          59, 44, "GSCID", Access.INPUT, Reset.NONE, "guest soft-context identifier, if GV");

  /** ADDR stands for a range, with capabilities.S. */
  public static final Field S =
      SECTION.bit(9, "S", Access.INPUT, Reset.NONE, "ADDR stands for a range, with capabilities.S");

  /** Page number of the address, if AV: bits 63 to 12 of it. */
  public static final Field ADDR =
      SECTION.field(
          61,
          10,
          "ADDR",
          Access.INPUT,
          Reset.NONE,
          "page number of the address, if AV: bits 63 to 12 of it");

  /** The command. */
  public static final Structure STRUCTURE =
      Structure.of(
          "command_iotinval",
          16,
          SECTION,
          Word.doubleword(
              "operation", 0, Command.OPCODE, Command.FUNC3, AV, PSCID, PSCV, GV, NL, GSCID),
          Word.doubleword("address", 8, S, ADDR));

  private IotinvalCommand() {}
}
