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
record Commands(long operation, long operands) {
  static Commands vma(long page) {
    return new Commands(
        CommandFunction.IOTINVAL_VMA.encoded() | IotinvalCommand.AV.of(true),
        IotinvalCommand.ADDR.of(page));
  }

  static Commands fence(long flags) {
    return new Commands(CommandFunction.IOFENCE_C.encoded() | flags, 0);
  }

  static Commands fenceWriting(long flags, long address, long data) {
    return new Commands(
        CommandFunction.IOFENCE_C.encoded()
            | flags
            | IofenceCommand.AV.of(true)
            | IofenceCommand.DATA.of(data),
        address >>> 2);
  }

  static Commands ddt(boolean dv, long device) {
    return new Commands(
        CommandFunction.IODIR_INVAL_DDT.encoded()
            | IodirCommand.DV.of(dv)
            | IodirCommand.DID.of(device),
        0);
  }

  static Commands pdt(boolean dv, long device, long process) {
    return new Commands(
        CommandFunction.IODIR_INVAL_PDT.encoded()
            | IodirCommand.DV.of(dv)
            | IodirCommand.DID.of(device)
            | IodirCommand.PID.of(process),
        0);
  }

  /** The same command with more bits set. */
  Commands with(long moreOperation, long moreOperands) {
    return new Commands(operation | moreOperation, operands | moreOperands);
  }
}
