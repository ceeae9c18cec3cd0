package portcullis.iommu.bus;

import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;

/**
 * A doubleword that memory delivers in this cycle; who asked for it must take it.
 *
 * @param valid there is one
 * @param id of the {@link ReadRequest}; beats of different IDs may come interleaved
 * @param data the doubleword, byte 0 lowest
 * @param last the last one of its burst
 * @param failed access fault: SLVERR or DECERR
 * @param poisoned data corruption: RPOISON
 */
public record ReadBeat(Bool valid, UInt id, Bits data, Bool last, Bool failed, Bool poisoned)
    implements Bundle {
  /** The shape. */
  public static ReadBeat of(IommuConfig config) {
    return new ReadBeat(bool(), uint(MemoryPort.idWidth(config)), bits(64), bool(), bool(), bool());
  }
}
