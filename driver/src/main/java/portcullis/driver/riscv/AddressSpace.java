package portcullis.driver.riscv;

import java.util.List;
import java.util.Optional;

/**
 * A page table together with the units that may have cached it: changes it, orders the units to
 * forget, waits for their fences, and only then frees tables. Safe for several threads.
 */
public final class AddressSpace implements AutoCloseable {

  /**
   * Nobody uses the table yet.
   *
   * @param table the page table; from now on changed through this object only
   */
  public AddressSpace(PageTable table) {
    throw new UnsupportedOperationException();
  }

  /** Format and place of the page table. */
  public PageTableRoot root() {
    throw new UnsupportedOperationException();
  }

  /**
   * From now on a unit may cache the table; call it before binding. Counted: the same unit and
   * scope may be added for each device.
   *
   * @param unit the unit
   * @param scope under which identifiers it caches the table
   */
  public void addUser(RiscvIommu unit, InvalidationScope scope) {
    throw new UnsupportedOperationException();
  }

  /**
   * A use has ended; call it after the device is bound to something else. The last one makes the
   * unit forget the scope.
   *
   * @param unit the unit
   * @param scope as it was added
   */
  public void removeUser(RiscvIommu unit, InvalidationScope scope) {
    throw new UnsupportedOperationException();
  }

  /** As {@link PageTable#map}. */
  public void map(AddressRange range, long target, LeafAttributes attributes) {
    throw new UnsupportedOperationException();
  }

  /** As {@link PageTable#unmap}; when it returns, no unit translates the range any more. */
  public long unmap(AddressRange range) {
    throw new UnsupportedOperationException();
  }

  /** As {@link PageTable#lookup}. */
  public Optional<Leaf> lookup(long address) {
    throw new UnsupportedOperationException();
  }

  /** The leaves that overlap a range, by ascending address. */
  public List<Leaf> leaves(AddressRange range) {
    throw new UnsupportedOperationException();
  }

  /** Starts dirty tracking: all leaves get D=0 and the units forget the old ones. */
  public void startTracking() {
    throw new UnsupportedOperationException();
  }

  /** Ends dirty tracking: all leaves get D=1. */
  public void stopTracking() {
    throw new UnsupportedOperationException();
  }

  /** Sets D after a write that faulted; false if the fault has another reason. */
  public boolean markDirty(long address) {
    throw new UnsupportedOperationException();
  }

  /** Returns the dirty leaves of a range and makes them clean, on all units. */
  public List<Leaf> readAndClearDirty(AddressRange range) {
    throw new UnsupportedOperationException();
  }

  /** Frees the tables. No unit may use them any more. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
