package portcullis.model;

import java.util.function.Consumer;
import portcullis.model.Memory.AccessKind;

/** {@code ipsr}, {@code icvec} and the MSI configuration table. */
final class Interrupts {
  /**
   * The interrupt sources, in the order of their bits in {@code ipsr} and fields in {@code icvec}.
   */
  enum Source {
    COMMAND_QUEUE,
    FAULT_QUEUE,
    PERFORMANCE_MONITOR,
    PAGE_REQUEST_QUEUE;

    int bit() {
      return 1 << ordinal();
    }
  }

  private static final int VECTORS = 16;

  private final Capabilities capabilities;
  private final ControlRegisters control;
  private final MemoryPort port;
  private final EventLog log;
  private final Consumer<FaultRecord> faultReports;

  private final long[] addresses = new long[VECTORS];
  private final int[] data = new int[VECTORS];
  private final boolean[] masked = new boolean[VECTORS];
  private final boolean[] waiting = new boolean[VECTORS];
  private int pending;
  private int vectors;

  Interrupts(
      Capabilities capabilities,
      ControlRegisters control,
      MemoryPort port,
      EventLog log,
      Consumer<FaultRecord> faultReports) {
    this.capabilities = capabilities;
    this.control = control;
    this.port = port;
    this.log = log;
    this.faultReports = faultReports;
  }

  long pending() {
    return pending;
  }

  /** Sets a pending bit. When it was 0 and interrupts are messages, sends one. */
  void raise(Source source) {
    if ((pending & source.bit()) != 0) {
      return;
    }
    pending |= source.bit();
    if (!control.wiredInterrupts()) {
      int vector = vector(source);
      if (masked[vector]) {
        waiting[vector] = true;
      } else {
        send(vector);
      }
    }
  }

  /** Clears the pending bits that are 1 in the value; the caller raises again what still holds. */
  void clear(long value) {
    pending &= (int) ~value;
  }

  boolean wire(int vector) {
    if (!control.wiredInterrupts()) {
      return false;
    }
    for (Source source : Source.values()) {
      if ((pending & source.bit()) != 0 && vector(source) == vector) {
        return true;
      }
    }
    return false;
  }

  private int vector(Source source) {
    return vectors >>> 4 * source.ordinal() & 0xf;
  }

  private void send(int vector) {
    long address = addresses[vector];
    try {
      port.open(Purpose.INTERRUPT, AccessKind.WRITE, address, 4, control.qos());
      port.store(address, 4, data[vector], control.bigEndian());
      log.add(new Event.MsiSent(address, data[vector], control.bigEndian()));
    } catch (MemoryFault fault) {
      faultReports.accept(
          new FaultRecord(
              FaultCause.MSI_WRITE_ACCESS_FAULT.code(), 0, 0, false, 0, false, address, 0));
    }
  }

  long vectors() {
    return vectors;
  }

  void writeVectors(long value) {
    int field = (1 << capabilities.vectorBits()) - 1;
    int writable = field | field << 4;
    if (capabilities.hpm()) {
      writable |= field << 8;
    }
    if (capabilities.ats()) {
      writable |= field << 12;
    }
    vectors = (int) value & writable;
  }

  private boolean exists(int vector) {
    return capabilities.igs() != Capabilities.InterruptSupport.WSI
        && vector < 1 << capabilities.vectorBits();
  }

  long address(int vector) {
    return addresses[vector];
  }

  void writeAddress(int vector, long value) {
    if (exists(vector)) {
      addresses[vector] = value & (1L << capabilities.physicalAddressBits()) - 4;
    }
  }

  long data(int vector) {
    return data[vector] & 0xffffffffL;
  }

  void writeData(int vector, long value) {
    if (exists(vector)) {
      data[vector] = (int) value;
    }
  }

  long vectorControl(int vector) {
    return masked[vector] ? 1 : 0;
  }

  /** Masks or unmasks a vector; unmasking sends the message that waited. */
  void writeVectorControl(int vector, long value) {
    if (exists(vector)) {
      masked[vector] = (value & 1) != 0;
      if (!masked[vector] && waiting[vector]) {
        waiting[vector] = false;
        send(vector);
      }
    }
  }
}
