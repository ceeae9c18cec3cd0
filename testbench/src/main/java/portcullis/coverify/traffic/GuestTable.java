package portcullis.coverify.traffic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import portcullis.driver.core.process.UserProcess;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.iommu.layout.Pte;

/**
 * A page table that a guest writes, with one table of each level. Until the guest has told of a
 * change, the entry before counts as well as the new one.
 */
final class GuestTable {
  private static final int INDEX_BITS = 9;
  private static final int PAGE_BITS = 12;
  private static final long READABLE =
      Pte.V.mask() | Pte.R.mask() | Pte.U.mask() | Pte.A.mask() | Pte.D.mask();

  private final KernelModel beneath;
  private final PageTableFormat format;
  private final long table;
  private final long leafTable;

  /** What the entries of the pages from {@link Places#SMALL} on may be, the latest last. */
  private final List<Set<Long>> possible = new ArrayList<>();

  /**
   * A table.
   *
   * @param beneath where the guest's addresses lead
   * @param format a format of the first stage
   * @param table address of the root table in the process; the others follow
   */
  GuestTable(KernelModel beneath, PageTableFormat format, long table) {
    this.beneath = beneath;
    this.format = format;
    this.table = table;
    leafTable = table + (pages(format) - 1L) * ProcessModel.PAGE;
    for (int i = 0; i < Places.SMALL_PAGES; i++) {
      possible.add(Set.of(0L));
    }
  }

  /** Pages of tables: one of each level. */
  static int pages(PageTableFormat format) {
    return format.levels();
  }

  PageTableFormat format() {
    return format;
  }

  /** Address in the process of the page that changes. */
  long leafTable() {
    return leafTable;
  }

  /** Address of the root table in the space beneath. */
  long address() {
    return beneath.addressOfTable(table);
  }

  /** Writes the tables, all empty but for the pointers to the last level. */
  void write(UserProcess process) {
    for (int i = 0; i < pages(format); i++) {
      process.write(table + (long) i * ProcessModel.PAGE, new byte[ProcessModel.PAGE]);
    }
    for (int level = format.levels() - 1; level > 0; level--) {
      int depth = format.levels() - 1 - level;
      long next = address() + (depth + 1L) * ProcessModel.PAGE;
      long place = table + (long) depth * ProcessModel.PAGE + 8 * index(Places.SMALL, level);
      process.write64(place, Pte.V.mask() | Pte.PPN.of(next >>> PAGE_BITS));
    }
  }

  private static long index(long iova, int level) {
    return iova >>> PAGE_BITS + INDEX_BITS * level & (1 << INDEX_BITS) - 1;
  }

  /** Address in the process of the entry of a page. */
  long place(int page) {
    return leafTable + 8 * index(Places.small(page), 0);
  }

  static long entry(long target, boolean write) {
    return READABLE | (write ? Pte.W.mask() : 0) | Pte.PPN.of(target >>> PAGE_BITS);
  }

  /** The guest is about to write an entry. */
  void change(int page, long entry) {
    var more = new LinkedHashSet<>(possible.get(page));
    more.remove(entry);
    more.add(entry);
    possible.set(page, more);
  }

  /** The guest has told of changes of a page. */
  void settle(int page) {
    possible.set(page, Set.of(latest(page)));
  }

  /** The guest has told of all changes. */
  void settle() {
    for (int i = 0; i < Places.SMALL_PAGES; i++) {
      settle(i);
    }
  }

  private long latest(int page) {
    return new ArrayList<>(possible.get(page)).getLast();
  }

  private static boolean permits(long entry, boolean write) {
    return Pte.V.isSet(entry) && (!write || Pte.W.isSet(entry));
  }

  private static long target(long entry) {
    return Pte.PPN.get(entry) << PAGE_BITS;
  }

  Resolution resolve(long page, boolean write) {
    int number = Places.smallNumber(page);
    if (number < 0) {
      return Resolution.FAULT;
    }
    Resolution sum = null;
    for (long entry : possible.get(number)) {
      var one = permits(entry, write) ? beneath.resolve(target(entry), write) : Resolution.FAULT;
      sum = sum == null ? one : sum.or(one);
    }
    // A shadow that follows the change takes the old entry out first.
    return possible.get(number).size() > 1 ? sum.orFault() : sum;
  }

  void trails(long page, Consumer<Trail> to) {
    int number = Places.smallNumber(page);
    if (number >= 0) {
      for (long entry : possible.get(number)) {
        if (permits(entry, true)) {
          beneath.trails(OptionalInt.empty(), target(entry), to);
        }
      }
    }
  }

  /** Where the latest entry leads in the space beneath. */
  OptionalLong beneath(long page, boolean write) {
    int number = Places.smallNumber(page);
    return number >= 0 && permits(latest(number), write)
        ? OptionalLong.of(target(latest(number)))
        : OptionalLong.empty();
  }
}
