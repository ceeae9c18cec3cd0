package portcullis.driver.riscv;

import java.util.Objects;

/**
 * Where a page table is and what it looks like, whoever wrote it.
 *
 * @param format the format
 * @param address address of the root table as the IOMMU reaches it: physical, or guest-physical for
 *     a first stage on a second one; aligned to the size of the root
 */
public record PageTableRoot(PageTableFormat format, long address) {

  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException if the root is misaligned or beyond 56 bits
   */
  public PageTableRoot {
    Objects.requireNonNull(format);
    Addresses.requirePage("root of a page table", address, format.rootPages());
  }
}
