package portcullis.model;

/** First-stage translation: IOVAs to guest-physical addresses, or to physical ones. */
final class FirstStage {

  /**
   * The first-stage address space of a request.
   *
   * @param mode format of its page table
   * @param rootPpn PPN of the root table
   * @param pscid process soft-context id; unused if the mode is Bare
   * @param sum whether supervisor accesses may touch user pages
   */
  record Space(PagingMode mode, long rootPpn, int pscid, boolean sum) {
    static final Space BARE = new Space(PagingMode.BARE, 0, 0, false);
  }

  private final Capabilities capabilities;
  private final MemoryPort port;
  private final TranslationCaches caches;
  private final PerformanceMonitor monitor;
  private final SecondStage secondStage;
  private final WalkTrace trace;

  FirstStage(WalkEnvironment environment, SecondStage secondStage) {
    this.capabilities = environment.capabilities();
    this.port = environment.port();
    this.caches = environment.caches();
    this.monitor = environment.monitor();
    this.trace = environment.trace();
    this.secondStage = secondStage;
  }

  /**
   * Translates an IOVA.
   *
   * @throws TranslationFault a page fault, a guest-page fault of an implicit access, an access
   *     fault or corrupted data
   */
  Mapping translate(long iova, Space space, DeviceContext device, Intent intent)
      throws TranslationFault {
    PagingMode mode = space.mode();
    if (mode == PagingMode.BARE) {
      return Mapping.bare(iova);
    }
    trace.stage(Purpose.FIRST_STAGE, mode, space.rootPpn() << 12, iova);
    if (!canonical(iova, mode)) {
      throw new TranslationFault(
          intent.pageFault(), "the IOVA is not canonical for " + mode.words());
    }
    monitor.countWalk(MonitorEvent.FIRST_STAGE_WALK);
    Mapping mapping;
    do {
      mapping = walk(iova, space, device, intent);
    } while (mapping == null);
    trace.mapped(Purpose.FIRST_STAGE, iova, mapping);
    return mapping;
  }

  /** With SXL=1 (Sv32) the upper half must be 0, otherwise a copy of the top bit. */
  private static boolean canonical(long iova, PagingMode mode) {
    if (mode == PagingMode.SV32) {
      return iova >>> 32 == 0;
    }
    int unused = 64 - mode.addressBits();
    return iova << unused >> unused == iova;
  }

  /** One attempt; null if the leaf changed before its A and D bits could be set. */
  private Mapping walk(long iova, Space space, DeviceContext device, Intent intent)
      throws TranslationFault {
    PagingMode mode = space.mode();
    long table = space.rootPpn() << 12;
    long global = 0;
    int level = mode.levels() - 1;
    TranslationCaches.Entry cached = caches.findFirstStage(device, space, iova);
    while (true) {
      long index = mode.index(iova, level);
      long place = table + index * mode.entrySize();
      long entry;
      Mapping placed;
      if (cached != null) {
        level = cached.level();
        index = mode.index(iova, level);
        place = cached.address();
        entry = cached.value();
        placed = null;
        cached = null;
        trace.note("first-stage entry of level %d comes from the cache", level);
      } else {
        placed = secondStage.translate(place, SecondStage.Use.FIRST_STAGE_READ, device, intent);
        entry = read(placed.address(), mode, device, intent);
      }
      long seen = placed == null ? place : placed.address();
      trace.pageTableEntry(Purpose.FIRST_STAGE, level, index, seen, entry);
      String defect = PageTableEntry.defect(entry, level, mode, capabilities);
      if (defect != null) {
        throw new TranslationFault(intent.pageFault(), defect);
      }
      global |= entry & PageTableEntry.G;
      if (PageTableEntry.isLeaf(entry)) {
        return leaf(iova, space, device, intent, level, place, placed, entry, global);
      }
      caches.keepFirstStage(device, space, iova, level, place, entry | global);
      table = PageTableEntry.ppn(entry) << 12;
      level--;
    }
  }

  private Mapping leaf(
      long iova,
      Space space,
      DeviceContext device,
      Intent intent,
      int level,
      long place,
      Mapping placed,
      long entry,
      long global)
      throws TranslationFault {
    String denial = intent.denial(entry);
    if (denial == null) {
      denial = privilegeDenial(entry, intent, space.sum());
    }
    if (denial != null) {
      throw new TranslationFault(intent.pageFault(), denial);
    }
    long updated = SecondStage.accessedAndDirty(entry, intent.write());
    if (updated != entry) {
      if (!device.sade()) {
        throw new TranslationFault(intent.pageFault(), "A or D is 0 and SADE is 0");
      }
      // A cached entry tells nothing about the memory that the update must reach: walk again.
      if (placed == null || !update(place, placed, space.mode(), entry, updated, device, intent)) {
        caches.dropFirstStage(device, space, iova);
        return null;
      }
    }
    caches.keepFirstStage(device, space, iova, level, place, updated | global);
    return Mapping.leaf(updated | global, level, space.mode(), iova);
  }

  private static String privilegeDenial(long entry, Intent intent, boolean sum) {
    boolean userPage = PageTableEntry.has(entry, PageTableEntry.U);
    if (!intent.supervisor()) {
      return userPage ? null : "U=0 and the request has user privilege";
    }
    if (!userPage) {
      return null;
    }
    if (intent.execute()) {
      return "supervisor privilege may not fetch from a user page (U=1), whatever SUM says";
    }
    return sum ? null : "supervisor privilege may not access a user page (U=1) with SUM=0";
  }

  private long read(long place, PagingMode mode, DeviceContext device, Intent intent)
      throws TranslationFault {
    try {
      return port.read(Purpose.FIRST_STAGE, place, mode.entrySize(), device.sbe(), device.qos());
    } catch (MemoryFault fault) {
      throw memoryFault(fault, place, intent);
    }
  }

  /** Sets A and D in memory. The update is an implicit write, so the second stage must allow it. */
  private boolean update(
      long place,
      Mapping placed,
      PagingMode mode,
      long before,
      long after,
      DeviceContext device,
      Intent intent)
      throws TranslationFault {
    Mapping writable = placed;
    if (!placed.allows(PageTableEntry.W | PageTableEntry.D)) {
      writable = secondStage.translate(place, SecondStage.Use.FIRST_STAGE_UPDATE, device, intent);
    }
    try {
      boolean updated =
          port.update(
              Purpose.FIRST_STAGE,
              writable.address(),
              mode.entrySize(),
              before,
              after,
              device.sbe(),
              device.qos());
      trace.updated(Purpose.FIRST_STAGE, writable.address(), after);
      return updated;
    } catch (MemoryFault fault) {
      throw memoryFault(fault, writable.address(), intent);
    }
  }

  private static TranslationFault memoryFault(MemoryFault fault, long place, Intent intent) {
    return new TranslationFault(
        fault.poisoned() ? FaultCause.PAGE_TABLE_CORRUPTED : intent.accessFault(),
        "accessing 0x%x: %s".formatted(place, fault.getMessage()));
  }
}
