package portcullis.iommu.queue;

import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;
import static portcullis.hdl.Operators.concat;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.layout.Field;

/**
 * What the registers of a queue say.
 *
 * @param enabled the queue is to work
 * @param events the events of {@link QueueKind} that have not been cleared
 * @param page PPN of the queue in memory
 * @param mask entries less one
 * @param ownIndex the index that the IOMMU moves
 * @param nextIndex where it moves to
 * @param softwareIndex the index that software moves
 */
public record QueueState(
    Bool enabled,
    Bits events,
    UInt page,
    UInt mask,
    UInt ownIndex,
    UInt nextIndex,
    UInt softwareIndex)
    implements Bundle {
  /** Bits of an index. */
  static final int INDEX_BITS = Integer.SIZE;

  /** The shape. */
  static QueueState of(IommuConfig config, QueueKind kind) {
    return new QueueState(
        bool(),
        bits(kind.events().size()),
        uint(config.widths().physicalPage()),
        uint(INDEX_BITS),
        uint(INDEX_BITS),
        uint(INDEX_BITS),
        uint(INDEX_BITS));
  }

  /** An event has not been cleared. */
  Bool has(QueueKind kind, Field event) {
    return events.bit(kind.number(event));
  }

  /** The address of an entry of so many bytes. */
  UInt address(UInt index, int entryBytes, int addressBits) {
    int shift = Integer.numberOfTrailingZeros(entryBytes);
    var pageAddress = concat(page, uint(addressBits - page.width()).of(0));
    var offset = concat(index.low(Math.min(index.width(), addressBits - shift)), uint(shift).of(0));
    // A queue is aligned to its size, so nothing is carried (sections 5.6 and 5.9).
    return pageAddress.or(offset.extend(addressBits)).asUInt();
  }
}
