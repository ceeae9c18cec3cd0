package portcullis.driver.platform;

/**
 * The register page of one IOMMU. Values are in the byte order of the registers, which is
 * little-endian; each call is one access of exactly its width.
 */
public interface Mmio {

  /**
   * Reads a register of four bytes, or half of one of eight.
   *
   * @param offset byte offset in the register page, a multiple of 4
   * @return the value
   */
  int read32(int offset);

  /**
   * Reads a register of eight bytes.
   *
   * @param offset byte offset in the register page, a multiple of 8
   * @return the value
   */
  long read64(int offset);

  /**
   * Writes a register of four bytes, or half of one of eight.
   *
   * @param offset byte offset in the register page, a multiple of 4
   * @param value the value
   */
  void write32(int offset, int value);

  /**
   * Writes a register of eight bytes.
   *
   * @param offset byte offset in the register page, a multiple of 8
   * @param value the value
   */
  void write64(int offset, long value);
}
