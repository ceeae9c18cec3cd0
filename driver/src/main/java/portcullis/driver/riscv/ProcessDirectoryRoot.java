package portcullis.driver.riscv;

import java.util.Objects;
import portcullis.iommu.layout.PdtpMode;

/**
 * Where a process directory is and how deep it is, whoever wrote it.
 *
 * @param mode its depth; not BARE
 * @param address address of the root table as the IOMMU reaches it: physical, or guest-physical
 *     below a second stage; a multiple of 4096
 */
public record ProcessDirectoryRoot(PdtpMode mode, long address) {

  /**
   * Checks the mode and the address.
   *
   * @throws IllegalArgumentException if the mode is BARE, or the root misaligned or beyond 56 bits
   */
  public ProcessDirectoryRoot {
    Objects.requireNonNull(mode);
    if (mode == PdtpMode.BARE) {
      throw new IllegalArgumentException("a process directory has PD8, PD17 or PD20, not BARE");
    }
    Addresses.requirePage("root of a process directory", address, 1);
  }
}
