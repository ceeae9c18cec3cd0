package portcullis.iommu.layout;

/** The commands: values of {@code func3} in each group. */
public enum CommandFunction implements Encoding {
  /** Invalidates what is cached of first stages. */
  IOTINVAL_VMA(CommandOpcode.IOTINVAL, 0, "Invalidates what is cached of first stages"),
  /** Invalidates what is cached of second stages. */
  IOTINVAL_GVMA(CommandOpcode.IOTINVAL, 1, "Invalidates what is cached of second stages"),
  /** Waits for all earlier commands. */
  IOFENCE_C(CommandOpcode.IOFENCE, 0, "Waits for all earlier commands"),
  /** Invalidates what is cached of the device directory. */
  IODIR_INVAL_DDT(CommandOpcode.IODIR, 0, "Invalidates what is cached of the device directory"),
  /** Invalidates what is cached of a process context. */
  IODIR_INVAL_PDT(CommandOpcode.IODIR, 1, "Invalidates what is cached of a process context"),
  /** Sends an Invalidation Request to a device. */
  ATS_INVAL(CommandOpcode.ATS, 0, "Sends an Invalidation Request to a device"),
  /** Sends a Page Request Group Response to a device. */
  ATS_PRGR(CommandOpcode.ATS, 1, "Sends a Page Request Group Response to a device");

  private final CommandOpcode opcode;
  private final int code;
  private final String meaning;

  CommandFunction(CommandOpcode opcode, int code, String meaning) {
    this.opcode = opcode;
    this.code = code;
    this.meaning = meaning;
  }

  /**
   * The group of the command.
   *
   * @return its opcode
   */
  public CommandOpcode opcode() {
    return opcode;
  }

  /**
   * The command in its group.
   *
   * @return the value of {@code func3}
   */
  @Override
  public int code() {
    return code;
  }

  /**
   * The first doubleword of the command without operands.
   *
   * @return opcode and func3 at their positions
   */
  public long encoded() {
    return Command.OPCODE.of(opcode.code()) | Command.FUNC3.of(code);
  }

  @Override
  public String meaning() {
    return meaning;
  }

  @Override
  public Section section() {
    return opcode.section();
  }
}
