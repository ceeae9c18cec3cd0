package portcullis.iommu.bus;

import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;

/**
 * A read of consecutive doublewords from memory, one AXI burst.
 *
 * @param id whose read it is: the number of a walk, or {@link MemoryPort#commandId}
 * @param address byte address, a multiple of 8; the burst stays within a page of 4 KiB
 * @param len doublewords less one
 */
public record ReadRequest(UInt id, UInt address, UInt len) implements Bundle {
  /** The shape. */
  public static ReadRequest of(IommuConfig config) {
    return new ReadRequest(
        uint(MemoryPort.idWidth(config)), uint(config.widths().physicalAddress()), uint(8));
  }
}
