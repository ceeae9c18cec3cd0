package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;

/**
 * Which tables translate an IOVA: what IOTINVAL selects by.
 *
 * @param guest there is a second stage
 * @param gscid guest soft-context identifier, 16 bits; means nothing without a second stage
 * @param paged there is a first stage
 * @param pscid process soft-context identifier, 20 bits; means nothing without a first stage
 */
public record AddressSpace(Bool guest, UInt gscid, Bool paged, UInt pscid) implements Bundle {
  /** The shape. */
  public static AddressSpace shape() {
    return new AddressSpace(bool(), uint(16), bool(), uint(20));
  }

  /** Whether both name the same tables. */
  public Bool sameAs(AddressSpace other) {
    var sameGuest = guest.eq(other.guest).and(guest.not().or(gscid.eq(other.gscid)));
    var sameProcess = paged.eq(other.paged).and(paged.not().or(pscid.eq(other.pscid)));
    return sameGuest.and(sameProcess);
  }
}
