package portcullis.driver.riscv;

import java.util.function.LongUnaryOperator;
import portcullis.driver.platform.PhysicalMemory;
import portcullis.iommu.layout.Pte;

/** The way through a page table, from its root to the leaves. */
final class TableWalk {
  /** Bytes of a NAPOT group. */
  static final long NAPOT_BYTES = (long) PageTableEntry.NAPOT_PAGES * PhysicalMemory.PAGE_SIZE;

  /**
   * Where the descent for an address ended.
   *
   * @param level level of the entry
   * @param place physical address of the entry
   * @param entry the entry: a leaf, or not valid
   */
  record Found(int level, long place, long entry) {
    boolean isLeaf() {
      return PageTableEntry.isValid(entry);
    }

    long length() {
      return isLeaf() && PageTableEntry.isNapot(entry)
          ? NAPOT_BYTES
          : PageTableFormat.pageSize(level);
    }
  }

  private final PhysicalMemory memory;
  private final TableMemory tables;
  private final PageTableFormat format;
  private final long root;

  TableWalk(PhysicalMemory memory, TableMemory tables, PageTableFormat format, long root) {
    this.memory = memory;
    this.tables = tables;
    this.format = format;
    this.root = root;
  }

  /** Descends for an address until a leaf or an entry that is not valid. */
  Found find(long address) {
    long table = root;
    for (int level = format.levels() - 1; ; level--) {
      long place = place(table, address, level);
      long entry = memory.load64(place);
      if (!PageTableEntry.isValid(entry) || PageTableEntry.isLeaf(entry)) {
        return new Found(level, place, entry);
      }
      table = PageTableEntry.target(entry);
    }
  }

  /** Physical address of the entry for an address in the table of a level. */
  long place(long table, long address, int level) {
    return tables.physical(table) + (long) format.index(address, level) * Long.BYTES;
  }

  @FunctionalInterface
  interface Visitor {
    void leaf(long address, Found found);
  }

  /** Visits the leaves from a first to a last address, jumping over what has no table. */
  void search(long first, long last, Visitor visitor) {
    long upperHalf = -1L << format.addressBits() - 1;
    long address = first;
    while (Long.compareUnsigned(address, last) <= 0) {
      if (!format.covers(address)) {
        if (format.secondStage() || Long.compareUnsigned(address, upperHalf) > 0) {
          return;
        }
        address = upperHalf;
        continue;
      }
      var found = find(address);
      if (found.isLeaf()) {
        visitor.leaf(address, found);
      }
      long next = (address & -found.length()) + found.length();
      if (next == 0) {
        return;
      }
      address = next;
    }
  }

  /** A leaf as the driver sees it. */
  Leaf leaf(long address, Found found) {
    long entry = found.entry();
    long together = entry;
    if (PageTableEntry.isNapot(entry)) {
      // Hardware may set A and D in any entry of the group.
      long first = found.place() & -(long) PageTableEntry.NAPOT_PAGES * Long.BYTES;
      for (int i = 0; i < PageTableEntry.NAPOT_PAGES; i++) {
        together |= memory.load64(first + (long) i * Long.BYTES);
      }
    }
    return new Leaf(
        new AddressRange(address & -found.length(), found.length()),
        PageTableEntry.target(entry),
        PageTableEntry.attributes(entry),
        Pte.A.isSet(together),
        Pte.D.isSet(together));
  }

  /** Changes a leaf, all sixteen entries of a NAPOT group, while hardware may set A and D. */
  void change(Found found, LongUnaryOperator change) {
    boolean napot = PageTableEntry.isNapot(found.entry());
    long first =
        napot ? found.place() & -(long) PageTableEntry.NAPOT_PAGES * Long.BYTES : found.place();
    for (int i = 0; i < (napot ? PageTableEntry.NAPOT_PAGES : 1); i++) {
      long place = first + (long) i * Long.BYTES;
      long before;
      do {
        before = memory.load64(place);
      } while (!memory.compareAndSwap64(place, before, change.applyAsLong(before)));
    }
  }
}
