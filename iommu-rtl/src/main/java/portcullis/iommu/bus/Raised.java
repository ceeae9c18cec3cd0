package portcullis.iommu.bus;

import static portcullis.hdl.Hdl.bool;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;

/**
 * What a fence must wait for: AXI cannot withdraw an address that is offered.
 *
 * @param read the translated ARVALID is 1
 * @param readAccepted ... and ARREADY too
 * @param write the translated AWVALID is 1
 * @param writeAccepted ... and AWREADY too
 */
public record Raised(Bool read, Bool readAccepted, Bool write, Bool writeAccepted)
    implements Bundle {
  /** The shape. */
  public static Raised shape() {
    return new Raised(bool(), bool(), bool(), bool());
  }
}
