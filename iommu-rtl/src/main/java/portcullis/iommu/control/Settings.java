package portcullis.iommu.control;

import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;

/**
 * What software has set and translation obeys. A change comes with an invalidation of everything.
 *
 * @param mode ddtp.iommu_mode
 * @param directoryPage ddtp.PPN
 */
public record Settings(UInt mode, UInt directoryPage) implements Bundle {
  /** The shape. */
  public static Settings of(IommuConfig config) {
    return new Settings(uint(4), uint(config.widths().physicalPage()));
  }
}
