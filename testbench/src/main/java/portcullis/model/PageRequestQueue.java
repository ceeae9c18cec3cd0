package portcullis.model;

import portcullis.model.Memory.AccessKind;

/** The page-request queue, and the responses that the IOMMU gives by itself. */
final class PageRequestQueue {
  static final long PQMF = 1 << 8;
  static final long PQOF = 1 << 9;
  private static final int RECORD_SIZE = 16;

  /** Message code of a PCIe Page Request, reported in iotval. */
  private static final int PAGE_REQUEST_CODE = 4;

  private static final int MESSAGE_REQUEST_TYPE = 9;
  private static final int SUCCESS = 0;
  private static final int INVALID_REQUEST = 1;
  private static final int RESPONSE_FAILURE = 15;

  private final ControlRegisters control;
  private final MemoryPort port;
  private final EventLog log;
  private final Interrupts interrupts;
  private final FaultQueue faults;
  private final Translator translator;
  private final QueueRegisters queue;

  PageRequestQueue(
      ControlRegisters control,
      MemoryPort port,
      EventLog log,
      Interrupts interrupts,
      FaultQueue faults,
      Translator translator) {
    this.control = control;
    this.port = port;
    this.log = log;
    this.interrupts = interrupts;
    this.faults = faults;
    this.translator = translator;
    this.queue = new QueueRegisters(control.ppnMask(), RECORD_SIZE, PQMF | PQOF);
  }

  QueueRegisters registers() {
    return queue;
  }

  /** Handles a message (section "PCIe ATS Page Request handling"). */
  void accept(PageRequest request) {
    DeviceContext device;
    try {
      device = translator.locateDevice(request.deviceId());
    } catch (TranslationFault fault) {
      report(request, fault.fault());
      respond(
          request,
          fault.fault() == FaultCause.TRANSACTION_DISALLOWED ? INVALID_REQUEST : RESPONSE_FAILURE,
          false);
      return;
    }
    if (!device.enPri()) {
      if (!device.dtf()) {
        report(request, FaultCause.TRANSACTION_DISALLOWED);
      }
      respond(request, INVALID_REQUEST, device.prpr());
    } else if (!queue.on() || queue.hasError(PQMF)) {
      respond(request, RESPONSE_FAILURE, device.prpr());
    } else if (queue.hasError(PQOF)) {
      respond(request, SUCCESS, device.prpr());
    } else if (queue.full()) {
      queue.setError(PQOF);
      raise();
      respond(request, SUCCESS, device.prpr());
    } else if (write(request)) {
      raise();
    } else {
      queue.setError(PQMF);
      raise();
      respond(request, RESPONSE_FAILURE, device.prpr());
    }
  }

  private void raise() {
    if (queue.interruptEnabled()) {
      interrupts.raise(Interrupts.Source.PAGE_REQUEST_QUEUE);
    }
  }

  private void report(PageRequest request, FaultCause cause) {
    boolean processIdValid = request.processIdValid();
    faults.report(
        new FaultRecord(
            cause.code(),
            MESSAGE_REQUEST_TYPE,
            request.deviceId(),
            processIdValid,
            processIdValid ? request.processId() : 0,
            processIdValid && request.privileged(),
            PAGE_REQUEST_CODE,
            0));
  }

  private boolean write(PageRequest request) {
    long address = queue.entryAddress();
    try {
      port.open(Purpose.PAGE_REQUEST_QUEUE, AccessKind.WRITE, address, RECORD_SIZE, control.qos());
    } catch (MemoryFault fault) {
      return false;
    }
    long low = (long) request.deviceId() << 40;
    if (request.processIdValid()) {
      low |=
          (long) request.processId() << 12
              | 1L << 32
              | (request.privileged() ? 1L << 33 : 0)
              | (request.execute() ? 1L << 34 : 0);
    }
    port.store(address, 8, low, control.bigEndian());
    port.store(address + 8, 8, request.payload(), control.bigEndian());
    log.add(
        new Event.PageRequestRecorded((int) queue.deviceIndex(), address, low, request.payload()));
    queue.advance();
    return true;
  }

  /** Answers a message that asks for it. Only a failure carries the PASID whatever PRPR says. */
  private void respond(PageRequest request, int code, boolean prpr) {
    if (!request.last() || request.stopMarker()) {
      return;
    }
    boolean withProcess = request.processIdValid() && (prpr || code == RESPONSE_FAILURE);
    log.add(
        new Event.PageGroupResponded(
            request.requesterId(),
            request.segmentValid(),
            request.segmentValid() ? request.segment() : 0,
            withProcess,
            withProcess ? request.processId() : 0,
            request.groupIndex(),
            code));
  }

  /** Raises the interrupt while an error bit asks for it. */
  void updateInterrupt() {
    if (queue.hasError(PQMF | PQOF)) {
      raise();
    }
  }
}
