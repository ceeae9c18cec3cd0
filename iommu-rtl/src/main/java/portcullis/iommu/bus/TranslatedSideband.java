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
 * What the tables say about a translated request: rides along on AR and AW of the translated side.
 *
 * @param mmumt PBMT: 0 PMA, 1 NC, 2 IO
 * @param mmumsi through an MSI page table entry
 * @param mmucoherent to be made coherent whatever AxCACHE says; no bits, and so no port, without
 *     enforce-snoop
 */
public record TranslatedSideband(UInt mmumt, Bool mmumsi, Bits mmucoherent) implements Bundle {
  /** The shape. */
  public static TranslatedSideband of(IommuConfig config) {
    return new TranslatedSideband(uint(2), bool(), bits(config.features().enforceSnoop() ? 1 : 0));
  }
}
