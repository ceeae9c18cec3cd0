package portcullis.model.tables;

import java.util.function.LongUnaryOperator;
import portcullis.model.PagingMode;
import portcullis.model.SparseMemory;

/** One page table, of the first or of the second stage. */
public final class PageTables {
  /** Valid. */
  public static final long V = 1;

  /** Readable. */
  public static final long R = 2;

  /** Writable. */
  public static final long W = 4;

  /** Executable. */
  public static final long X = 8;

  /** User page. */
  public static final long U = 16;

  /** Global. */
  public static final long G = 32;

  /** Accessed. */
  public static final long A = 64;

  /** Dirty. */
  public static final long D = 128;

  /** A user page with every permission, accessed and dirty. */
  public static final long ALL = V | R | W | X | U | A | D;

  private final SparseMemory memory;
  private final PagingMode mode;
  private final boolean secondStage;
  private final boolean bigEndian;
  private final PageAllocator pages;
  private final LongUnaryOperator placement;
  private final long root;

  private PageTables(
      SparseMemory memory,
      PagingMode mode,
      boolean secondStage,
      boolean bigEndian,
      PageAllocator pages,
      LongUnaryOperator placement) {
    this.memory = memory;
    this.mode = mode;
    this.secondStage = secondStage;
    this.bigEndian = bigEndian;
    this.pages = pages;
    this.placement = placement;
    this.root = pages.take(secondStage ? 16384 : 4096);
  }

  /**
   * An empty second-stage table.
   *
   * @param memory where it is
   * @param mode format
   * @param bigEndian fctl.BE
   * @param pages where its tables come from
   * @return the table
   */
  public static PageTables secondStage(
      SparseMemory memory, PagingMode mode, boolean bigEndian, PageAllocator pages) {
    return new PageTables(memory, mode, true, bigEndian, pages, LongUnaryOperator.identity());
  }

  /**
   * An empty first-stage table.
   *
   * @param memory where it is
   * @param mode format
   * @param bigEndian DC.tc.SBE
   * @param pages where its tables come from: guest-physical addresses if there is a second stage
   * @param placement gives the physical address of each of them, and may map it first
   * @return the table
   */
  public static PageTables firstStage(
      SparseMemory memory,
      PagingMode mode,
      boolean bigEndian,
      PageAllocator pages,
      LongUnaryOperator placement) {
    return new PageTables(memory, mode, false, bigEndian, pages, placement);
  }

  /**
   * PPN of the root table, as iosatp or iohgatp holds it.
   *
   * @return the PPN
   */
  public long rootPpn() {
    return root >>> 12;
  }

  /**
   * Maps a page.
   *
   * @param address any address in the page
   * @param target any address in the page that it maps to
   * @param level 0 for a page of 4 KiB, more for superpages
   * @param flags bits of the leaf beside the PPN
   */
  public void map(long address, long target, int level, long flags) {
    long page = target & -1L << mode.pageBits(level);
    setEntry(address, level, page >>> 12 << 10 | flags);
  }

  /**
   * Physical address of an entry. Tables above it are made if they are missing.
   *
   * @param address an address that is translated through the entry
   * @param level level of the entry
   * @return its physical address
   */
  public long entryAddress(long address, int level) {
    long table = root;
    for (int i = mode.levels() - 1; ; i--) {
      long index = secondStage ? mode.rootedIndex(address, i) : mode.index(address, i);
      long place = placement.applyAsLong(table + index * mode.entrySize());
      if (i == level) {
        return place;
      }
      long entry = Words.read(memory, place, mode.entrySize(), bigEndian);
      if ((entry & V) == 0) {
        entry = pages.take(4096) >>> 12 << 10 | V;
        Words.write(memory, place, mode.entrySize(), entry, bigEndian);
      }
      table = (entry >>> 10 & (1L << 44) - 1) << 12;
    }
  }

  /**
   * Reads an entry.
   *
   * @param address an address that is translated through the entry
   * @param level level of the entry
   * @return its value
   */
  public long entry(long address, int level) {
    return Words.read(memory, entryAddress(address, level), mode.entrySize(), bigEndian);
  }

  /**
   * Writes an entry.
   *
   * @param address an address that is translated through the entry
   * @param level level of the entry
   * @param value its value
   */
  public void setEntry(long address, int level, long value) {
    Words.write(memory, entryAddress(address, level), mode.entrySize(), value, bigEndian);
  }
}
