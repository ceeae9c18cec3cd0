package portcullis.iommu.queue;

import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.bool;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;

/**
 * A command as it was read from memory (section 3.1).
 *
 * @param valid it is there, and the next to be executed
 * @param failed memory refused or corrupted a part of it
 * @param operation the first doubleword
 * @param operands the second doubleword
 */
public record FetchedCommand(Bool valid, Bool failed, Bits operation, Bits operands)
    implements Bundle {
  /** The shape. */
  static FetchedCommand shape() {
    return new FetchedCommand(bool(), bool(), bits(Long.SIZE), bits(Long.SIZE));
  }
}
