package portcullis.replay;

import java.util.Optional;
import java.util.OptionalInt;
import portcullis.iommu.layout.Register;
import portcullis.iommu.layout.TrReqCtl;
import portcullis.iommu.layout.TrReqIova;
import portcullis.iommu.layout.TrResponse;

/** A translation through the debug registers, as software asks for it. */
final class DebugRegisters {
  private static final int PAGE_BITS = 12;

  private DebugRegisters() {}

  static Answer translate(DeviceUnderTest device, Stimulus.DebugRequest request) {
    write(device, TrReqIova.REGISTER, request.iova());
    write(device, TrReqCtl.REGISTER, control(request));
    RegisterAccess.await(
        device,
        TrReqCtl.REGISTER,
        value -> !TrReqCtl.GO_BUSY.isSet(value),
        "tr_req_ctl.Go/Busy to fall");
    return decode(RegisterAccess.read(device, TrResponse.REGISTER), request.iova());
  }

  private static void write(DeviceUnderTest device, Register register, long value) {
    device.writeRegister(register.offset(), register.bytes(), value);
  }

  private static long control(Stimulus.DebugRequest request) {
    return TrReqCtl.GO_BUSY.of(true)
        | TrReqCtl.PRIV.of(request.privileged())
        | TrReqCtl.EXE.of(request.execute())
        | TrReqCtl.NW.of(request.noWrite())
        | TrReqCtl.PID.of(request.processId())
        | TrReqCtl.PV.of(request.processIdValid())
        | TrReqCtl.DID.of(request.deviceId());
  }

  /** Takes a response apart; a superpage carries its size in the low bits of its PPN. */
  private static Answer decode(long response, long iova) {
    if (TrResponse.FAULT.isSet(response)) {
      return new Answer.DebugFault();
    }
    long ppn = TrResponse.PPN.get(response);
    boolean superpage = TrResponse.S.isSet(response);
    int size = PAGE_BITS + (superpage ? Long.numberOfTrailingZeros(~ppn) + 1 : 0);
    long offset = (1L << size) - 1;
    return new Answer.Translated(
        ppn << PAGE_BITS & ~offset | iova & offset,
        OptionalInt.of(size),
        OptionalInt.of(TrResponse.PBMT.getInt(response)),
        Optional.empty(),
        Optional.empty());
  }
}
