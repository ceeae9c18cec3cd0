package portcullis.coverify.traffic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import portcullis.driver.core.process.UserMemory;
import portcullis.driver.core.process.UserProcess;

/** A process, its memory, and what it must be charged. */
final class ProcessModel {
  static final int PAGE = 4096;
  static final long DATA = 0x4000_0000L;
  static final int DATA_PAGES = 24;
  static final long READ_ONLY = 0x4010_0000L;
  static final int READ_ONLY_PAGES = 2;
  static final long LARGE = 0x4020_0000L;
  static final long LARGE_BYTES = 2 << 20;
  static final long TABLES = 0x4100_0000L;
  static final int TABLE_PAGES = 128;
  static final long TABLE_BYTES = (long) TABLE_PAGES * PAGE;

  /** Room for one large mapping and a few small ones, but not for everything. */
  private static final long LOCKED_LIMIT = 1400L * PAGE;

  private final UserProcess process;
  private final Map<Long, Long> physical = new HashMap<>();
  private final List<FdModel> fds = new ArrayList<>();
  private int tablePages;

  ProcessModel(UserMemory memory, String name) {
    process = new UserProcess(memory, name, LOCKED_LIMIT);
    process.allocate(DATA, (long) DATA_PAGES * PAGE, true);
    process.allocate(READ_ONLY, (long) READ_ONLY_PAGES * PAGE, false);
    process.allocateContiguous(LARGE, LARGE_BYTES, true);
    process.allocate(TABLES, TABLE_BYTES, true);
    find(DATA, DATA_PAGES);
    find(READ_ONLY, READ_ONLY_PAGES);
    find(LARGE, (int) (LARGE_BYTES / PAGE));
    find(TABLES, TABLE_PAGES);
  }

  /** Learns where pages are that the process has. */
  void find(long address, int pages) {
    for (long at = address; at < address + (long) pages * PAGE; at += PAGE) {
      var pinned = process.pin(at, false);
      physical.put(at, pinned.address());
      process.memory().unpin(pinned);
    }
  }

  UserProcess process() {
    return process;
  }

  List<FdModel> fds() {
    return fds;
  }

  long physical(long page) {
    return physical.get(page);
  }

  /** Where the pages of a range are that the process has. */
  long[] physical(long address, long bytes) {
    return LongStream.range(0, bytes / PAGE).map(i -> physical(address + i * PAGE)).toArray();
  }

  /** The process gives memory back. */
  void forget(long address, long bytes) {
    physical.keySet().removeIf(it -> it >= address && it < address + bytes);
  }

  /** Whether all of a range is memory. */
  boolean has(long address, long bytes, boolean write) {
    for (long at = address; at < address + bytes; at += PAGE) {
      boolean readOnly = at >= READ_ONLY && at < READ_ONLY + (long) READ_ONLY_PAGES * PAGE;
      if (!physical.containsKey(at) || write && readOnly) {
        return false;
      }
    }
    return true;
  }

  /** Address of pages for a guest's tables; -1 if there is no room any more. */
  long takeTables(int pages) {
    if (tablePages + pages > TABLE_PAGES) {
      return -1;
    }
    long address = TABLES + (long) tablePages * PAGE;
    tablePages += pages;
    return address;
  }

  /** The last file is closed, so nobody uses tables. */
  void dropTables() {
    tablePages = 0;
  }

  long lockedBytes() {
    long sum = 0;
    for (var fd : fds) {
      sum += fd.lockedBytes();
    }
    return sum;
  }

  boolean mayLock(long bytes) {
    return lockedBytes() + bytes <= LOCKED_LIMIT;
  }
}
