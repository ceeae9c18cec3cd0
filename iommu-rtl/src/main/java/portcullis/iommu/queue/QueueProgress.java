package portcullis.iommu.queue;

import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.bool;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;

/**
 * What a queue does in this cycle.
 *
 * @param idle it has no access to memory under way
 * @param advance it is done with an entry
 * @param events the events of {@link QueueKind} that happen
 */
public record QueueProgress(Bool idle, Bool advance, Bits events) implements Bundle {
  /** The shape. */
  static QueueProgress of(QueueKind kind) {
    return new QueueProgress(bool(), bool(), bits(kind.events().size()));
  }
}
