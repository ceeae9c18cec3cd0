package portcullis.model;

import portcullis.model.Memory.AccessKind;

/** The command queue: fetches commands in order and executes each before the next. */
final class CommandQueue {
  static final long CQMF = 1 << 8;
  static final long CMD_TO = 1 << 9;
  static final long CMD_ILL = 1 << 10;
  static final long FENCE_W_IP = 1 << 11;
  private static final int COMMAND_SIZE = 16;

  private final Capabilities capabilities;
  private final ControlRegisters control;
  private final MemoryPort port;
  private final EventLog log;
  private final Interrupts interrupts;
  private final TranslationCaches caches;
  private final DeviceInvalidations invalidations;
  private final QueueRegisters queue;

  CommandQueue(WalkEnvironment environment, EventLog log, Interrupts interrupts) {
    this.capabilities = environment.capabilities();
    this.control = environment.control();
    this.port = environment.port();
    this.caches = environment.caches();
    this.log = log;
    this.interrupts = interrupts;
    this.invalidations = new DeviceInvalidations(log);
    this.queue =
        new QueueRegisters(control.ppnMask(), COMMAND_SIZE, CQMF | CMD_TO | CMD_ILL | FENCE_W_IP);
  }

  QueueRegisters registers() {
    return queue;
  }

  DeviceInvalidations invalidations() {
    return invalidations;
  }

  /** Runs commands until the queue is empty, stopped by an error, or has to wait. */
  void run() {
    boolean completed = true;
    while (completed && queue.on() && !queue.hasError(CQMF | CMD_TO | CMD_ILL) && !queue.empty()) {
      completed = step();
    }
  }

  /** Fetches and executes one command; false if it did not complete. */
  private boolean step() {
    long address = queue.entryAddress();
    try {
      port.open(Purpose.COMMAND_QUEUE, AccessKind.READ, address, COMMAND_SIZE, control.qos());
    } catch (MemoryFault fault) {
      return fail(CQMF);
    }
    long low = port.word(address, 8, control.bigEndian());
    long high = port.word(address + 8, 8, control.bigEndian());
    boolean completed =
        switch (Command.decode(low, high, capabilities, control)) {
          case Command.Illegal _ -> fail(CMD_ILL);
          case Command.Fence fence -> execute(fence);
          case Command.Ats ats -> execute(ats);
          case Command command -> {
            caches.invalidate(command);
            yield true;
          }
        };
    if (completed) {
      log.add(new Event.CommandExecuted((int) queue.deviceIndex(), low, high));
      queue.advance();
    }
    return completed;
  }

  private boolean fail(long error) {
    queue.setError(error);
    updateInterrupt();
    return false;
  }

  private boolean execute(Command.Ats command) {
    if (!command.response()) {
      return invalidations.send(command);
    }
    log.add(
        new Event.PageGroupResponded(
            command.requesterId(),
            command.segmentValid(),
            command.segmentValid() ? command.segment() : 0,
            command.processIdValid(),
            command.processIdValid() ? command.processId() : 0,
            (int) (command.payload() >>> 32) & 0x1ff,
            (int) (command.payload() >>> 44) & 0xf));
    return true;
  }

  private boolean execute(Command.Fence fence) {
    if (invalidations.waiting()) {
      return false;
    }
    if (invalidations.takeTimeout()) {
      return fail(CMD_TO);
    }
    if (fence.reads() || fence.writes()) {
      log.add(new Event.GlobalObservability(fence.reads(), fence.writes()));
    }
    if (fence.dataValid() && !write(fence)) {
      return fail(CQMF);
    }
    if (fence.wire()) {
      queue.setError(FENCE_W_IP);
      updateInterrupt();
    }
    return true;
  }

  private boolean write(Command.Fence fence) {
    try {
      port.open(Purpose.FENCE, AccessKind.WRITE, fence.address(), 4, control.qos());
    } catch (MemoryFault fault) {
      return false;
    }
    port.store(fence.address(), 4, fence.data(), control.bigEndian());
    log.add(new Event.FenceWritten(fence.address(), fence.data(), control.bigEndian()));
    return true;
  }

  /** Raises the interrupt while an error bit or a finished fence asks for it. */
  void updateInterrupt() {
    if (queue.interruptEnabled() && queue.hasError(CQMF | CMD_TO | CMD_ILL | FENCE_W_IP)) {
      interrupts.raise(Interrupts.Source.COMMAND_QUEUE);
    }
  }
}
