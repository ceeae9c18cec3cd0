package portcullis.model;

/** A command of the command queue, decoded (section "Command-Queue"). */
sealed interface Command {

  /** A command that the IOMMU must not execute. */
  record Illegal(String why) implements Command {}

  /**
   * IOTINVAL.VMA or IOTINVAL.GVMA.
   *
   * @param secondStage GVMA
   * @param addressValid AV
   * @param address ADDR times 4096
   * @param nonLeaf NL
   * @param range S
   */
  record InvalidateTranslations(
      boolean secondStage,
      boolean addressValid,
      long address,
      boolean nonLeaf,
      boolean range,
      boolean gscidValid,
      int gscid,
      boolean pscidValid,
      int pscid)
      implements Command {

    /** Offset bits of the invalidated range: 12 without S; all 64 of them cover everything. */
    int rangeBits() {
      return range ? Math.min(64, 13 + Long.numberOfTrailingZeros(~(address >>> 12))) : 12;
    }
  }

  /** IOFENCE.C. */
  record Fence(
      boolean dataValid, boolean wire, boolean reads, boolean writes, int data, long address)
      implements Command {}

  /** IODIR.INVAL_DDT. */
  record InvalidateDeviceDirectory(boolean deviceIdValid, int deviceId) implements Command {}

  /** IODIR.INVAL_PDT. */
  record InvalidateProcessDirectory(int deviceId, int processId) implements Command {}

  /**
   * ATS.INVAL or ATS.PRGR.
   *
   * @param response PRGR
   */
  record Ats(
      boolean response,
      boolean processIdValid,
      int processId,
      boolean segmentValid,
      int segment,
      int requesterId,
      long payload)
      implements Command {}

  /**
   * Decodes a command.
   *
   * @param low first doubleword
   * @param high second doubleword
   * @param capabilities what the build supports
   * @param control mode of the directory, and whether interrupts are wires
   * @return the command, or {@link Illegal}
   */
  static Command decode(long low, long high, Capabilities capabilities, ControlRegisters control) {
    int function = field(low, 7, 3);
    return switch (field(low, 0, 7)) {
      case 1 -> invalidateTranslations(low, high, function, capabilities);
      case 2 -> fence(low, high, function, control);
      case 3 -> invalidateDirectory(low, high, function, capabilities, control);
      case 4 -> ats(low, high, function, capabilities);
      default -> new Illegal("opcode %d is reserved or custom".formatted(field(low, 0, 7)));
    };
  }

  private static Command invalidateTranslations(
      long low, long high, int function, Capabilities capabilities) {
    long reservedLow = 1L << 11 | 0x1ffL << 35 | 0xfL << 60;
    long reservedHigh = 0x1ffL | 3L << 62;
    if (!capabilities.nl()) {
      reservedLow |= 1L << 34;
    }
    if (!capabilities.s()) {
      reservedHigh |= 1L << 9;
    }
    if (function > 1) {
      return new Illegal("IOTINVAL function %d is reserved".formatted(function));
    }
    if ((low & reservedLow) != 0 || (high & reservedHigh) != 0) {
      return new Illegal("reserved bits of IOTINVAL are set");
    }
    boolean pscidValid = bit(low, 32);
    if (function == 1 && pscidValid) {
      return new Illegal("PSCV=1 is not allowed in IOTINVAL.GVMA");
    }
    return new InvalidateTranslations(
        function == 1,
        bit(low, 10),
        high >>> 10 << 12,
        bit(low, 34),
        bit(high, 9),
        bit(low, 33),
        field(low, 44, 16),
        pscidValid,
        field(low, 12, 20));
  }

  private static Command fence(long low, long high, int function, ControlRegisters control) {
    if (function != 0) {
      return new Illegal("IOFENCE function %d is reserved".formatted(function));
    }
    if ((low & 0x3ffffL << 14) != 0 || high >>> 62 != 0) {
      return new Illegal("reserved bits of IOFENCE.C are set");
    }
    boolean wire = bit(low, 11);
    if (wire && !control.wiredInterrupts()) {
      return new Illegal("WSI=1 needs fctl.WSI=1");
    }
    return new Fence(bit(low, 10), wire, bit(low, 12), bit(low, 13), (int) (low >>> 32), high << 2);
  }

  private static Command invalidateDirectory(
      long low, long high, int function, Capabilities capabilities, ControlRegisters control) {
    if (function > 1) {
      return new Illegal("IODIR function %d is reserved".formatted(function));
    }
    if ((low & (3L << 10 | 1L << 32 | 0x3fL << 34)) != 0 || high != 0) {
      return new Illegal("reserved bits of IODIR are set");
    }
    boolean deviceIdValid = bit(low, 33);
    int deviceId = field(low, 40, 24);
    int processId = field(low, 12, 20);
    if (deviceIdValid && deviceId >>> deviceIdBits(capabilities, control) != 0) {
      return new Illegal("DID is wider than ddtp.iommu_mode supports");
    }
    if (function == 0) {
      return processId != 0
          ? new Illegal("PID is reserved in IODIR.INVAL_DDT")
          : new InvalidateDeviceDirectory(deviceIdValid, deviceId);
    }
    if (!deviceIdValid) {
      return new Illegal("IODIR.INVAL_PDT needs DV=1");
    }
    int processIdBits = capabilities.pd20() ? 20 : capabilities.pd17() ? 17 : 8;
    return processId >>> processIdBits != 0
        ? new Illegal("PID is wider than the build supports")
        : new InvalidateProcessDirectory(deviceId, processId);
  }

  /** Width of the device_ids that the directory resolves; without a directory any id will do. */
  private static int deviceIdBits(Capabilities capabilities, ControlRegisters control) {
    int levels = control.directoryLevels();
    int leafBits = capabilities.msiFlat() ? 6 : 7;
    return levels == 0 ? 24 : Math.min(24, leafBits + 9 * (levels - 1));
  }

  private static Command ats(long low, long high, int function, Capabilities capabilities) {
    if (!capabilities.ats()) {
      return new Illegal("ATS commands need capabilities.ATS");
    }
    if (function > 1) {
      return new Illegal("ATS function %d is reserved".formatted(function));
    }
    if ((low & (3L << 10 | 0x3fL << 34)) != 0) {
      return new Illegal("reserved bits of an ATS command are set");
    }
    return new Ats(
        function == 1,
        bit(low, 32),
        field(low, 12, 20),
        bit(low, 33),
        field(low, 56, 8),
        field(low, 40, 16),
        high);
  }

  private static boolean bit(long value, int position) {
    return (value >>> position & 1) != 0;
  }

  private static int field(long value, int position, int width) {
    return (int) (value >>> position) & (1 << width) - 1;
  }
}
