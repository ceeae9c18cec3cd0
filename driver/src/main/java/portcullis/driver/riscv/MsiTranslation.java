package portcullis.driver.riscv;

/**
 * The interrupt files of a guest and the table that says where their messages go.
 *
 * @param table physical address of the MSI page table, see {@link MsiPageTable}
 * @param addressMask bits of the guest page number that number the interrupt files, 52 bits
 * @param addressPattern what the other bits of the guest page number are, 52 bits
 */
public record MsiTranslation(long table, long addressMask, long addressPattern) {

  /**
   * Checks the address and the widths.
   *
   * @throws IllegalArgumentException if one is too wide or the table misaligned
   */
  public MsiTranslation {
    Addresses.requirePage("MSI page table", table, 1);
    if (addressMask >>> 52 != 0 || addressPattern >>> 52 != 0) {
      throw new IllegalArgumentException(
          "MSI address mask 0x%x or pattern 0x%x is beyond 52 bits"
              .formatted(addressMask, addressPattern));
    }
  }
}
