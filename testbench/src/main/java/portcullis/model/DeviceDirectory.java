package portcullis.model;

import portcullis.model.Memory.AccessKind;

/** Finds device contexts (section "Process to locate the Device-context"). */
final class DeviceDirectory {
  private static final long ENTRY_RESERVED = 0x3ffL << 54 | 0x1ffL << 1;

  private final Capabilities capabilities;
  private final ControlRegisters control;
  private final MemoryPort port;
  private final TranslationCaches caches;
  private final PerformanceMonitor monitor;
  private final DeviceContextRules rules;
  private final WalkTrace trace;

  DeviceDirectory(WalkEnvironment environment) {
    this.capabilities = environment.capabilities();
    this.control = environment.control();
    this.port = environment.port();
    this.caches = environment.caches();
    this.monitor = environment.monitor();
    this.trace = environment.trace();
    this.rules = new DeviceContextRules(capabilities, control);
  }

  /** Bits of DDI[0]: an extended context is twice as large, so a page holds half as many. */
  private int leafIndexBits() {
    return capabilities.msiFlat() ? 6 : 7;
  }

  /** Whether the directory is deep enough for a device_id. */
  boolean covers(int deviceId) {
    int bits = Math.min(24, leafIndexBits() + 9 * (control.directoryLevels() - 1));
    return deviceId >>> bits == 0;
  }

  private int index(int deviceId, int level) {
    return level == 0
        ? deviceId & (1 << leafIndexBits()) - 1
        : deviceId >>> leafIndexBits() + 9 * (level - 1) & 0x1ff;
  }

  /**
   * Finds the context of a device. The directory must be enabled and cover the device_id.
   *
   * @param deviceId device_id
   * @return a valid context that breaks no rule
   * @throws TranslationFault if there is none
   */
  DeviceContext locate(int deviceId) throws TranslationFault {
    DeviceContext cached = caches.findDeviceContext(deviceId);
    if (cached != null) {
      trace.note("device context of 0x%x comes from the cache", deviceId);
      return cached;
    }
    monitor.countDirectoryWalk(MonitorEvent.DEVICE_DIRECTORY_WALK);
    int level = control.directoryLevels() - 1;
    long table = control.rootPpn() << 12;
    while (level > 0) {
      table = nextTable(deviceId, level, table);
      level--;
    }
    DeviceContext context = read(deviceId, table);
    caches.keep(deviceId, context);
    return context;
  }

  private long nextTable(int deviceId, int level, long table) throws TranslationFault {
    int index = index(deviceId, level);
    long address = table + 8L * index;
    long entry;
    int prefix = deviceId >>> leafIndexBits() + 9 * (level - 1);
    Long cached = caches.findDirectoryEntry(level, prefix);
    if (cached == null) {
      try {
        entry = port.read(Purpose.DEVICE_DIRECTORY, address, 8, control.bigEndian(), control.qos());
      } catch (MemoryFault fault) {
        throw memoryFault(fault, address);
      }
    } else {
      entry = cached;
    }
    trace.directoryEntry(Purpose.DEVICE_DIRECTORY, level, index, address, entry);
    if ((entry & 1) == 0) {
      throw new TranslationFault(FaultCause.DDT_NOT_VALID, "V=0");
    }
    if ((entry & ENTRY_RESERVED) != 0) {
      throw new TranslationFault(FaultCause.DDT_MISCONFIGURED, "reserved bits are set");
    }
    caches.keepDirectoryEntry(level, prefix, entry);
    return PageTableEntry.ppn(entry) << 12;
  }

  private DeviceContext read(int deviceId, long table) throws TranslationFault {
    int size = capabilities.msiFlat() ? 64 : 32;
    int index = index(deviceId, 0);
    long address = table + (long) size * index;
    try {
      port.open(Purpose.DEVICE_DIRECTORY, AccessKind.READ, address, size, control.qos());
    } catch (MemoryFault fault) {
      throw memoryFault(fault, address);
    }
    DeviceContext context = decode(address);
    trace.deviceContext(index, address, context);
    if (!context.valid()) {
      throw new TranslationFault(FaultCause.DDT_NOT_VALID, "V=0");
    }
    String rule = rules.broken(context);
    if (rule != null) {
      throw new TranslationFault(FaultCause.DDT_MISCONFIGURED, rule);
    }
    return context;
  }

  private DeviceContext decode(long address) {
    boolean extended = capabilities.msiFlat();
    long iohgatp = doubleword(address, 1);
    long ta = doubleword(address, 2);
    return new DeviceContext(
        doubleword(address, 0),
        iohgatp,
        ta,
        doubleword(address, 3),
        extended ? doubleword(address, 4) : 0,
        extended ? doubleword(address, 5) : 0,
        extended ? doubleword(address, 6) : 0,
        extended ? doubleword(address, 7) : 0,
        PagingMode.secondStage((int) (iohgatp >>> 60), control.gxl(), capabilities),
        capabilities.qosid()
            ? new QosIds((int) (ta >>> 40) & 0xfff, (int) (ta >>> 52) & 0xfff)
            : QosIds.NONE);
  }

  private long doubleword(long address, int number) {
    return port.word(address + 8L * number, 8, control.bigEndian());
  }

  private static TranslationFault memoryFault(MemoryFault fault, long address) {
    return new TranslationFault(
        fault.poisoned() ? FaultCause.DDT_CORRUPTED : FaultCause.DDT_ACCESS_FAULT,
        "reading 0x%x: %s".formatted(address, fault.getMessage()));
  }
}
