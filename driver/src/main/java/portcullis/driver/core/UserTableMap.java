package portcullis.driver.core;

import static portcullis.driver.core.IommuException.require;

import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import portcullis.driver.platform.PhysicalMemory;
import portcullis.driver.riscv.LeafAttributes;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.driver.riscv.PageTableRoot;
import portcullis.iommu.layout.MemoryType;
import portcullis.iommu.layout.Pte;

/**
 * The address map of a page table that the user wrote, read as hardware would read it: entries that
 * would fault map nothing. The user is not trusted, so what a walk may find is bounded.
 */
final class UserTableMap extends AddressMap {
  /** Pieces of a shadow at most. */
  static final int MOST_EXTENTS = 1 << 17;

  /** Table pages that one walk reads at most; a table can be reached by many ways. */
  static final int MOST_TABLES = 1 << 14;

  private static final int ENTRIES = 512;
  private static final long NAPOT_MASK = 0xf;

  /** In the number of a NAPOT page, the bits that say 64 KiB. */
  private static final long NAPOT_64K = 0x8;

  private final PageTableRoot root;
  private final AddressMap beneath;

  UserTableMap(Ioasid space, PageTableRoot root, AddressMap beneath) {
    super(space, beneath.memory());
    this.root = root;
    this.beneath = beneath;
  }

  PageTableRoot root() {
    return root;
  }

  /** A leaf as the user wrote it: it leads into the space beneath. */
  private record UserLeaf(long start, long length, long target, LeafAttributes attributes) {}

  @Override
  void resolve(long start, long length, Consumer<Extent> to) {
    new Walk(start, start + length - 1, leaf -> through(leaf, start, start + length - 1, to))
        .walk();
  }

  @Override
  void resolveAll(Consumer<Extent> to) {
    new Walk(0, -1, leaf -> through(leaf, 0, -1, to)).walk();
  }

  /** Whether page tables of every unit that the space is attached at have memory types. */
  private boolean unitsHaveMemoryTypes() {
    var all = new ArrayList<Attachment>();
    space().forEachAbove(it -> all.addAll(it.attachments()));
    return all.stream().allMatch(Attachment::hasMemoryTypes);
  }

  @Override
  OptionalLong beneath(long address) {
    return leaf(address)
        .map(leaf -> OptionalLong.of(leaf.target() + (address - leaf.start())))
        .orElseGet(OptionalLong::empty);
  }

  @Override
  boolean permits(long address, boolean write) {
    return leaf(address)
        .map(UserLeaf::attributes)
        .filter(it -> it.read() && (it.write() || !write))
        .isPresent();
  }

  private Optional<UserLeaf> leaf(long address) {
    var found = new UserLeaf[1];
    new Walk(address, address, leaf -> found[0] = leaf).walk();
    return Optional.ofNullable(found[0]);
  }

  private void through(UserLeaf leaf, long first, long last, Consumer<Extent> to) {
    long from = Long.compareUnsigned(leaf.start(), first) < 0 ? first : leaf.start();
    long end = leaf.start() + leaf.length() - 1;
    long until = Long.compareUnsigned(end, last) > 0 ? last : end;
    long target = leaf.target() + (from - leaf.start());
    beneath.resolve(
        target,
        until - from + 1,
        extent -> extent.seenFrom(from + (extent.start() - target), leaf.attributes(), to));
  }

  /** One walk over the entries of a range of addresses. */
  private final class Walk {
    private final long first;
    private final long last;
    private final Consumer<UserLeaf> leaves;
    private int tables;
    private int extents;

    private Walk(long first, long last, Consumer<UserLeaf> leaves) {
      this.first = first;
      this.last = last;
      this.leaves = leaves;
    }

    private void walk() {
      walk(root.format().levels() - 1, root.address(), 0);
    }

    private void walk(int level, long table, long base) {
      var place = beneath.find(table);
      if (place.isEmpty()) {
        return;
      }
      tables++;
      requireBounded(tables <= MOST_TABLES);
      long physical = place.get().target();
      long size = PageTableFormat.pageSize(level);
      for (int index = 0; index < ENTRIES; index++) {
        long start = extend(base + index * size);
        if (Long.compareUnsigned(start, last) <= 0
            && Long.compareUnsigned(start + size - 1, first) >= 0) {
          entry(memory().load64(physical + (long) index * Long.BYTES), level, index, start);
        }
      }
    }

    private void entry(long entry, int level, int index, long start) {
      if (!Pte.V.isSet(entry) || Pte.RSW60T59B.isSet(entry)) {
        return;
      }
      long number = Pte.PPN.get(entry);
      if (Pte.R.isSet(entry) || Pte.X.isSet(entry)) {
        leaf(entry, number, level, index, start);
      } else if (level > 0 && isPointer(entry)) {
        walk(level - 1, number * PhysicalMemory.PAGE_SIZE, start);
      }
    }

    private boolean isPointer(long entry) {
      return !Pte.W.isSet(entry)
          && !Pte.U.isSet(entry)
          && !Pte.A.isSet(entry)
          && !Pte.D.isSet(entry)
          && !Pte.PBMT.isSet(entry)
          && !Pte.N.isSet(entry);
    }

    /** Without hardware that sets A and D, a leaf with A=0 faults, and a write with D=0. */
    private void leaf(long entry, long number, int level, int index, long start) {
      boolean napot = Pte.N.isSet(entry);
      boolean write = Pte.R.isSet(entry) && Pte.W.isSet(entry) && Pte.D.isSet(entry);
      var memoryType = memoryType(entry);
      boolean legal =
          Pte.U.isSet(entry)
              && Pte.A.isSet(entry)
              && (Pte.R.isSet(entry) || !Pte.W.isSet(entry))
              && memoryType.isPresent()
              && (napot
                  ? level == 0 && (number & NAPOT_MASK) == NAPOT_64K
                  : number * PhysicalMemory.PAGE_SIZE % PageTableFormat.pageSize(level) == 0);
      if (!legal) {
        return;
      }
      extents++;
      requireBounded(extents <= MOST_EXTENTS);
      long page = napot ? number & ~NAPOT_MASK | index & NAPOT_MASK : number;
      leaves.accept(
          new UserLeaf(
              start,
              PageTableFormat.pageSize(level),
              page * PhysicalMemory.PAGE_SIZE,
              new LeafAttributes(
                  Pte.R.isSet(entry), write, Pte.X.isSet(entry), true, memoryType.get())));
    }

    /** The memory type of an entry; empty for one that hardware would refuse. */
    private Optional<MemoryType> memoryType(long entry) {
      for (var type : MemoryType.values()) {
        if (type.code() == Pte.PBMT.get(entry)) {
          return Optional.of(type).filter(it -> it == MemoryType.PMA || unitsHaveMemoryTypes());
        }
      }
      return Optional.empty();
    }

    private long extend(long address) {
      int unused = Long.SIZE - root.format().addressBits();
      return address << unused >> unused;
    }

    private void requireBounded(boolean within) {
      require(
          within,
          Errno.E2BIG,
          "the user's page table at 0x%x has more than %d leaves or %d tables",
          root.address(),
          MOST_EXTENTS,
          MOST_TABLES);
    }
  }
}
