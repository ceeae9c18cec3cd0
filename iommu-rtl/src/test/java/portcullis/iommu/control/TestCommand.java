package portcullis.iommu.control;

import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.IodirCommand;
import portcullis.iommu.layout.IofenceCommand;
import portcullis.iommu.layout.IotinvalCommand;

/**
 * A command of two doublewords.
 *
 * @param operation the first
 * @param operands the second
 */
record TestCommand(long operation, long operands) {
  static TestCommand vma(long page) {
    return new TestCommand(
        CommandFunction.IOTINVAL_VMA.encoded() | IotinvalCommand.AV.of(true),
        IotinvalCommand.ADDR.of(page));
  }

  static TestCommand fence(long flags) {
    return new TestCommand(CommandFunction.IOFENCE_C.encoded() | flags, 0);
  }

  static TestCommand fenceWriting(long flags, long address, long data) {
    return new TestCommand(
        CommandFunction.IOFENCE_C.encoded()
            | flags
            | IofenceCommand.AV.of(true)
            | IofenceCommand.DATA.of(data),
        address >>> 2);
  }

  static TestCommand ddt(boolean dv, long device) {
    return new TestCommand(
        CommandFunction.IODIR_INVAL_DDT.encoded()
            | IodirCommand.DV.of(dv)
            | IodirCommand.DID.of(device),
        0);
  }

  static TestCommand pdt(boolean dv, long device, long process) {
    return new TestCommand(
        CommandFunction.IODIR_INVAL_PDT.encoded()
            | IodirCommand.DV.of(dv)
            | IodirCommand.DID.of(device)
            | IodirCommand.PID.of(process),
        0);
  }

  /** The same command with more bits set. */
  TestCommand with(long moreOperation, long moreOperands) {
    return new TestCommand(operation | moreOperation, operands | moreOperands);
  }
}
