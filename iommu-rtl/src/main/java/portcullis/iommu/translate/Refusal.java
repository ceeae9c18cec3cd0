package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;
import static portcullis.hdl.Operators.mux;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.layout.FaultCause;

/**
 * A fault that a part of the walk found.
 *
 * @param found there is one
 * @param cause its cause; means nothing otherwise
 */
record Refusal(Bool found, UInt cause) implements Bundle {
  /** Bits of the causes that a walk can find. */
  static final int CAUSE_WIDTH = 9;

  static Refusal shape() {
    return new Refusal(bool(), uint(CAUSE_WIDTH));
  }

  static UInt cause(FaultCause cause) {
    return uint(CAUSE_WIDTH).of(cause.code());
  }

  /** Access fault, page fault or guest page fault by what the request wanted. */
  static UInt cause(Need need, FaultCause execute, FaultCause read, FaultCause write) {
    return mux(need.execute(), cause(execute), mux(need.write(), cause(write), cause(read)));
  }

  /**
   * What lies outside of physical memory is as if memory refused the access.
   *
   * @param endAway the translated address does
   * @param readAway the read would
   */
  static Refusal outsideMemory(
      CurrentStep step, WalkRead read, WalkPlace place, Bool endAway, Bool readAway) {
    var phase = read.phase();
    var forDirectory =
        phase
            .eq(WalkPhase.PROCESS_DIRECTORY)
            .or(phase.eq(WalkPhase.PROCESS_CONTEXT))
            .or(
                phase
                    .eq(WalkPhase.SECOND_STAGE)
                    .and(place.purpose().eq(WalkPurpose.PROCESS_DIRECTORY)));
    var forDevice = phase.eq(WalkPhase.DEVICE_DIRECTORY).or(phase.eq(WalkPhase.DEVICE_CONTEXT));
    var accessFault =
        cause(
            step.need,
            FaultCause.INSTRUCTION_ACCESS_FAULT,
            FaultCause.READ_ACCESS_FAULT,
            FaultCause.WRITE_ACCESS_FAULT);
    var readCause =
        mux(
            forDevice,
            cause(FaultCause.DDT_ENTRY_LOAD_ACCESS_FAULT),
            mux(
                forDirectory,
                cause(FaultCause.PDT_ENTRY_LOAD_ACCESS_FAULT),
                mux(
                    phase.eq(WalkPhase.MSI_ENTRY),
                    cause(FaultCause.MSI_PTE_LOAD_ACCESS_FAULT),
                    accessFault)));
    return new Refusal(endAway.or(readAway), mux(readAway, readCause, accessFault));
  }
}
