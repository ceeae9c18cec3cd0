package portcullis.iommu.translate;

import static portcullis.hdl.Operators.mux;

import portcullis.hdl.Bool;
import portcullis.hdl.UInt;
import portcullis.iommu.layout.FaultCause;

/**
 * The faults of a structure that was read, in their order: access fault, corrupted data, not valid,
 * misconfigured.
 *
 * @param failed a doubleword met an access fault
 * @param poisoned a doubleword was corrupted
 * @param valid V
 * @param broken a rule is broken
 */
record StructureRead(Bool failed, Bool poisoned, Bool valid, Bool broken) {
  Bool usable() {
    return failed.or(poisoned).or(valid.not()).or(broken).not();
  }

  UInt cause(
      FaultCause accessFault, FaultCause corrupted, FaultCause notValid, FaultCause misconfigured) {
    return mux(
        failed,
        Refusal.cause(accessFault),
        mux(
            poisoned,
            Refusal.cause(corrupted),
            mux(valid, Refusal.cause(misconfigured), Refusal.cause(notValid))));
  }
}
