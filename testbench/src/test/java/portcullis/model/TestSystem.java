package portcullis.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import portcullis.model.tables.DeviceContextFields;
import portcullis.model.tables.DeviceDirectoryTables;
import portcullis.model.tables.GuestMemory;
import portcullis.model.tables.PageAllocator;
import portcullis.model.tables.PageTables;
import portcullis.model.tables.ProcessDirectoryTables;

/** An IOMMU with memory, three queues that are on, and a device directory. */
final class TestSystem {
  /** Every feature; BE and GXL writable. */
  static final Capabilities FULL = Capabilities.of(0x00000ff8efefcf10L, true, true, 4, 0xff);

  /** Offsets of the registers that tests touch. */
  static final int FCTL = 8;

  static final int DDTP = 16;
  static final int CQB = 24;
  static final int CQH = 32;
  static final int CQT = 36;
  static final int FQB = 40;
  static final int FQH = 48;
  static final int FQT = 52;
  static final int PQB = 56;
  static final int PQH = 64;
  static final int PQT = 68;
  static final int CQCSR = 72;
  static final int FQCSR = 76;
  static final int PQCSR = 80;
  static final int IPSR = 84;
  static final int ICVEC = 760;
  static final int MSI_TABLE = 768;

  /** Without GADE and SADE the tables must hold A and D already. */
  static final long ALL = PageTables.ALL;

  final Capabilities capabilities;
  final SparseMemory memory = new SparseMemory();
  final IommuModel model;
  final PageAllocator pages = new PageAllocator(0x8000_0000L);
  final PageAllocator guestPages = new PageAllocator(0x4000_0000L);
  final DeviceDirectoryTables devices;
  final long commandQueue;
  final long faultQueue;
  final long pageRequestQueue;
  final boolean bigEndian;
  private int commands;

  TestSystem() {
    this(FULL, 0, 3);
  }

  /**
   * A system.
   *
   * @param capabilities of the IOMMU
   * @param fctl value of that register
   * @param levels of the device directory
   */
  TestSystem(Capabilities capabilities, int fctl, int levels) {
    this(capabilities, fctl, levels, CacheSizes.NONE);
  }

  TestSystem(Capabilities capabilities, int fctl, int levels, CacheSizes caches) {
    this.capabilities = capabilities;
    this.bigEndian = (fctl & 1) != 0;
    model = new IommuModel(capabilities, memory, true, caches);
    devices = new DeviceDirectoryTables(memory, levels, capabilities.msiFlat(), bigEndian, pages);
    commandQueue = pages.take(4096);
    faultQueue = pages.take(4096);
    pageRequestQueue = pages.take(4096);
    model.writeRegister(FCTL, 4, fctl);
    model.writeRegister(CQB, 8, commandQueue >>> 12 << 10 | 7);
    model.writeRegister(FQB, 8, faultQueue >>> 12 << 10 | 6);
    model.writeRegister(PQB, 8, pageRequestQueue >>> 12 << 10 | 7);
    model.writeRegister(CQCSR, 4, 1);
    model.writeRegister(FQCSR, 4, 1);
    model.writeRegister(PQCSR, 4, 1);
    model.writeRegister(DDTP, 8, devices.ddtp());
    model.drainEvents();
  }

  PageTables secondStage(PagingMode mode) {
    return PageTables.secondStage(memory, mode, bigEndian, pages);
  }

  GuestMemory guest(PageTables secondStage) {
    return new GuestMemory(secondStage, pages);
  }

  /** A first stage whose tables are at physical addresses. */
  PageTables firstStage(PagingMode mode) {
    return PageTables.firstStage(memory, mode, false, pages, LongUnaryOperator.identity());
  }

  /** A first stage whose tables are at guest-physical addresses. */
  PageTables firstStage(PagingMode mode, LongUnaryOperator guest) {
    return PageTables.firstStage(memory, mode, false, guestPages, guest);
  }

  ProcessDirectoryTables processes(int levels) {
    return new ProcessDirectoryTables(memory, levels, false, pages, LongUnaryOperator.identity());
  }

  ProcessDirectoryTables processes(int levels, LongUnaryOperator guest) {
    return new ProcessDirectoryTables(memory, levels, false, guestPages, guest);
  }

  void device(int deviceId, DeviceContextFields fields) {
    devices.put(deviceId, fields);
  }

  Outcome translate(Request request) {
    return model.translate(request);
  }

  /** The rule that a request breaks, as its explanation says it. */
  String reason(Request request) {
    return model
        .explain(request)
        .lines()
        .filter(line -> line.startsWith("ends with cause "))
        .map(line -> line.substring(line.indexOf(": ") + 2))
        .findFirst()
        .orElse("");
  }

  /** The fault records written since the last call to any method that takes events. */
  List<FaultRecord> faults() {
    List<FaultRecord> records = new ArrayList<>();
    for (Event event : model.drainEvents()) {
      if (event instanceof Event.FaultRecorded fault) {
        records.add(fault.record());
      }
    }
    return records;
  }

  <T extends Event> List<T> events(Class<T> type) {
    return model.drainEvents().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Queues a command and runs the queue. */
  void command(long low, long high) {
    long address = commandQueue + 16L * commands;
    memory.write(address, 8, bigEndian ? Long.reverseBytes(low) : low);
    memory.write(address + 8, 8, bigEndian ? Long.reverseBytes(high) : high);
    commands = commands + 1 & 255;
    model.writeRegister(CQT, 4, commands);
    model.settle();
  }

  /** Starts the queue of commands again after an error: cqh keeps its place. */
  void clearCommandErrors() {
    model.writeRegister(CQCSR, 4, 0xf01);
  }

  long register(int offset) {
    return model.readRegister(offset, 4);
  }
}
