package portcullis.driver.riscv;

import portcullis.driver.platform.Interrupts;
import portcullis.iommu.layout.Command;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.IodirCommand;
import portcullis.iommu.layout.IofenceCommand;
import portcullis.iommu.layout.IotinvalCommand;

/**
 * An entry of the command queue.
 *
 * @param low first doubleword
 * @param high second doubleword
 */
record IommuCommand(long low, long high) {
  private static final int WORD_SHIFT = 2;

  /** A fence that tells nobody: it does nothing, and so can stand in for a command that failed. */
  static final IommuCommand NOTHING = new IommuCommand(CommandFunction.IOFENCE_C.encoded(), 0);

  /** What a fence of the driver waits for beside the commands: translated reads and writes. */
  private static final long FENCE =
      CommandFunction.IOFENCE_C.encoded() | IofenceCommand.PR.of(true) | IofenceCommand.PW.of(true);

  /** IOFENCE.C that writes a word to memory when done. */
  static IommuCommand fence(long address, int data) {
    return new IommuCommand(
        FENCE | IofenceCommand.AV.of(true) | IofenceCommand.DATA.of(data & 0xffffffffL),
        IofenceCommand.ADDR.of(address >>> WORD_SHIFT));
  }

  /** IOFENCE.C that sends a message when done. */
  static IommuCommand fence(Interrupts.Message message) {
    return fence(message.address(), message.data());
  }

  /** IOFENCE.C that raises the command queue's wire when done. */
  static IommuCommand fenceByWire() {
    return new IommuCommand(FENCE | IofenceCommand.WSI.of(true), 0);
  }

  /** Whether it is an IOFENCE.C. */
  boolean isFence() {
    return Command.OPCODE.get(low) == CommandFunction.IOFENCE_C.opcode().code();
  }

  /** IODIR.INVAL_DDT of one device, and of its process contexts. */
  static IommuCommand invalidateDevice(int deviceId) {
    return new IommuCommand(
        CommandFunction.IODIR_INVAL_DDT.encoded()
            | IodirCommand.DV.of(true)
            | IodirCommand.DID.of(deviceId),
        0);
  }

  /** IODIR.INVAL_DDT of everything. */
  static IommuCommand invalidateAllDevices() {
    return new IommuCommand(CommandFunction.IODIR_INVAL_DDT.encoded(), 0);
  }

  /** IODIR.INVAL_PDT. */
  static IommuCommand invalidateProcess(int deviceId, int processId) {
    return new IommuCommand(
        CommandFunction.IODIR_INVAL_PDT.encoded()
            | IodirCommand.DV.of(true)
            | IodirCommand.DID.of(deviceId)
            | IodirCommand.PID.of(processId),
        0);
  }

  /** IOTINVAL of all first stages without a second. */
  static IommuCommand invalidateAllFirstStages() {
    return new IommuCommand(CommandFunction.IOTINVAL_VMA.encoded(), 0);
  }

  /** IOTINVAL of all second stages and what stands on them. */
  static IommuCommand invalidateAllSecondStages() {
    return new IommuCommand(CommandFunction.IOTINVAL_GVMA.encoded(), 0);
  }

  /** IOTINVAL of a whole scope. */
  static IommuCommand invalidate(InvalidationScope scope) {
    return new IommuCommand(identifiers(scope), 0);
  }

  /**
   * IOTINVAL of addresses.
   *
   * @param scope which address spaces
   * @param start first address, a multiple of {@code bytes}
   * @param bytes a power of two; more than 4096 need {@code capabilities.S}
   * @param nonLeaf whether non-leaf entries go too; needs {@code capabilities.NL}
   */
  static IommuCommand invalidate(InvalidationScope scope, long start, long bytes, boolean nonLeaf) {
    boolean range = bytes > 1L << Addresses.PAGE_SHIFT;
    // As in NAPOT, the place of the lowest 0 of the page number tells the size.
    long size = range ? (bytes >>> Addresses.PAGE_SHIFT + 1) - 1 : 0;
    return new IommuCommand(
        identifiers(scope) | IotinvalCommand.AV.of(true) | IotinvalCommand.NL.of(nonLeaf),
        IotinvalCommand.ADDR.of(Addresses.page(start) | size) | IotinvalCommand.S.of(range));
  }

  private static long identifiers(InvalidationScope scope) {
    return switch (scope) {
      case InvalidationScope.SecondStage(var gscid) ->
          CommandFunction.IOTINVAL_GVMA.encoded()
              | IotinvalCommand.GV.of(true)
              | IotinvalCommand.GSCID.of(gscid);
      case InvalidationScope.FirstStage(var gscid, var pscid) ->
          CommandFunction.IOTINVAL_VMA.encoded()
              | IotinvalCommand.GV.of(gscid.isPresent())
              | IotinvalCommand.GSCID.of(gscid.orElse(0))
              | IotinvalCommand.PSCV.of(pscid.isPresent())
              | IotinvalCommand.PSCID.of(pscid.orElse(0));
    };
  }

  /** For example {@code IOTINVAL_VMA 0x0000000100005401 0x0000000000000000}. */
  @Override
  public String toString() {
    return "%s 0x%016x 0x%016x".formatted(name(), low, high);
  }

  private String name() {
    for (var function : CommandFunction.values()) {
      if (function.code() == Command.FUNC3.getInt(low)
          && function.opcode().code() == Command.OPCODE.getInt(low)) {
        return function.name();
      }
    }
    return "unknown command";
  }
}
