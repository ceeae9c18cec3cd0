package portcullis.model;

import portcullis.model.Memory.AccessKind;

/** Finds process contexts (section "Process to locate the Process-context"). */
final class ProcessDirectory {
  private static final long ENTRY_RESERVED = 0x3ffL << 54 | 0x1ffL << 1;

  private final Capabilities capabilities;
  private final MemoryPort port;
  private final TranslationCaches caches;
  private final PerformanceMonitor monitor;
  private final SecondStage secondStage;
  private final WalkTrace trace;

  ProcessDirectory(WalkEnvironment environment, SecondStage secondStage) {
    this.capabilities = environment.capabilities();
    this.port = environment.port();
    this.caches = environment.caches();
    this.monitor = environment.monitor();
    this.trace = environment.trace();
    this.secondStage = secondStage;
  }

  /**
   * Whether a directory is deep enough for a process_id.
   *
   * @param mode pdtp.MODE; Bare ignores the process_id
   */
  static boolean covers(int mode, int processId) {
    return switch (mode) {
      case 1 -> processId >>> 8 == 0;
      case 2 -> processId >>> 17 == 0;
      default -> true;
    };
  }

  private static int index(int processId, int level) {
    return level == 0 ? processId & 0xff : processId >>> 8 + 9 * (level - 1) & 0x1ff;
  }

  /**
   * Finds the context of a process. {@code pdtp.MODE} must not be Bare and must cover the
   * process_id.
   *
   * @throws TranslationFault if there is none
   */
  ProcessContext locate(int deviceId, int processId, DeviceContext device, Intent intent)
      throws TranslationFault {
    ProcessContext cached = caches.findProcessContext(deviceId, processId);
    if (cached != null) {
      trace.note("process context of 0x%x comes from the cache", processId);
      return cached;
    }
    monitor.countDirectoryWalk(MonitorEvent.PROCESS_DIRECTORY_WALK);
    int level = device.fscMode() - 1;
    long table = device.fscPpn() << 12;
    while (level > 0) {
      table = nextTable(processId, level, table, device, intent);
      level--;
    }
    ProcessContext context = read(processId, table, device, intent);
    caches.keep(deviceId, processId, context);
    return context;
  }

  private long nextTable(int processId, int level, long table, DeviceContext device, Intent intent)
      throws TranslationFault {
    int index = index(processId, level);
    long address = place(table + 8L * index, device, intent);
    long entry;
    try {
      entry = port.read(Purpose.PROCESS_DIRECTORY, address, 8, device.sbe(), device.qos());
    } catch (MemoryFault fault) {
      throw memoryFault(fault, address);
    }
    trace.directoryEntry(Purpose.PROCESS_DIRECTORY, level, index, address, entry);
    if ((entry & 1) == 0) {
      throw new TranslationFault(FaultCause.PDT_NOT_VALID, "V=0");
    }
    if ((entry & ENTRY_RESERVED) != 0) {
      throw new TranslationFault(FaultCause.PDT_MISCONFIGURED, "reserved bits are set");
    }
    return PageTableEntry.ppn(entry) << 12;
  }

  private ProcessContext read(int processId, long table, DeviceContext device, Intent intent)
      throws TranslationFault {
    int index = index(processId, 0);
    long address = place(table + 16L * index, device, intent);
    try {
      port.open(Purpose.PROCESS_DIRECTORY, AccessKind.READ, address, 16, device.qos());
    } catch (MemoryFault fault) {
      throw memoryFault(fault, address);
    }
    ProcessContext context =
        new ProcessContext(
            port.word(address, 8, device.sbe()), port.word(address + 8, 8, device.sbe()));
    trace.processContext(index, address, context);
    if (!context.valid()) {
      throw new TranslationFault(FaultCause.PDT_NOT_VALID, "V=0");
    }
    String rule = context.broken(device.sxl(), capabilities);
    if (rule != null) {
      throw new TranslationFault(FaultCause.PDT_MISCONFIGURED, rule);
    }
    return context;
  }

  private long place(long address, DeviceContext device, Intent intent) throws TranslationFault {
    return secondStage
        .translate(address, SecondStage.Use.PROCESS_DIRECTORY, device, intent)
        .address();
  }

  private static TranslationFault memoryFault(MemoryFault fault, long address) {
    return new TranslationFault(
        fault.poisoned() ? FaultCause.PDT_CORRUPTED : FaultCause.PDT_ACCESS_FAULT,
        "reading 0x%x: %s".formatted(address, fault.getMessage()));
  }
}
