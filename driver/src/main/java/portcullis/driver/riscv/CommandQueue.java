package portcullis.driver.riscv;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import portcullis.driver.platform.Platform;
import portcullis.driver.riscv.CommandFailedException.Reason;
import portcullis.driver.riscv.RiscvIommuOptions.FenceCompletion;
import portcullis.iommu.layout.Command;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.Ipsr;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.QueueIndex;

/**
 * The command queue: carries out batches of commands, each ended by a fence, and gets over the
 * errors that stop it (sections 3.1 and 5.15). Used under the lock of its unit, so at most one
 * fence is under way.
 */
final class CommandQueue {
  private static final int ERRORS =
      (int) (Cqcsr.CQMF.mask() | Cqcsr.CMD_TO.mask() | Cqcsr.CMD_ILL.mask());

  /** How often the place of a memory fault is tried again, before the queue moves elsewhere. */
  private static final int TRIES_IN_PLACE = 2;

  /** How often the queue moves before the driver gives up. */
  private static final int MOVES = 2;

  private final Platform platform;
  private final RiscvIommuOptions options;
  private final boolean wired;
  private final int vector;

  private QueueMemory queue;

  /** What was put into the queue: memory may have lost it. */
  private IommuCommand[] posted;

  /** Where fences write their number. */
  private long fenceWord;

  private int fenceNumber;
  private int tail;

  /** Where cqh was when it was last looked at. */
  private int seenHead;

  /** Whether the last command in the queue is the fence of the batch. */
  private boolean fencePosted;

  /** Whether the interrupt of the fence came, or that of an error. */
  private boolean interrupted;

  /** Memory faults in this batch. */
  private int memoryFaults;

  private CommandFailedException failure;

  /**
   * Brings the queue up.
   *
   * @param wired whether interrupts are wires; otherwise messages
   * @param vector of the command queue
   */
  CommandQueue(Platform platform, RiscvIommuOptions options, boolean wired, int vector) {
    this.platform = platform;
    this.options = options;
    this.wired = wired;
    this.vector = vector;
    allocate();
  }

  private void allocate() {
    queue =
        QueueMemory.place(platform, QueueBase.CQB, Command.BYTES, options.commandQueueEntries());
    posted = new IommuCommand[queue.entries()];
    Arrays.fill(posted, IommuCommand.NOTHING);
    fenceWord = platform.memory().allocate(1);
    tail = 0;
    seenHead = 0;
    platform.registers().write32(QueueIndex.CQT.offset(), 0);
    QueueMemory.turnOn(() -> control(enabled() | ERRORS | Cqcsr.FENCE_W_IP.mask()), this::close);
  }

  /** Physical address of the queue now. */
  long address() {
    return queue.address();
  }

  /** Turns the queue off and frees its memory. */
  void close() {
    control(0);
    queue.free(platform.memory());
    platform.memory().free(fenceWord, 1);
  }

  /**
   * Carries out commands in order and waits for the fence behind them.
   *
   * @throws CommandFailedException if one of them was not carried out, or too late
   */
  void execute(List<IommuCommand> commands) {
    failure = null;
    memoryFaults = 0;
    fencePosted = false;
    interrupted = false;
    commands.forEach(this::post);
    fenceNumber++;
    post(fence());
    fencePosted = true;
    publish();
    awaitFence();
    if (failure != null) {
      throw failure;
    }
  }

  private boolean byInterrupt() {
    return options.fenceCompletion() == FenceCompletion.INTERRUPT;
  }

  private IommuCommand fence() {
    if (!byInterrupt()) {
      return IommuCommand.fence(fenceWord, fenceNumber);
    }
    return wired
        ? IommuCommand.fenceByWire()
        : IommuCommand.fence(platform.interrupts().message(vector));
  }

  private void post(IommuCommand command) {
    if (full()) {
      publish();
      await(() -> {
        seenHead = head();
        return !full();
      });
    }
    posted[tail] = command;
    store(tail);
    tail = tail + 1 & queue.mask();
  }

  private void store(int index) {
    long place = queue.address() + (long) index * Command.BYTES;
    platform.memory().store64(place, posted[index].low());
    platform.memory().store64(place + Long.BYTES, posted[index].high());
  }

  private void publish() {
    platform.barrier();
    platform.registers().write32(QueueIndex.CQT.offset(), tail);
  }

  private int head() {
    return platform.registers().read32(QueueIndex.CQH.offset());
  }

  private boolean full() {
    return (tail + 1 & queue.mask()) == seenHead;
  }

  private void awaitFence() {
    if (!byInterrupt()) {
      await(() -> platform.memory().load32(fenceWord) == fenceNumber);
      return;
    }
    // A message may overtake the move of cqh, and may tell of an error that is over.
    await(() -> {
      interrupted |= platform.interrupts().poll(vector);
      return interrupted && head() == tail;
    });
    acknowledge();
  }

  private void acknowledge() {
    var registers = platform.registers();
    registers.write32(Cqcsr.REGISTER.offset(), enabled() | (int) Cqcsr.FENCE_W_IP.mask());
    registers.write32(Ipsr.REGISTER.offset(), (int) Ipsr.CIP.mask());
  }

  /** Waits for a condition, and removes errors meanwhile. */
  private void await(BooleanSupplier condition) {
    while (true) {
      boolean seen =
          platform.await(() -> condition.getAsBoolean() || errors() != 0, options.timeLimit());
      if (!seen) {
        throw fail(
            Reason.UNIT_TIMEOUT, "no progress within %d ticks".formatted(options.timeLimit()));
      }
      int errors = errors();
      if (errors == 0) {
        return;
      }
      recover(errors);
    }
  }

  private int errors() {
    return platform.registers().read32(Cqcsr.REGISTER.offset()) & ERRORS;
  }

  /** Removes what stopped the queue at cqh, and lets it run again. */
  private void recover(int errors) {
    if (Cqcsr.CMD_TO.isSet(errors)) {
      // The fence that found it is carried out when the queue runs again.
      failure = fail(Reason.DEVICE_TIMEOUT, "a device did not answer an invalidation");
    }
    boolean lost = Cqcsr.CMD_ILL.isSet(errors) && !replaceIllegal(head());
    if (lost || Cqcsr.CQMF.isSet(errors)) {
      memoryFaults++;
      if (memoryFaults > (MOVES + 1) * (TRIES_IN_PLACE + 1)) {
        throw fail(Reason.MEMORY_FAULT, "the queue's memory fails wherever it is");
      }
      if (memoryFaults % (TRIES_IN_PLACE + 1) == 0) {
        move();
        return;
      }
    }
    platform.barrier();
    var registers = platform.registers();
    registers.write32(Cqcsr.REGISTER.offset(), enabled() | errors);
    registers.write32(Ipsr.REGISTER.offset(), (int) Ipsr.CIP.mask());
  }

  private int enabled() {
    return (int) (Cqcsr.CQEN.mask() | Cqcsr.CIE.of(byInterrupt()));
  }

  /**
   * Makes the offending command harmless. One that memory has lost is stored again.
   *
   * @return false if memory has lost it
   */
  private boolean replaceIllegal(int head) {
    long place = queue.address() + (long) head * Command.BYTES;
    var fetched =
        new IommuCommand(
            platform.memory().load64(place), platform.memory().load64(place + Long.BYTES));
    boolean refused = fetched.equals(posted[head]);
    if (refused) {
      failure = fail(Reason.ILLEGAL, "the unit refuses " + fetched);
      posted[head] = IommuCommand.NOTHING;
    }
    store(head);
    return refused;
  }

  /** Takes new memory for the queue and the fences, and puts what was not carried out there. */
  private void move() {
    int head = head();
    var left = new IommuCommand[tail - head & queue.mask()];
    for (int i = 0; i < left.length; i++) {
      var command = posted[head + i & queue.mask()];
      // For the fence of a batch that has failed nobody waits, and its place is about to be freed.
      left[i] = command.isFence() ? IommuCommand.NOTHING : command;
    }
    close();
    allocate();
    for (var command : left) {
      posted[tail] = command;
      store(tail);
      tail = tail + 1 & queue.mask();
    }
    if (left.length > 0 && fencePosted) {
      // The fence must write to the new place.
      int last = tail - 1 & queue.mask();
      posted[last] = fence();
      store(last);
    }
    publish();
  }

  private CommandFailedException fail(Reason reason, String what) {
    var registers = platform.registers();
    return new CommandFailedException(
        reason,
        "%s (cqh %d, cqt %d, cqcsr 0x%08x)"
            .formatted(
                what,
                head(),
                registers.read32(QueueIndex.CQT.offset()),
                registers.read32(Cqcsr.REGISTER.offset())));
  }

  private void control(long value) {
    QueueMemory.control(
        platform, Cqcsr.REGISTER, Cqcsr.CQON, Cqcsr.BUSY, (int) value, options.timeLimit());
  }
}
