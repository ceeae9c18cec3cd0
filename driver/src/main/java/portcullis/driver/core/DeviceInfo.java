package portcullis.driver.core;

import java.util.List;
import java.util.Set;
import portcullis.driver.riscv.AddressRange;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.iommu.layout.PdtpMode;

/**
 * What the IOMMU of a bound device can do for it.
 *
 * @param cookie what the user calls the device
 * @param enforcesSnoop whether requests can be made coherent
 * @param pageSizes one bit for each size of a page or superpage
 * @param addressWidth bits of an address of the widest space
 * @param hardwareNesting whether a user's table is walked by hardware; otherwise it is shadowed
 * @param pageTableFormats formats of a user's page table
 * @param pasidTableFormats formats of a user's PASID table; empty if the table is not delegated
 * @param permitted addresses that a space of the device may map
 */
public record DeviceInfo(
    long cookie,
    boolean enforcesSnoop,
    long pageSizes,
    int addressWidth,
    boolean hardwareNesting,
    Set<PageTableFormat> pageTableFormats,
    Set<PdtpMode> pasidTableFormats,
    List<AddressRange> permitted) {
  /** Keeps the collections from changes. */
  public DeviceInfo {
    pageTableFormats = Set.copyOf(pageTableFormats);
    pasidTableFormats = Set.copyOf(pasidTableFormats);
    permitted = List.copyOf(permitted);
  }
}
