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
 * A write to memory.
 *
 * @param address byte address, a multiple of 4 of a word, of 32 of a record
 * @param record 32 bytes of {@code data}; else the low 4 bytes
 * @param data what to write, the lowest address in the lowest bits
 */
public record MemoryWrite(UInt address, Bool record, Bits data) implements Bundle {
  /** The shape. */
  public static MemoryWrite of(IommuConfig config) {
    return new MemoryWrite(uint(config.widths().physicalAddress()), bool(), bits(256));
  }
}
