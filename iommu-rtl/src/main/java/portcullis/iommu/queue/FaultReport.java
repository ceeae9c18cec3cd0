package portcullis.iommu.queue;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;

/**
 * What a fault record says (section 3.2).
 *
 * @param cause CAUSE, 12 bits
 * @param transactionType TTYP, 6 bits
 * @param deviceId DID
 * @param processIdValid PV
 * @param processId PID
 * @param privileged PRIV
 * @param iotval the IOVA
 * @param iotval2 the guest-physical address of a guest page fault and what it was for
 */
public record FaultReport(
    UInt cause,
    UInt transactionType,
    UInt deviceId,
    Bool processIdValid,
    UInt processId,
    Bool privileged,
    UInt iotval,
    UInt iotval2)
    implements Bundle {
  /** The shape. */
  public static FaultReport of(IommuConfig config) {
    return new FaultReport(
        uint(12),
        uint(6),
        uint(config.widths().deviceId()),
        bool(),
        uint(config.widths().processId()),
        bool(),
        uint(64),
        uint(64));
  }
}
