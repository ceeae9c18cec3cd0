package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;

/**
 * How a walk ended.
 *
 * @param fault the request must not go on
 * @param cause the fault's cause, 12 bits as in a fault record
 * @param reported the fault belongs into the fault queue: not masked by DTF
 * @param iotval2 bits 63 to 0 of iotval2 of the fault record; bits 11 to 2 may be 0
 * @param translation where the page goes if there is no fault
 * @param range binary logarithm of the bytes of the naturally aligned range that is translated
 *     alike, 12 to 57; exact for debug requests, at least 12 for all
 */
public record WalkResult(
    Bool fault, UInt cause, Bool reported, UInt iotval2, Translation translation, UInt range)
    implements Bundle {
  /** The shape. */
  public static WalkResult of(IommuConfig config) {
    return new WalkResult(bool(), uint(12), bool(), uint(64), Translation.of(config), uint(6));
  }
}
