package portcullis.model;

/** Second-stage translation: guest-physical to physical addresses. */
final class SecondStage {

  /** What the guest-physical address is translated for. */
  enum Use {
    /** The access of the request itself. */
    REQUEST,
    /** Implicit read of a first-stage entry. */
    FIRST_STAGE_READ,
    /** Implicit write of the A or D bit of a first-stage entry. */
    FIRST_STAGE_UPDATE,
    /** Implicit read of a process directory entry. */
    PROCESS_DIRECTORY;

    /** iotval2[1:0] of a guest-page fault. */
    int iotval2() {
      return switch (this) {
        case REQUEST -> 0;
        case FIRST_STAGE_READ, PROCESS_DIRECTORY -> 1;
        case FIRST_STAGE_UPDATE -> 3;
      };
    }
  }

  private static final Intent IMPLICIT_READ = new Intent(true, false, false, true, false);
  private static final Intent IMPLICIT_WRITE = new Intent(false, true, false, true, false);

  private final Capabilities capabilities;
  private final ControlRegisters control;
  private final MemoryPort port;
  private final TranslationCaches caches;
  private final PerformanceMonitor monitor;
  private final WalkTrace trace;

  SecondStage(WalkEnvironment environment) {
    this.capabilities = environment.capabilities();
    this.control = environment.control();
    this.port = environment.port();
    this.caches = environment.caches();
    this.monitor = environment.monitor();
    this.trace = environment.trace();
  }

  /**
   * Translates a guest-physical address.
   *
   * @param address the guest-physical address
   * @param use what for
   * @param device context that holds iohgatp
   * @param request intent of the request, which gives faults their cause
   * @return where the address is, and what may be done there
   * @throws TranslationFault a guest-page fault, an access fault or corrupted data
   */
  Mapping translate(long address, Use use, DeviceContext device, Intent request)
      throws TranslationFault {
    PagingMode mode = device.secondStage();
    if (mode == PagingMode.BARE) {
      return Mapping.bare(address);
    }
    trace.stage(Purpose.SECOND_STAGE, mode, device.iohgatpPpn() << 12, address);
    int addressBits = mode.addressBits() + 2;
    if (device.sxl()) {
      addressBits = Math.min(addressBits, 34);
    }
    if (address >>> addressBits != 0) {
      throw guestPageFault(
          address, use, request, "the address is wider than %d bits".formatted(addressBits));
    }
    monitor.countWalk(MonitorEvent.SECOND_STAGE_WALK);
    Mapping mapping;
    do {
      mapping = walk(address, use, device, request);
    } while (mapping == null);
    trace.mapped(Purpose.SECOND_STAGE, address, mapping);
    return mapping;
  }

  /** One attempt; null if the leaf changed before its A and D bits could be set. */
  private Mapping walk(long address, Use use, DeviceContext device, Intent request)
      throws TranslationFault {
    PagingMode mode = device.secondStage();
    long table = device.iohgatpPpn() << 12;
    int level = mode.levels() - 1;
    TranslationCaches.Entry cached = caches.findSecondStage(device, mode, address);
    while (true) {
      long index = mode.rootedIndex(address, level);
      long place = table + index * mode.entrySize();
      long entry;
      if (cached != null) {
        level = cached.level();
        index = mode.rootedIndex(address, level);
        place = cached.address();
        entry = cached.value();
        cached = null;
        trace.note("second-stage entry of level %d comes from the cache", level);
      } else {
        entry = read(place, mode, use, device, request);
      }
      trace.pageTableEntry(Purpose.SECOND_STAGE, level, index, place, entry);
      String defect = PageTableEntry.defect(entry, level, mode, capabilities);
      if (defect != null) {
        throw guestPageFault(address, use, request, defect);
      }
      if (PageTableEntry.isLeaf(entry)) {
        return leaf(address, use, device, request, level, place, entry);
      }
      caches.keepSecondStage(device, mode, address, level, place, entry);
      table = PageTableEntry.ppn(entry) << 12;
      level--;
    }
  }

  private Mapping leaf(
      long address,
      Use use,
      DeviceContext device,
      Intent request,
      int level,
      long place,
      long entry)
      throws TranslationFault {
    Intent intent =
        switch (use) {
          case REQUEST -> request;
          case FIRST_STAGE_READ, PROCESS_DIRECTORY -> IMPLICIT_READ;
          case FIRST_STAGE_UPDATE -> IMPLICIT_WRITE;
        };
    String denial = intent.denial(entry);
    if (denial == null && !PageTableEntry.has(entry, PageTableEntry.U)) {
      denial = "U=0: every access counts as user mode here";
    }
    if (denial != null) {
      throw guestPageFault(address, use, request, denial);
    }
    PagingMode mode = device.secondStage();
    long updated = accessedAndDirty(entry, intent.write());
    if (updated != entry) {
      if (use == Use.FIRST_STAGE_READ) {
        // The privileged specification permits to set D of a writable page together with A when
        // the page holds a first-stage table. Reference answers expect it.
        updated = accessedAndDirty(entry, true);
      }
      if (!device.gade()) {
        throw guestPageFault(address, use, request, "A or D is 0 and GADE is 0");
      }
      if (!update(place, mode, entry, updated, use, device, request)) {
        caches.dropSecondStage(device, address);
        return null;
      }
    }
    caches.keepSecondStage(device, mode, address, level, place, updated);
    return Mapping.leaf(updated, level, mode, address);
  }

  /** The entry as an access must find it: A set, and D if it writes where it may. */
  static long accessedAndDirty(long entry, boolean write) {
    boolean dirty = write && PageTableEntry.has(entry, PageTableEntry.W);
    return entry | PageTableEntry.A | (dirty ? PageTableEntry.D : 0);
  }

  private long read(long place, PagingMode mode, Use use, DeviceContext device, Intent request)
      throws TranslationFault {
    try {
      return port.read(
          Purpose.SECOND_STAGE, place, mode.entrySize(), control.bigEndian(), device.qos());
    } catch (MemoryFault fault) {
      throw memoryFault(fault, place, use, request);
    }
  }

  private boolean update(
      long place,
      PagingMode mode,
      long before,
      long after,
      Use use,
      DeviceContext device,
      Intent request)
      throws TranslationFault {
    try {
      boolean updated =
          port.update(
              Purpose.SECOND_STAGE,
              place,
              mode.entrySize(),
              before,
              after,
              control.bigEndian(),
              device.qos());
      trace.updated(Purpose.SECOND_STAGE, place, after);
      return updated;
    } catch (MemoryFault fault) {
      throw memoryFault(fault, place, use, request);
    }
  }

  private static TranslationFault guestPageFault(
      long address, Use use, Intent request, String why) {
    return new TranslationFault(request.guestPageFault(), address & ~3L | use.iotval2(), why);
  }

  private static TranslationFault memoryFault(
      MemoryFault fault, long place, Use use, Intent request) {
    boolean directory = use == Use.PROCESS_DIRECTORY;
    FaultCause cause;
    if (fault.poisoned()) {
      cause = directory ? FaultCause.PDT_CORRUPTED : FaultCause.PAGE_TABLE_CORRUPTED;
    } else {
      cause = directory ? FaultCause.PDT_ACCESS_FAULT : request.accessFault();
    }
    return new TranslationFault(cause, "accessing 0x%x: %s".formatted(place, fault.getMessage()));
  }
}
