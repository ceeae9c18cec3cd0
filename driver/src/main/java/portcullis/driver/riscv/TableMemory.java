package portcullis.driver.riscv;

import portcullis.driver.platform.PhysicalMemory;

/**
 * Where the pages of page tables and process directories come from, and how the IOMMU reaches them:
 * at physical addresses, or at guest-physical ones below a second stage.
 */
public interface TableMemory {

  /**
   * Allocates adjacent pages of zeros, aligned to their common size rounded up to a power of two.
   *
   * @param pages how many
   * @return address of the first as the IOMMU reaches it
   */
  long allocate(int pages);

  /**
   * Gives pages back. The caller has made sure that the IOMMU no longer reads them.
   *
   * @param address what {@link #allocate} returned
   * @param pages as many as were allocated
   */
  void free(long address, int pages);

  /**
   * Where the processor finds what the IOMMU finds at an address.
   *
   * @param address an address in allocated pages, as the IOMMU reaches it
   * @return its physical address
   */
  long physical(long address);

  /**
   * Tables at physical addresses.
   *
   * @param memory physical memory
   * @return its pages
   */
  static TableMemory of(PhysicalMemory memory) {
    return new TableMemory() {
      @Override
      public long allocate(int pages) {
        return memory.allocate(pages);
      }

      @Override
      public void free(long address, int pages) {
        memory.free(address, pages);
      }

      @Override
      public long physical(long address) {
        return address;
      }
    };
  }
}
