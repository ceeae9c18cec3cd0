package portcullis.driver.riscv;

import portcullis.driver.platform.PhysicalMemory;

/** A flat MSI page table. After a change, invalidate the scope of its second stage. */
public final class MsiPageTable implements AutoCloseable {

  /**
   * A table without valid entries.
   *
   * @param memory physical memory
   * @param addressMask bits of the guest page number that number the interrupt files
   * @param addressPattern what the other bits are
   */
  public MsiPageTable(PhysicalMemory memory, long addressMask, long addressPattern) {
    throw new UnsupportedOperationException();
  }

  /** What a device is bound to. */
  public MsiTranslation translation() {
    throw new UnsupportedOperationException();
  }

  /**
   * Sends messages to a page.
   *
   * @param file number of the interrupt file
   * @param target physical address of a page
   */
  public void passThrough(int file, long target) {
    throw new UnsupportedOperationException();
  }

  /**
   * Sends messages to a memory-resident interrupt file.
   *
   * @param file number of the interrupt file
   * @param mrif physical address of the file in memory, a multiple of 512
   * @param noticePage physical address of the page that takes the notice
   * @param noticeIdentity data of the notice, 11 bits
   */
  public void memoryResident(int file, long mrif, long noticePage, int noticeIdentity) {
    throw new UnsupportedOperationException();
  }

  /** Sends messages nowhere. */
  public void clear(int file) {
    throw new UnsupportedOperationException();
  }

  /** Frees the table. No device may be bound to it. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
