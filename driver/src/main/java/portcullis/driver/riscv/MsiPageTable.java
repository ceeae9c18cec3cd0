package portcullis.driver.riscv;

import java.util.Objects;
import portcullis.driver.platform.PhysicalMemory;
import portcullis.iommu.layout.MsiPte;
import portcullis.iommu.layout.MsiPteMode;

/**
 * A flat MSI page table. After a change of a valid entry, invalidate the scope of the second stage
 * beside it. Safe for several threads.
 */
public final class MsiPageTable implements AutoCloseable {
  private static final int ENTRY_BYTES = 16;
  private static final int MAXIMUM_MASK_BITS = 12;
  private static final int NOTICE_LOW_BITS = 10;

  private final PhysicalMemory memory;
  private final MsiTranslation translation;
  private final int files;

  /**
   * A table without valid entries.
   *
   * @param memory physical memory
   * @param addressMask bits of the guest page number that number the interrupt files, at most 12
   *     ones
   * @param addressPattern what the other bits are
   */
  public MsiPageTable(PhysicalMemory memory, long addressMask, long addressPattern) {
    this.memory = Objects.requireNonNull(memory);
    int bits = Long.bitCount(addressMask);
    if (bits > MAXIMUM_MASK_BITS) {
      throw new IllegalArgumentException(
          "MSI address mask 0x%x has %d ones; this driver makes tables for at most %d"
              .formatted(addressMask, bits, MAXIMUM_MASK_BITS));
    }
    files = 1 << bits;
    translation = new MsiTranslation(memory.allocate(pages()), addressMask, addressPattern);
  }

  private int pages() {
    return Math.max(1, files * ENTRY_BYTES / PhysicalMemory.PAGE_SIZE);
  }

  /**
   * What a device is bound to.
   *
   * @return table, mask and pattern
   */
  public MsiTranslation translation() {
    return translation;
  }

  /**
   * Sends messages to a page.
   *
   * @param file number of the interrupt file
   * @param target physical address of a page
   */
  public void passThrough(int file, long target) {
    Addresses.requirePage("target of an interrupt file", target, 1);
    write(
        file,
        MsiPte.V.of(true)
            | MsiPte.M.of(MsiPteMode.PASS_THROUGH.code())
            | MsiPte.PPN.of(Addresses.page(target)),
        0);
  }

  /**
   * Sends messages to a memory-resident interrupt file; needs {@link
   * Capabilities#memoryResidentInterruptFiles()}.
   *
   * @param file number of the interrupt file
   * @param mrif physical address of the file in memory, a multiple of 512
   * @param noticePage physical address of the page that takes the notice
   * @param noticeIdentity data of the notice, 11 bits
   */
  public void memoryResident(int file, long mrif, long noticePage, int noticeIdentity) {
    if (mrif % 512 != 0) {
      throw new IllegalArgumentException(
          "the interrupt file at 0x%x is not aligned to 512 bytes".formatted(mrif));
    }
    Addresses.requirePage("notice page", noticePage, 1);
    write(
        file,
        MsiPte.V.of(true)
            | MsiPte.M.of(MsiPteMode.MRIF.code())
            | MsiPte.MRIF_ADDRESS.of(mrif >>> 9),
        MsiPte.NID_LOW.of(noticeIdentity & (1 << NOTICE_LOW_BITS) - 1)
            | MsiPte.NPPN.of(Addresses.page(noticePage))
            | MsiPte.NID_HIGH.of(noticeIdentity >>> NOTICE_LOW_BITS));
  }

  /**
   * Sends messages nowhere.
   *
   * @param file number of the interrupt file
   */
  public void clear(int file) {
    write(file, 0, 0);
  }

  /** Never lets the unit see a valid entry that is half old: V comes last and goes first. */
  private synchronized void write(int file, long low, long high) {
    Objects.checkIndex(file, files);
    long place = translation.table() + (long) file * ENTRY_BYTES;
    memory.store64(place, 0);
    memory.barrier();
    memory.store64(place + Long.BYTES, high);
    memory.barrier();
    memory.store64(place, low);
    memory.barrier();
  }

  /** Frees the table. No device may be bound to it. */
  @Override
  public void close() {
    memory.free(translation.table(), pages());
  }
}
