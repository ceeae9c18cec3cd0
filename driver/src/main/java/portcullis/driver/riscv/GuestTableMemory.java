package portcullis.driver.riscv;

import portcullis.driver.platform.PhysicalMemory;

/**
 * Pages for tables below a second stage: they lie in a window of guest-physical addresses, mapped
 * read-only so that no device can write them.
 */
public final class GuestTableMemory implements TableMemory, AutoCloseable {

  /**
   * An empty window.
   *
   * @param memory physical memory
   * @param secondStage the second stage; nothing of it is mapped in the window
   * @param window guest-physical addresses to use, which no device may be given as an IOVA
   */
  public GuestTableMemory(PhysicalMemory memory, AddressSpace secondStage, AddressRange window) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long allocate(int pages) {
    throw new UnsupportedOperationException();
  }

  /** Keeps the pages for the next allocation of this window. */
  @Override
  public void free(long address, int pages) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long physical(long address) {
    throw new UnsupportedOperationException();
  }

  /** Unmaps the window and frees its pages. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
