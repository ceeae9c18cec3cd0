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

  /** Access fault by what the request wanted. */
  static UInt accessFault(Need need) {
    return cause(
        need,
        FaultCause.INSTRUCTION_ACCESS_FAULT,
        FaultCause.READ_ACCESS_FAULT,
        FaultCause.WRITE_ACCESS_FAULT);
  }
}
