package portcullis.driver.riscv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import portcullis.driver.platform.PhysicalMemory;
import portcullis.iommu.layout.Pte;

/**
 * A page table in memory that the driver writes, of either stage. It knows nothing of caches: what
 * {@link #unmap} takes out may be used by the IOMMU until an invalidation and a fence, for which
 * {@link AddressSpace} cares. Not safe for several threads.
 */
public final class PageTable {

  /**
   * What was taken out.
   *
   * @param bytes bytes that were mapped
   * @param tables tables that became empty, to be freed after the fence
   * @param dirty the writable leaves whose D bit was set in the moment they were taken out
   */
  public record Unmapped(long bytes, List<Long> tables, List<Leaf> dirty) {}

  /** A leaf to be written: one entry, or the sixteen of a NAPOT group. */
  private record Chunk(long address, long target, int level, boolean napot) {
    long length() {
      return napot ? TableWalk.NAPOT_BYTES : PageTableFormat.pageSize(level);
    }
  }

  private final PhysicalMemory memory;
  private final TableMemory tables;
  private final PageTableFormat format;
  private final boolean superpages;
  private final long root;
  private final TableWalk walk;

  /** Valid entries of each table below the root. */
  private final Map<Long, Integer> used = new HashMap<>();

  private boolean tracking;

  /**
   * An empty page table at physical addresses, with superpages.
   *
   * @param memory physical memory
   * @param format its format
   */
  public PageTable(PhysicalMemory memory, PageTableFormat format) {
    this(memory, TableMemory.of(memory), format, true);
  }

  /**
   * An empty page table.
   *
   * @param memory physical memory
   * @param tables where its tables are
   * @param format its format
   * @param superpages whether leaves may map more than 4096 bytes where alignment allows
   */
  public PageTable(
      PhysicalMemory memory, TableMemory tables, PageTableFormat format, boolean superpages) {
    this.memory = Objects.requireNonNull(memory);
    this.tables = Objects.requireNonNull(tables);
    this.format = Objects.requireNonNull(format);
    this.superpages = superpages;
    this.root = tables.allocate(format.rootPages());
    this.walk = new TableWalk(memory, tables, format, root);
    memory.barrier();
  }

  /**
   * What devices are bound to.
   *
   * @return format and place
   */
  public PageTableRoot root() {
    return new PageTableRoot(format, root);
  }

  /**
   * Maps a range. If it fails, nothing is mapped.
   *
   * @param range addresses to translate
   * @param target what the first of them maps to, a multiple of 4096
   * @param attributes what is permitted
   * @throws IllegalArgumentException if an address does not fit the format
   * @throws IllegalStateException if an address is mapped already
   */
  public void map(AddressRange range, long target, LeafAttributes attributes) {
    requireFits(range);
    Addresses.requirePage("target of a mapping", target, 1);
    Addresses.requirePage("end of a mapping", target + range.length() - 1 & -4096, 1);
    if (format.secondStage() && !attributes.user()) {
      throw new IllegalArgumentException("every page of a second stage is a user page (U=1)");
    }
    forEachLeaf(
        range,
        leaf -> {
          throw new IllegalStateException("0x%x is mapped already".formatted(leaf.range().start()));
        });
    // All tables first: with them there is nothing left that could fail half-way.
    var chunks = new ArrayList<Chunk>();
    for (long done = 0; done < range.length(); ) {
      var chunk = chunk(range.start() + done, target + done, range.length() - done);
      makeTables(chunk);
      chunks.add(chunk);
      done += chunk.length();
    }
    chunks.forEach(chunk -> writeLeaf(chunk, attributes));
    memory.barrier();
  }

  /** The largest leaf that alignment, the length and the tables that are there allow. */
  private Chunk chunk(long address, long target, long length) {
    if (superpages) {
      for (int level = format.levels() - 1; level > 0; level--) {
        long size = PageTableFormat.pageSize(level);
        if (((address | target) & size - 1) == 0 && length >= size && !hasTable(address, level)) {
          return new Chunk(address, target, level, false);
        }
      }
      if (((address | target) & TableWalk.NAPOT_BYTES - 1) == 0
          && length >= TableWalk.NAPOT_BYTES) {
        return new Chunk(address, target, 0, true);
      }
    }
    return new Chunk(address, target, 0, false);
  }

  /**
   * Whether the entry of a level points to a table. Such a table may be empty but cached, so a leaf
   * must not take its place without an invalidation.
   */
  private boolean hasTable(long address, int level) {
    return walk.find(address).level() < level;
  }

  private void makeTables(Chunk chunk) {
    long table = root;
    for (int level = format.levels() - 1; level > chunk.level(); level--) {
      long place = walk.place(table, chunk.address(), level);
      long entry = memory.load64(place);
      if (!PageTableEntry.isValid(entry)) {
        long next = tables.allocate(1);
        memory.barrier();
        entry = PageTableEntry.pointer(next);
        memory.store64(place, entry);
        count(table, 1);
        used.put(next, 0);
      }
      table = PageTableEntry.target(entry);
    }
  }

  private void writeLeaf(Chunk chunk, LeafAttributes attributes) {
    long table = root;
    for (int level = format.levels() - 1; level > chunk.level(); level--) {
      table = PageTableEntry.target(memory.load64(walk.place(table, chunk.address(), level)));
    }
    long entry = PageTableEntry.leaf(chunk.target(), attributes, chunk.napot(), !tracking);
    long place = walk.place(table, chunk.address(), chunk.level());
    int entries = chunk.napot() ? PageTableEntry.NAPOT_PAGES : 1;
    for (int i = 0; i < entries; i++) {
      memory.store64(place + (long) i * Long.BYTES, entry);
    }
    count(table, entries);
  }

  /**
   * Removes the leaves of a range; holes in it do no harm.
   *
   * @param range addresses that shall no longer be translated
   * @return what was taken out
   * @throws IllegalArgumentException if a leaf lies in the range only partly; nothing has changed
   */
  public Unmapped unmap(AddressRange range) {
    requireFits(range);
    var leaves = leaves(range);
    for (var leaf : leaves) {
      if (!range.contains(leaf.range().start()) || !range.contains(leaf.range().last())) {
        throw new IllegalArgumentException(
            "the leaf of 0x%x bytes at 0x%x lies only partly in 0x%x bytes at 0x%x"
                .formatted(
                    leaf.range().length(), leaf.range().start(), range.length(), range.start()));
      }
    }
    long bytes = 0;
    var emptied = new ArrayList<Long>();
    var dirty = new ArrayList<Leaf>();
    for (var leaf : leaves) {
      if (remove(leaf.range().start(), emptied) && leaf.attributes().write()) {
        dirty.add(leaf);
      }
      bytes += leaf.range().length();
    }
    memory.barrier();
    return new Unmapped(bytes, emptied, dirty);
  }

  /**
   * Removes the leaf at an address, and then the tables above it that have no entry left. Tells
   * whether its D bit was set: from then on no unit can set it.
   */
  private boolean remove(long address, List<Long> emptied) {
    var path = new ArrayList<Long>();
    long table = root;
    int level = format.levels() - 1;
    long place = walk.place(table, address, level);
    long entry = memory.load64(place);
    while (!PageTableEntry.isLeaf(entry)) {
      path.add(table);
      table = PageTableEntry.target(entry);
      level--;
      place = walk.place(table, address, level);
      entry = memory.load64(place);
    }
    int entries = PageTableEntry.isNapot(entry) ? PageTableEntry.NAPOT_PAGES : 1;
    boolean dirty = false;
    for (int i = 0; i < entries; i++) {
      dirty |= Pte.D.isSet(takeOut(place + (long) i * Long.BYTES));
    }
    int left = count(table, -entries);
    while (table != root && left == 0) {
      emptied.add(table);
      used.remove(table);
      table = path.removeLast();
      level++;
      memory.store64(walk.place(table, address, level), 0);
      left = count(table, -1);
    }
    return dirty;
  }

  /** Takes an entry out at once, whatever a unit does to its A and D bits, and gives it. */
  private long takeOut(long place) {
    long entry = memory.load64(place);
    while (!memory.compareAndSwap64(place, entry, 0)) {
      entry = memory.load64(place);
    }
    return entry;
  }

  /**
   * Finds a leaf.
   *
   * @param address the address to translate
   * @return the leaf that translates it, or empty
   */
  public Optional<Leaf> lookup(long address) {
    if (!format.covers(address)) {
      return Optional.empty();
    }
    var found = walk.find(address);
    return found.isLeaf() ? Optional.of(walk.leaf(address, found)) : Optional.empty();
  }

  /**
   * Tells the leaves that overlap a range, by ascending address.
   *
   * @param range addresses to look at; those that do not fit the format are skipped
   * @param consumer is told
   */
  public void forEachLeaf(AddressRange range, Consumer<Leaf> consumer) {
    walk.search(
        range.start(),
        range.last(),
        (address, found) -> consumer.accept(walk.leaf(address, found)));
  }

  /** The leaves that overlap a range, by ascending address. */
  List<Leaf> leaves(AddressRange range) {
    var leaves = new ArrayList<Leaf>();
    forEachLeaf(range, leaves::add);
    return leaves;
  }

  /**
   * Chooses how leaves begin.
   *
   * @param on whether leaves that are mapped from now on start with D=0; otherwise A and D are set
   */
  public void setTracking(boolean on) {
    tracking = on;
  }

  /**
   * Sets D of the leaf at an address.
   *
   * @param address the address that was written
   * @return false if there is no writable leaf
   */
  public boolean markDirty(long address) {
    if (!format.covers(address)) {
      return false;
    }
    var found = walk.find(address);
    if (!found.isLeaf() || !PageTableEntry.isWritable(found.entry())) {
      return false;
    }
    walk.change(found, entry -> entry | Pte.D.mask());
    memory.barrier();
    return true;
  }

  /** Sets D of every leaf. */
  void markAllDirty() {
    walk.search(0, -1, (_, found) -> walk.change(found, entry -> entry | Pte.D.mask()));
    memory.barrier();
  }

  /**
   * Clears D of the dirty leaves that overlap a range.
   *
   * @param range addresses to look at
   * @return the writable ones among them as they were
   */
  public List<Leaf> clearDirty(AddressRange range) {
    return clearDirty(range.start(), range.last());
  }

  /** Clears D of every leaf. */
  void clearAllDirty() {
    clearDirty(0, -1);
  }

  private List<Leaf> clearDirty(long first, long last) {
    var dirty = new ArrayList<Leaf>();
    walk.search(
        first,
        last,
        (address, found) -> {
          var leaf = walk.leaf(address, found);
          if (leaf.dirty() && leaf.attributes().write()) {
            walk.change(found, entry -> entry & ~Pte.D.mask());
            dirty.add(leaf);
          }
        });
    memory.barrier();
    return dirty;
  }

  /**
   * Frees tables that {@link #unmap} took out; call it after the fence.
   *
   * @param emptyTables what it returned
   */
  public void free(List<Long> emptyTables) {
    emptyTables.forEach(table -> tables.free(table, 1));
  }

  /** Frees every table. The IOMMU must not use any. */
  public void close() {
    used.keySet().forEach(table -> tables.free(table, 1));
    used.clear();
    tables.free(root, format.rootPages());
  }

  private int count(long table, int change) {
    return table == root ? 1 : used.merge(table, change, Integer::sum);
  }

  private void requireFits(AddressRange range) {
    if (!format.covers(range.start())
        || !format.covers(range.last())
        || range.start() < 0 != range.last() < 0) {
      throw new IllegalArgumentException(
          "0x%x bytes at 0x%x do not fit the %d-bit addresses of %s"
              .formatted(range.length(), range.start(), format.addressBits(), format));
    }
  }
}
