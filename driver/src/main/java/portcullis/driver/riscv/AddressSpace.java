package portcullis.driver.riscv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A page table together with the units that may have cached it: changes it, orders the units to
 * forget, waits for their fences, and only then frees tables. Safe for several threads.
 *
 * <p>If a unit fails to invalidate, its exception passes through. The unit may then still use what
 * was unmapped, and the next call makes up for it before it does anything else: call {@link #unmap}
 * again, and free the target only when it returns.
 */
public final class AddressSpace implements AutoCloseable {
  private record User(RiscvIommu unit, InvalidationScope scope) {}

  private final PageTable table;
  private final Map<User, Integer> users = new LinkedHashMap<>();

  /** Tables without entries that a unit may still read. */
  private final List<Long> tablesTakenOut = new ArrayList<>();

  /** Whether an invalidation has failed that none has made up for. */
  private boolean behind;

  /**
   * Nobody uses the table yet.
   *
   * @param table the page table; from now on changed through this object only
   */
  public AddressSpace(PageTable table) {
    this.table = Objects.requireNonNull(table);
  }

  /**
   * What devices are bound to.
   *
   * @return format and place of the page table
   */
  public PageTableRoot root() {
    return table.root();
  }

  /**
   * From now on a unit may cache the table; call it before binding. Counted: the same unit and
   * scope may be added for each device.
   *
   * @param unit the unit
   * @param scope under which identifiers it caches the table
   */
  public synchronized void addUser(RiscvIommu unit, InvalidationScope scope) {
    users.merge(new User(unit, scope), 1, Integer::sum);
  }

  /**
   * A use has ended; call it after the device is bound to something else. The last one makes the
   * unit forget the scope.
   *
   * @param unit the unit
   * @param scope as it was added
   * @throws IllegalStateException if there is no such use
   */
  public synchronized void removeUser(RiscvIommu unit, InvalidationScope scope) {
    var user = new User(unit, scope);
    int count = users.getOrDefault(user, 0);
    if (count == 0) {
      throw new IllegalStateException("no device of that unit uses the table as " + scope);
    }
    if (count > 1) {
      users.put(user, count - 1);
      return;
    }
    unit.invalidate(List.of(Invalidation.all(scope)));
    users.remove(user);
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
  public synchronized void map(AddressRange range, long target, LeafAttributes attributes) {
    catchUp();
    table.map(range, target, attributes);
  }

  /**
   * Unmaps a range; holes in it do no harm. When it returns, no unit translates the range any more.
   *
   * @param range addresses that shall no longer be translated
   * @return bytes that were mapped
   * @throws IllegalArgumentException if a leaf lies in the range only partly; nothing has changed
   */
  public long unmap(AddressRange range) {
    return unmap(range, _ -> {});
  }

  /**
   * The same, and tells which leaves were dirty when they were taken out, whatever becomes of the
   * invalidation.
   *
   * @param range addresses that shall no longer be translated
   * @param dirty is told of each leaf whose D bit was set
   * @return bytes that were mapped
   */
  public synchronized long unmap(AddressRange range, Consumer<Leaf> dirty) {
    var leaves = table.leaves(range);
    var unmapped = table.unmap(range);
    unmapped.dirty().forEach(dirty);
    tablesTakenOut.addAll(unmapped.tables());
    if (unmapped.bytes() > 0) {
      invalidate(ranges(leaves), !unmapped.tables().isEmpty());
    } else {
      catchUp();
    }
    return unmapped.bytes();
  }

  /**
   * Finds a leaf.
   *
   * @param address the address to translate
   * @return the leaf that translates it, or empty
   */
  public synchronized Optional<Leaf> lookup(long address) {
    return table.lookup(address);
  }

  /**
   * The leaves that overlap a range.
   *
   * @param range addresses to look at
   * @return the leaves, by ascending address
   */
  public synchronized List<Leaf> leaves(AddressRange range) {
    return table.leaves(range);
  }

  /** Starts dirty tracking: all leaves get D=0 and the units forget the old ones. */
  public synchronized void startTracking() {
    table.setTracking(true);
    table.clearAllDirty();
    invalidateAll();
  }

  /** Ends dirty tracking: all leaves get D=1. */
  public synchronized void stopTracking() {
    table.setTracking(false);
    table.markAllDirty();
    invalidateAll();
  }

  /**
   * Sets D after a write that faulted, so that the device can try again.
   *
   * @param address the address that was written
   * @return false if the fault has another reason: there is no writable leaf
   */
  public synchronized boolean markDirty(long address) {
    if (!table.markDirty(address)) {
      return false;
    }
    table.lookup(address).ifPresent(leaf -> invalidate(List.of(leaf.range()), false));
    return true;
  }

  /**
   * Reads the dirty leaves of a range and makes them clean. A write that comes later than the
   * return of this method shows in the next call.
   *
   * @param range addresses to look at
   * @return the dirty leaves as they were
   */
  public synchronized List<Leaf> readAndClearDirty(AddressRange range) {
    var dirty = table.clearDirty(range);
    if (!dirty.isEmpty()) {
      try {
        invalidate(ranges(dirty), false);
      } catch (RiscvIommuException failed) {
        // What the caller does not learn now it must learn the next time.
        dirty.forEach(leaf -> table.markDirty(leaf.range().start()));
        throw failed;
      }
    }
    return dirty;
  }

  /**
   * Frees the tables.
   *
   * @throws IllegalStateException if a unit still uses them
   */
  @Override
  public synchronized void close() {
    if (!users.isEmpty()) {
      throw new IllegalStateException("%d users are left".formatted(users.size()));
    }
    table.free(tablesTakenOut);
    tablesTakenOut.clear();
    table.close();
  }

  /** The ranges of leaves, neighbours joined. */
  private static List<AddressRange> ranges(List<Leaf> leaves) {
    var ranges = new ArrayList<AddressRange>();
    for (var leaf : leaves) {
      var range = leaf.range();
      if (!ranges.isEmpty() && ranges.getLast().last() + 1 == range.start()) {
        var before = ranges.removeLast();
        ranges.add(new AddressRange(before.start(), before.length() + range.length()));
      } else {
        ranges.add(range);
      }
    }
    return ranges;
  }

  private void invalidate(List<AddressRange> ranges, boolean tables) {
    order(scope -> Invalidation.of(scope, ranges, tables));
  }

  private void invalidateAll() {
    order(Invalidation::all);
  }

  /**
   * Makes up for an invalidation that failed; without one does nothing.
   *
   * @throws CommandFailedException if a unit fails again
   */
  public synchronized void catchUp() {
    if (behind) {
      invalidateAll();
    }
  }

  /** Has every user invalidate, and frees what nobody can read any more. */
  private void order(Function<InvalidationScope, Invalidation> order) {
    Function<InvalidationScope, Invalidation> enough = behind ? Invalidation::all : order;
    behind = true;
    invalidateUsers(enough);
    behind = false;
    table.free(tablesTakenOut);
    tablesTakenOut.clear();
  }

  private void invalidateUsers(Function<InvalidationScope, Invalidation> order) {
    var orders = new LinkedHashMap<RiscvIommu, List<Invalidation>>();
    for (var user : users.keySet()) {
      orders.computeIfAbsent(user.unit(), _ -> new ArrayList<>()).add(order.apply(user.scope()));
    }
    orders.forEach(RiscvIommu::invalidate);
  }
}
