package portcullis.driver.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import portcullis.driver.platform.PhysicalMemory;
import portcullis.driver.riscv.AddressRange;
import portcullis.driver.riscv.AddressSpace;
import portcullis.driver.riscv.FirstStageBinding;
import portcullis.driver.riscv.GuestTableMemory;
import portcullis.driver.riscv.IdAllocator;
import portcullis.driver.riscv.InvalidationScope;
import portcullis.driver.riscv.Leaf;
import portcullis.driver.riscv.PageTable;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.driver.riscv.RiscvIommu;
import portcullis.driver.riscv.SecondStageBinding;

/**
 * A page table that the kernel keeps equal to an {@link AddressMap}. Entries that stay are not
 * touched, so that DMA through them goes on while others change.
 */
final class BuiltTable {
  /** Bytes of guest-physical addresses for process directories: 4,096 pages. */
  private static final long WINDOW_BYTES = 16L << 20;

  /** An identifier under which a unit caches the table. */
  private static final class Identifier {
    private final int id;
    private int users;

    private Identifier(int id) {
      this.id = id;
    }
  }

  /**
   * Who uses an identifier. First stages on a second stage are told apart by their PSCIDs: a user
   * who chooses those in a PASID table of their own must meet neither the kernel's nor those of
   * another such table, and so has the second stage under a GSCID of its own.
   */
  private record Use(RiscvIommu unit, Optional<UserPasidTable> numbering) {
    static Use byKernel(RiscvIommu unit) {
      return new Use(unit, Optional.empty());
    }
  }

  private final AddressMap map;
  private final PageTableFormat format;
  private final AddressSpace space;
  private final TreeMap<Long, Extent> installed = new TreeMap<>(Long::compareUnsigned);
  private final Map<Use, Identifier> identifiers = new HashMap<>();
  private GuestTableMemory window;
  private boolean tracking;

  /** Whether every page has a leaf of its own; so it stays once writes were tracked. */
  private boolean pagewise;

  BuiltTable(AddressMap map, PageTableFormat format) {
    this.map = map;
    this.format = format;
    space = new AddressSpace(new PageTable(map.memory(), format));
  }

  PageTableFormat format() {
    return format;
  }

  AddressMap map() {
    return map;
  }

  /**
   * Where process directories lie below this second stage: above every address that a space may
   * map, see {@link Widths}.
   */
  GuestTableMemory window() {
    if (window == null) {
      long start = 1L << Widths.usable(format);
      window = new GuestTableMemory(map.memory(), space, new AddressRange(start, WINDOW_BYTES));
    }
    return window;
  }

  SecondStageBinding useAsSecondStage(RiscvIommu unit, Optional<UserPasidTable> numbering) {
    return new SecondStageBinding(space.root(), use(new Use(unit, numbering)));
  }

  FirstStageBinding useAsFirstStage(RiscvIommu unit) {
    return new FirstStageBinding(space.root(), use(Use.byKernel(unit)));
  }

  private int use(Use use) {
    var identifier = identifiers.get(use);
    if (identifier == null) {
      identifier = new Identifier(identifiersOf(use.unit).allocate());
      identifiers.put(use, identifier);
      space.addUser(use.unit, scope(identifier.id));
    }
    identifier.users++;
    return identifier.id;
  }

  private IdAllocator identifiersOf(RiscvIommu unit) {
    return format.secondStage() ? unit.gscids() : unit.pscids();
  }

  /** Ends a use, after the device is bound to something else. The last one frees the table. */
  void releaseAsSecondStage(RiscvIommu unit, Optional<UserPasidTable> numbering) {
    release(new Use(unit, numbering));
  }

  /** Ends a use, after the process is bound to something else. The last one frees the table. */
  void releaseAsFirstStage(RiscvIommu unit) {
    release(Use.byKernel(unit));
  }

  private void release(Use use) {
    map.space().fd().subsystem().letGo(() -> releaseNow(use));
  }

  private void releaseNow(Use use) {
    var identifier = identifiers.get(use);
    if (identifier.users > 1) {
      identifier.users--;
      return;
    }
    // If the unit fails here, all is as it was and can be tried again.
    space.removeUser(use.unit, scope(identifier.id));
    identifiers.remove(use);
    identifiersOf(use.unit).free(identifier.id);
    if (identifiers.isEmpty()) {
      map.drop(this);
    }
  }

  /** Frees the table if nobody came to use it. */
  void dropIfUnused() {
    if (identifiers.isEmpty()) {
      map.drop(this);
    }
  }

  private InvalidationScope scope(int id) {
    return format.secondStage()
        ? new InvalidationScope.SecondStage(id)
        : InvalidationScope.FirstStage.of(id);
  }

  void syncAll() {
    replace(new ArrayList<>(installed.values()), map::resolveAll);
  }

  void sync(long start, long length) {
    var overlapping = new ArrayList<Extent>();
    var before = installed.floorEntry(start);
    if (before != null && Long.compareUnsigned(before.getValue().end() - 1, start) >= 0) {
      overlapping.add(before.getValue());
    }
    overlapping.addAll(installed.subMap(start, false, start + length - 1, true).values());
    replace(overlapping, to -> map.resolve(start, length, to));
  }

  private void replace(List<Extent> old, Consumer<Consumer<Extent>> resolve) {
    space.catchUp();
    var wanted = new ArrayList<Extent>();
    resolve.accept(extent -> pieces(extent, wanted));
    var stays = new HashSet<>(wanted);
    stays.retainAll(old);
    for (var extent : old) {
      if (!stays.contains(extent)) {
        // Even if a unit does not learn of it, the table has it no more.
        installed.remove(extent.start());
        space.unmap(extent.range(), this::recordIfTracking);
      }
    }
    for (var extent : wanted) {
      if (!stays.contains(extent)) {
        space.map(extent.range(), extent.target(), extent.attributes());
        installed.put(extent.start(), extent);
      }
    }
  }

  private void pieces(Extent extent, List<Extent> to) {
    if (!pagewise) {
      to.add(extent);
      return;
    }
    for (long done = 0; done < extent.length(); done += PhysicalMemory.PAGE_SIZE) {
      to.add(
          new Extent(
              extent.start() + done,
              PhysicalMemory.PAGE_SIZE,
              extent.target() + done,
              extent.attributes()));
    }
  }

  void startTracking() {
    pagewise = true;
    syncAll();
    space.startTracking();
    tracking = true;
  }

  /** Tells the trackers of this and all spaces beneath which pages were written. */
  void collectDirty() {
    if (tracking) {
      installed.values().forEach(extent -> collectDirty(extent.range()));
    }
  }

  private void collectDirty(AddressRange range) {
    space.readAndClearDirty(range).forEach(this::record);
  }

  private void recordIfTracking(Leaf leaf) {
    if (tracking) {
      record(leaf);
    }
  }

  private void record(Leaf leaf) {
    var written = leaf.range();
    for (long at = 0; at < written.length(); at += PhysicalMemory.PAGE_SIZE) {
      DirtyTracker.record(map, written.start() + at, leaf.target() + at);
    }
  }

  void stopTracking() {
    tracking = false;
    space.stopTracking();
  }

  boolean tracking() {
    return tracking;
  }

  /** Whether the table permits an access now, whatever its D bit says. */
  boolean permits(long address, boolean write) {
    return space
        .lookup(address)
        .filter(leaf -> leaf.attributes().read() && (!write || leaf.attributes().write()))
        .isPresent();
  }

  /** Whether a write goes through without a fault. */
  boolean dirty(long address) {
    return space.lookup(address).filter(leaf -> leaf.dirty()).isPresent();
  }

  /** Lets the write that faulted at an address pass, and records it. */
  void markDirty(long address) {
    space
        .lookup(address)
        .ifPresent(leaf -> {
          space.markDirty(address);
          DirtyTracker.record(map, address, leaf.translate(address));
        });
  }

  void close() {
    if (window != null) {
      window.close();
      window = null;
    }
    space.close();
  }
}
