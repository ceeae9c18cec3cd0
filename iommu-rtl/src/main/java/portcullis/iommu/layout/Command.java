package portcullis.iommu.layout;

/** What all commands begin with. Commands have 16 bytes. Byte order: {@code fctl.BE}. */
public final class Command {
  private static final Section SECTION = Section.iommu("3.1", "Command-Queue (CQ)");

  /** Group of the command, see CommandOpcode. */
  public static final Field OPCODE =
      SECTION.field(
          6, 0, "opcode", Access.INPUT, Reset.NONE, "group of the command, see CommandOpcode");

  /** The command in its group, see CommandFunction. */
  public static final Field FUNC3 =
      SECTION.field(
          9, 7, "func3", Access.INPUT, Reset.NONE, "the command in its group, see CommandFunction");

  /** Bytes of a command. */
  public static final int BYTES = 16;

  /** A command whose operands are not looked at. */
  public static final Structure STRUCTURE =
      Structure.of(
          "command",
          BYTES,
          SECTION,
          Word.doubleword("operation", 0, OPCODE, FUNC3),
          Word.doubleword("operands", 8));

  private Command() {}
}
