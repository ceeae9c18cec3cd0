package portcullis.driver.core;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import portcullis.driver.platform.PhysicalMemory;
import portcullis.driver.riscv.PageTableFormat;

/**
 * What the addresses of a space lead to in the end, through every space beneath it; and the page
 * tables that the kernel builds of it, one for each format in use. Guarded by the lock of the
 * subsystem.
 */
abstract class AddressMap {
  private final Ioasid space;
  private final PhysicalMemory memory;
  private final Map<PageTableFormat, BuiltTable> tables = new EnumMap<>(PageTableFormat.class);

  private boolean tracked;

  AddressMap(Ioasid space, PhysicalMemory memory) {
    this.space = space;
    this.memory = memory;
  }

  final Ioasid space() {
    return space;
  }

  /**
   * Tells the pieces of a range that lead to memory, ascending, cut wherever a mapping of this or
   * of a space beneath ends.
   */
  abstract void resolve(long start, long length, Consumer<Extent> to);

  /** All of the space; addresses of first stages are sign-extended. */
  abstract void resolveAll(Consumer<Extent> to);

  /** Where an address leads in the space beneath, or in the process of a root. */
  abstract OptionalLong beneath(long address);

  /** Whether the entry of an address in this map itself permits an access. */
  abstract boolean permits(long address, boolean write);

  final PhysicalMemory memory() {
    return memory;
  }

  /** Where an address leads now, if anywhere. */
  final Optional<Extent> find(long address) {
    var found = new Extent[1];
    resolve(
        address & -PhysicalMemory.PAGE_SIZE, PhysicalMemory.PAGE_SIZE, extent -> found[0] = extent);
    return Optional.ofNullable(found[0]);
  }

  /** The table of a format, built if it is not there yet. Its user closes it by {@link #drop}. */
  final BuiltTable table(PageTableFormat format) {
    var table = tables.get(format);
    if (table == null) {
      table = new BuiltTable(this, format);
      try {
        table.syncAll();
        if (tracked) {
          table.startTracking();
        }
      } catch (RuntimeException e) {
        table.close();
        throw e;
      }
      tables.put(format, table);
    }
    return table;
  }

  /** Frees a table that no unit uses any more. */
  final void drop(BuiltTable table) {
    table.collectDirty();
    tables.remove(table.format(), table);
    table.close();
  }

  final List<BuiltTable> tables() {
    return List.copyOf(tables.values());
  }

  /** Whether writes show in the D bits of the tables. */
  final void setTracked(boolean tracked) {
    if (this.tracked == tracked) {
      return;
    }
    for (var table : tables.values()) {
      if (tracked) {
        table.startTracking();
      } else {
        table.collectDirty();
        table.stopTracking();
      }
    }
    this.tracked = tracked;
  }

  /** Makes every table say what the map says, in a range. */
  final void sync(long start, long length) {
    tables.values().forEach(table -> table.sync(start, length));
  }

  /** Makes every table say what the map says. */
  final void syncAll() {
    tables.values().forEach(BuiltTable::syncAll);
  }
}
