package portcullis.model;

import portcullis.model.Memory.AccessKind;

/** The fault queue (section "Fault/Event-Queue"). */
final class FaultQueue {
  static final long FQMF = 1 << 8;
  static final long FQOF = 1 << 9;
  private static final int RECORD_SIZE = 32;

  private final ControlRegisters control;
  private final MemoryPort port;
  private final EventLog log;
  private final Interrupts interrupts;
  private final QueueRegisters queue;

  FaultQueue(ControlRegisters control, MemoryPort port, EventLog log, Interrupts interrupts) {
    this.control = control;
    this.port = port;
    this.log = log;
    this.interrupts = interrupts;
    this.queue = new QueueRegisters(control.ppnMask(), RECORD_SIZE, FQMF | FQOF);
  }

  QueueRegisters registers() {
    return queue;
  }

  /** Writes a record, or drops it if the queue is off, in error, or full. */
  void report(FaultRecord record) {
    if (!queue.on() || queue.hasError(FQMF | FQOF)) {
      return;
    }
    if (queue.full()) {
      queue.setError(FQOF);
    } else {
      write(record);
    }
    if (queue.interruptEnabled()) {
      interrupts.raise(Interrupts.Source.FAULT_QUEUE);
    }
  }

  private void write(FaultRecord record) {
    long address = queue.entryAddress();
    try {
      port.open(Purpose.FAULT_QUEUE, AccessKind.WRITE, address, RECORD_SIZE, control.qos());
    } catch (MemoryFault fault) {
      queue.setError(FQMF);
      return;
    }
    long head =
        record.cause()
            | (long) record.processId() << 12
            | (record.processIdValid() ? 1L << 32 : 0)
            | (record.privileged() ? 1L << 33 : 0)
            | (long) record.transactionType() << 34
            | (long) record.deviceId() << 40;
    port.store(address, 8, head, control.bigEndian());
    port.store(address + 8, 8, 0, control.bigEndian());
    port.store(address + 16, 8, record.iotval(), control.bigEndian());
    port.store(address + 24, 8, record.iotval2(), control.bigEndian());
    log.add(new Event.FaultRecorded((int) queue.deviceIndex(), address, record));
    queue.advance();
  }

  /** Raises the interrupt while an error bit asks for it. */
  void updateInterrupt() {
    if (queue.interruptEnabled() && queue.hasError(FQMF | FQOF)) {
      interrupts.raise(Interrupts.Source.FAULT_QUEUE);
    }
  }
}
