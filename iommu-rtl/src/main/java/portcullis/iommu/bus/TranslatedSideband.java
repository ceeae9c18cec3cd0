package portcullis.iommu.bus;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;

/**
 * What the tables say about a translated request: rides along on AR and AW of the translated side.
 *
 * @param mmumt PBMT: 0 PMA, 1 NC, 2 IO
 * @param mmumsi through an MSI page table entry
 * @param mmucoherent to be made coherent whatever AxCACHE says; constant 0 without enforce-snoop
 */
public record TranslatedSideband(UInt mmumt, Bool mmumsi, Bool mmucoherent) implements Bundle {
  /** The shape. */
  public static TranslatedSideband shape() {
    return new TranslatedSideband(uint(2), bool(), bool());
  }
}
