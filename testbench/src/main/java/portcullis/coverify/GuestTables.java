package portcullis.coverify;

import portcullis.driver.core.process.UserProcess;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.iommu.layout.PdtEntry;
import portcullis.iommu.layout.ProcessContext;
import portcullis.iommu.layout.Pte;

/**
 * Tables that a guest writes into its memory, of which a process has the first byte at some
 * address: page tables and PASID tables.
 */
public final class GuestTables {
  /** Flags of a leaf that a user may read and write: V, R, W, U, A, D. */
  public static final long LEAF =
      Pte.V.mask() | Pte.R.mask() | Pte.W.mask() | Pte.U.mask() | Pte.A.mask() | Pte.D.mask();

  private static final int PAGE = 4096;
  private static final int LEVELS = 3;

  private final UserProcess process;
  private final long memory;
  private long nextTable;

  /**
   * No tables yet.
   *
   * @param process whose memory it is
   * @param memory address in the process of guest-physical address 0
   * @param firstTable guest-physical address from which on pages are free for tables
   */
  public GuestTables(UserProcess process, long memory, long firstTable) {
    this.process = process;
    this.memory = memory;
    this.nextTable = firstTable;
  }

  /**
   * Makes an empty table.
   *
   * @return its guest-physical address
   */
  public long newTable() {
    long table = nextTable;
    nextTable += PAGE;
    process.write(memory + table, new byte[PAGE]);
    return table;
  }

  /**
   * Maps a page in a table of format Sv39.
   *
   * @param root guest-physical address of the table
   * @param iova an address in the page
   * @param target guest-physical address of what it becomes
   */
  public void map(long root, long iova, long target) {
    set(root, iova, LEAF | Pte.PPN.of(target / PAGE));
  }

  /**
   * Unmaps a page in a table of format Sv39.
   *
   * @param root guest-physical address of the table
   * @param iova an address in the page
   */
  public void unmap(long root, long iova) {
    set(root, iova, 0);
  }

  /**
   * Sets the last-level entry of an address in a table of format Sv39.
   *
   * @param root guest-physical address of the table
   * @param iova the address
   * @param entry the whole entry
   */
  public void set(long root, long iova, long entry) {
    long table = root;
    for (int level = LEVELS - 1; level > 0; level--) {
      long place = table + index(iova, level) * 8;
      long pointer = get(place);
      if (!Pte.V.isSet(pointer)) {
        pointer = Pte.V.mask() | Pte.PPN.of(newTable() / PAGE);
        put(place, pointer);
      }
      table = Pte.PPN.get(pointer) * PAGE;
    }
    put(table + index(iova, 0) * 8, entry);
  }

  private static long index(long iova, int level) {
    return iova >>> 12 + 9 * level & 511;
  }

  /**
   * Reads guest memory.
   *
   * @param gpa guest-physical address, a multiple of 8
   * @return the doubleword there
   */
  public long get(long gpa) {
    return process.read64(memory + gpa);
  }

  /**
   * Writes guest memory.
   *
   * @param gpa guest-physical address, a multiple of 8
   * @param value the doubleword
   */
  public void put(long gpa, long value) {
    process.write64(memory + gpa, value);
  }

  /**
   * Binds a process in a PASID table of one level.
   *
   * @param table guest-physical address of the PASID table
   * @param process its PASID
   * @param pageTable guest-physical address of its page table in format Sv39
   * @param pscid its PSCID
   */
  public void setProcess(long table, int process, long pageTable, int pscid) {
    long at = table + 16L * process;
    put(
        at + 8,
        ProcessContext.Fsc.MODE.of(PageTableFormat.SV39.mode())
            | ProcessContext.Fsc.PPN.of(pageTable / PAGE));
    put(at, ProcessContext.Ta.V.mask() | ProcessContext.Ta.PSCID.of(pscid));
  }

  /**
   * Binds a process in a PASID table of two levels.
   *
   * @param table guest-physical address of the PASID table
   * @param process its PASID
   * @param pageTable guest-physical address of its page table in format Sv39
   * @param pscid its PSCID
   */
  public void setProcess17(long table, int process, long pageTable, int pscid) {
    long place = table + 8L * (process >> 8);
    long entry = get(place);
    if (!PdtEntry.V.isSet(entry)) {
      entry = PdtEntry.V.mask() | PdtEntry.PPN.of(newTable() / PAGE);
      put(place, entry);
    }
    setProcess(PdtEntry.PPN.get(entry) * PAGE, process & 0xff, pageTable, pscid);
  }

  /**
   * Ends a process in a PASID table of one level.
   *
   * @param table guest-physical address of the PASID table
   * @param process its PASID
   */
  public void clearProcess(long table, int process) {
    put(table + 16L * process, 0);
  }

  /**
   * Ends a process in a PASID table of two levels.
   *
   * @param table guest-physical address of the PASID table
   * @param process its PASID, bound before
   */
  public void clearProcess17(long table, int process) {
    clearProcess(PdtEntry.PPN.get(get(table + 8L * (process >> 8))) * PAGE, process & 0xff);
  }
}
