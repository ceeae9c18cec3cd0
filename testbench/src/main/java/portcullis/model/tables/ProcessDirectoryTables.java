package portcullis.model.tables;

import java.util.function.LongUnaryOperator;
import portcullis.model.PagingMode;
import portcullis.model.SparseMemory;

/** A process directory. */
public final class ProcessDirectoryTables {
  /** ta.ENS. */
  public static final long ENS = 2;

  /** ta.SUM. */
  public static final long SUM = 4;

  private final SparseMemory memory;
  private final int levels;
  private final boolean bigEndian;
  private final PageAllocator pages;
  private final LongUnaryOperator placement;
  private final long root;

  /**
   * An empty directory.
   *
   * @param memory where it is
   * @param levels 1 (PD8) to 3 (PD20)
   * @param bigEndian DC.tc.SBE
   * @param pages where its tables come from: guest-physical addresses if there is a second stage
   * @param placement gives the physical address of each of them, and may map it first
   */
  public ProcessDirectoryTables(
      SparseMemory memory,
      int levels,
      boolean bigEndian,
      PageAllocator pages,
      LongUnaryOperator placement) {
    this.memory = memory;
    this.levels = levels;
    this.bigEndian = bigEndian;
    this.pages = pages;
    this.placement = placement;
    this.root = pages.take(4096);
  }

  /**
   * Levels of the directory, which are also its {@code pdtp.MODE}.
   *
   * @return 1 to 3
   */
  public int levels() {
    return levels;
  }

  /**
   * PPN of the root, as pdtp holds it.
   *
   * @return the PPN
   */
  public long rootPpn() {
    return root >>> 12;
  }

  /**
   * Writes a context.
   *
   * @param processId process_id, covered by the levels
   * @param flags ENS and SUM; V is set in addition
   * @param pscid PSCID
   * @param mode format of the first-stage page table
   * @param table the page table; not used if the mode is Bare
   */
  public void put(int processId, long flags, int pscid, PagingMode mode, PageTables table) {
    put(
        processId,
        1 | flags | (long) pscid << 12,
        mode == PagingMode.BARE ? 0 : (long) mode.code() << 60 | table.rootPpn());
  }

  /**
   * Writes a context.
   *
   * @param processId process_id, covered by the levels
   * @param ta first doubleword
   * @param fsc second doubleword
   */
  public void put(int processId, long ta, long fsc) {
    long address = entryAddress(processId, 0);
    Words.write(memory, address, 8, ta, bigEndian);
    Words.write(memory, address + 8, 8, fsc, bigEndian);
  }

  /**
   * Physical address of an entry. Tables above it are made if they are missing.
   *
   * @param processId process_id
   * @param level 0 for the context, more for the entries that lead to it
   * @return its physical address
   */
  public long entryAddress(int processId, int level) {
    long table = root;
    for (int i = levels - 1; ; i--) {
      long offset =
          i == 0 ? 16L * (processId & 0xff) : 8L * (processId >>> 8 + 9 * (i - 1) & 0x1ff);
      long place = placement.applyAsLong(table + offset);
      if (i == level) {
        return place;
      }
      long entry = Words.read(memory, place, 8, bigEndian);
      if ((entry & 1) == 0) {
        entry = pages.take(4096) >>> 12 << 10 | 1;
        Words.write(memory, place, 8, entry, bigEndian);
      }
      table = (entry >>> 10 & (1L << 44) - 1) << 12;
    }
  }
}
