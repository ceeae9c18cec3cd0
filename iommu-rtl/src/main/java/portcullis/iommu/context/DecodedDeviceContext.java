package portcullis.iommu.context;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.layout.DeviceContext;

/**
 * A device context that is valid and breaks no rule (section 2.1.3), without what cannot differ in
 * this build.
 *
 * @param disableFaultReports DTF
 * @param processDirectory PDTV: {@code firstStagePage} is that of a process directory
 * @param defaultProcess DPE: requests without a process_id have process_id 0
 * @param enforceSnoop translated requests are made coherent; constant 0 without the option
 * @param secondStageMode iohgatp.MODE as a {@link StageMode}
 * @param gscid iohgatp.GSCID
 * @param secondStagePage iohgatp.PPN
 * @param pscid ta.PSCID
 * @param firstStageMode iosatp.MODE as a {@link StageMode}, or pdtp.MODE with PDTV
 * @param firstStagePage iosatp.PPN or pdtp.PPN
 * @param msi there is an MSI page table
 * @param msiPage msiptp.PPN
 * @param msiMask msi_addr_mask, only the bits below the width of a guest-physical page number
 * @param msiPattern msi_addr_pattern, likewise
 */
public record DecodedDeviceContext(
    Bool disableFaultReports,
    Bool processDirectory,
    Bool defaultProcess,
    Bool enforceSnoop,
    UInt secondStageMode,
    UInt gscid,
    UInt secondStagePage,
    UInt pscid,
    UInt firstStageMode,
    UInt firstStagePage,
    Bool msi,
    UInt msiPage,
    UInt msiMask,
    UInt msiPattern)
    implements Bundle {
  /** The shape; what belongs to MSI page tables has 0 bits in builds without them. */
  public static DecodedDeviceContext of(IommuConfig config) {
    int page = config.widths().physicalPage();
    boolean msi = config.features().msiFlat();
    int guestPage = msi ? config.paging().guestAddressBits() - 12 : 0;
    return new DecodedDeviceContext(
        bool(),
        bool(),
        bool(),
        bool(),
        StageMode.secondStage(config.paging()),
        uint(16),
        uint(page),
        uint(20),
        uint(2),
        uint(firstStagePageWidth(config)),
        bool(),
        uint(msi ? page : 0),
        uint(guestPage),
        uint(guestPage));
  }

  /**
   * Bits of the page number of a first stage's root or a process directory: guest-physical where
   * there is a second stage, so it may be wider than that of a physical page.
   */
  static int firstStagePageWidth(IommuConfig config) {
    int guestPage = config.paging().guestAddressBits() - 12;
    return Math.min(
        DeviceContext.Fsc.PPN.width(), Math.max(config.widths().physicalPage(), guestPage));
  }
}
