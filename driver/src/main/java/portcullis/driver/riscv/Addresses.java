package portcullis.driver.riscv;

import portcullis.driver.platform.PhysicalMemory;

/** What the entries of all tables ask of an address. */
final class Addresses {
  static final int PAGE_SHIFT = 12;
  private static final int PPN_BITS = 44;

  private Addresses() {}

  static void requirePage(String what, long address, int pages) {
    if ((address & (long) pages * PhysicalMemory.PAGE_SIZE - 1) != 0) {
      throw new IllegalArgumentException(
          "the %s at 0x%x is not aligned to %d bytes"
              .formatted(what, address, pages * PhysicalMemory.PAGE_SIZE));
    }
    if (address >>> PPN_BITS + PAGE_SHIFT != 0) {
      throw new IllegalArgumentException(
          "the %s at 0x%x is beyond %d bits".formatted(what, address, PPN_BITS + PAGE_SHIFT));
    }
  }

  static long page(long address) {
    return address >>> PAGE_SHIFT;
  }
}
