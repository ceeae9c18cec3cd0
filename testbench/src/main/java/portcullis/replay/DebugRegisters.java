package portcullis.replay;

import java.util.Optional;
import java.util.OptionalInt;

/** A translation through the debug registers, as software asks for it. */
final class DebugRegisters {
  private static final int TR_REQ_IOVA = 0x258;
  private static final int TR_REQ_CTL = 0x260;
  private static final int TR_RESPONSE = 0x268;
  private static final long GO = 1;
  private static final int PAGE = 12;

  private DebugRegisters() {}

  static Answer translate(DeviceUnderTest device, Stimulus.DebugRequest request) {
    device.writeRegister(TR_REQ_IOVA, 8, request.iova());
    device.writeRegister(TR_REQ_CTL, 8, control(request));
    RegisterAccess.await(
        device, TR_REQ_CTL, 8, value -> (value & GO) == 0, "tr_req_ctl.Go/Busy to fall");
    return decode(device.readRegister(TR_RESPONSE, 8), request.iova());
  }

  private static long control(Stimulus.DebugRequest request) {
    return GO
        | bit(request.privileged(), 1)
        | bit(request.execute(), 2)
        | bit(request.noWrite(), 3)
        | (long) request.processId() << 12
        | bit(request.processIdValid(), 32)
        | (long) request.deviceId() << 40;
  }

  private static long bit(boolean set, int position) {
    return set ? 1L << position : 0;
  }

  /** Takes a response apart; a superpage carries its size in the low bits of its PPN. */
  static Answer decode(long response, long iova) {
    if ((response & 1) != 0) {
      return new Answer.DebugFault();
    }
    int memoryType = (int) (response >>> 7 & 3);
    boolean superpage = (response >>> 9 & 1) != 0;
    long ppn = response >>> 10 & (1L << 44) - 1;
    int size = PAGE + (superpage ? Long.numberOfTrailingZeros(~ppn) + 1 : 0);
    long offset = (1L << size) - 1;
    return new Answer.Translated(
        ppn << PAGE & ~offset | iova & offset,
        OptionalInt.of(size),
        OptionalInt.of(memoryType),
        Optional.empty(),
        Optional.empty());
  }
}
