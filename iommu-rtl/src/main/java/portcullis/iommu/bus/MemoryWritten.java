package portcullis.iommu.bus;

import static portcullis.hdl.Hdl.bool;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;

/**
 * The end of a {@link MemoryWrite}.
 *
 * @param valid the write has reached memory, or failed, in this cycle
 * @param failed it failed: SLVERR or DECERR
 */
public record MemoryWritten(Bool valid, Bool failed) implements Bundle {
  /** The shape. */
  public static MemoryWritten shape() {
    return new MemoryWritten(bool(), bool());
  }
}
