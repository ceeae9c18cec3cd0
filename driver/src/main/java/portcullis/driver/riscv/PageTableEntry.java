package portcullis.driver.riscv;

import portcullis.iommu.layout.MemoryType;
import portcullis.iommu.layout.Pte;

/** Entries of page tables as the driver writes them, alike in both stages. */
final class PageTableEntry {
  /** Pages of a NAPOT group, and what the low bits of its page number are. */
  static final int NAPOT_PAGES = 16;

  private static final long NAPOT_MARK = NAPOT_PAGES / 2;

  private PageTableEntry() {}

  static boolean isValid(long entry) {
    return Pte.V.isSet(entry);
  }

  static boolean isLeaf(long entry) {
    return (entry & (Pte.R.mask() | Pte.X.mask())) != 0;
  }

  static long pointer(long table) {
    return Pte.V.of(true) | Pte.PPN.of(Addresses.page(table));
  }

  /**
   * A leaf. A is always set, so that no read ever faults for it; D too unless writes are tracked.
   */
  static long leaf(long target, LeafAttributes attributes, boolean napot, boolean dirty) {
    long page = Addresses.page(target);
    return Pte.V.of(true)
        | Pte.R.of(attributes.read())
        | Pte.W.of(attributes.write())
        | Pte.X.of(attributes.execute())
        | Pte.U.of(attributes.user())
        | Pte.A.of(true)
        | Pte.D.of(dirty)
        | Pte.PPN.of(napot ? page | NAPOT_MARK : page)
        | Pte.PBMT.of(attributes.memoryType().code())
        | Pte.N.of(napot);
  }

  /** Address that an entry points to, or that the first page of a leaf maps to. */
  static long target(long entry) {
    long page = Pte.PPN.get(entry);
    return (isNapot(entry) ? page & -NAPOT_PAGES : page) << Addresses.PAGE_SHIFT;
  }

  static boolean isNapot(long entry) {
    return Pte.N.isSet(entry);
  }

  static boolean isWritable(long entry) {
    return Pte.W.isSet(entry);
  }

  static LeafAttributes attributes(long entry) {
    return new LeafAttributes(
        Pte.R.isSet(entry),
        Pte.W.isSet(entry),
        Pte.X.isSet(entry),
        Pte.U.isSet(entry),
        MemoryType.values()[Pte.PBMT.getInt(entry)]);
  }
}
