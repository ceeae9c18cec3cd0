package portcullis.driver.riscv;

/**
 * A leaf entry of a page table.
 *
 * @param range what it maps: a page, a superpage, or the 64 KiB of a NAPOT group, told as one
 * @param target address that the first one maps to
 * @param attributes what it permits
 * @param accessed the A bit
 * @param dirty the D bit
 */
public record Leaf(
    AddressRange range, long target, LeafAttributes attributes, boolean accessed, boolean dirty) {

  /**
   * Where an address within the leaf maps to.
   *
   * @param address an address of the range
   * @return the address it is translated to
   */
  public long translate(long address) {
    return target + (address - range.start());
  }
}
