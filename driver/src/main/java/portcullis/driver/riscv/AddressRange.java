package portcullis.driver.riscv;

import portcullis.driver.platform.PhysicalMemory;

/**
 * Addresses from a first to a last one, whole pages.
 *
 * @param start first address, a multiple of 4096
 * @param length bytes, a positive multiple of 4096; the range does not wrap around
 */
public record AddressRange(long start, long length) {

  /**
   * Checks that these are whole pages.
   *
   * @throws IllegalArgumentException if start or length is no multiple of 4096, length not
   *     positive, or the range wraps around
   */
  public AddressRange {
    if ((start | length) % PhysicalMemory.PAGE_SIZE != 0) {
      throw new IllegalArgumentException(
          "0x%x bytes at 0x%x are not whole pages".formatted(length, start));
    }
    if (length <= 0 || Long.compareUnsigned(start + length - 1, start) < 0) {
      throw new IllegalArgumentException(
          "0x%x bytes at 0x%x are none, or wrap around".formatted(length, start));
    }
  }

  /**
   * The last address.
   *
   * @return address of the last byte
   */
  public long last() {
    return start + length - 1;
  }

  /**
   * How many pages these are.
   *
   * @return pages of 4096 bytes
   */
  public long pages() {
    return length / PhysicalMemory.PAGE_SIZE;
  }

  /**
   * Whether an address is among them.
   *
   * @param address any address
   * @return whether it is
   */
  public boolean contains(long address) {
    return Long.compareUnsigned(start, address) <= 0 && Long.compareUnsigned(address, last()) <= 0;
  }
}
