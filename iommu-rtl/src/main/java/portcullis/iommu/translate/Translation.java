package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;

/**
 * Where a page goes.
 *
 * @param page the translated page number
 * @param memoryType PBMT: 0 PMA, 1 NC, 2 IO
 * @param throughMsi through an MSI page table entry
 * @param coherent the device context asks for coherent requests; 0 without enforce-snoop
 */
public record Translation(UInt page, UInt memoryType, Bool throughMsi, Bool coherent)
    implements Bundle {
  /** The shape. */
  public static Translation of(IommuConfig config) {
    return new Translation(uint(config.widths().physicalPage()), uint(2), bool(), bool());
  }
}
