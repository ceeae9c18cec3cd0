package portcullis.driver.riscv;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import portcullis.driver.platform.PhysicalMemory;

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
   */
  public record Unmapped(long bytes, List<Long> tables) {}

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
    throw new UnsupportedOperationException();
  }

  /** Format and place. */
  public PageTableRoot root() {
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
  }

  /**
   * Removes the leaves of a range; holes in it do no harm.
   *
   * @param range addresses that shall no longer be translated
   * @return what was taken out
   * @throws IllegalArgumentException if a leaf lies in the range only partly; nothing has changed
   */
  public Unmapped unmap(AddressRange range) {
    throw new UnsupportedOperationException();
  }

  /** The leaf that translates an address. */
  public Optional<Leaf> lookup(long address) {
    throw new UnsupportedOperationException();
  }

  /** Tells the leaves that overlap a range, by ascending address. */
  public void forEachLeaf(AddressRange range, Consumer<Leaf> consumer) {
    throw new UnsupportedOperationException();
  }

  /**
   * Whether leaves that are mapped from now on start with D=0; otherwise A and D are set at once.
   */
  public void setTracking(boolean tracking) {
    throw new UnsupportedOperationException();
  }

  /** Sets D of the leaf at an address; false if there is no writable leaf. */
  public boolean markDirty(long address) {
    throw new UnsupportedOperationException();
  }

  /** Clears D of the dirty leaves that overlap a range and returns them as they were. */
  public List<Leaf> clearDirty(AddressRange range) {
    throw new UnsupportedOperationException();
  }

  /** Frees tables that {@link #unmap} took out; call it after the fence. */
  public void free(List<Long> emptyTables) {
    throw new UnsupportedOperationException();
  }

  /** Frees every table. The IOMMU must not use any. */
  public void close() {
    throw new UnsupportedOperationException();
  }
}
