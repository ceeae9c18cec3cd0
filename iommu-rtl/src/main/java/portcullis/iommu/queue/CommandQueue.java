package portcullis.iommu.queue;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.iommu.FieldBits;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.bus.MemoryWrite;
import portcullis.iommu.bus.MemoryWritten;
import portcullis.iommu.bus.Raised;
import portcullis.iommu.bus.ReadBeat;
import portcullis.iommu.bus.ReadRequest;
import portcullis.iommu.control.Settings;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.IofenceCommand;
import portcullis.iommu.translate.Invalidation;

/**
 * The command queue (section 3.1): executes commands in order. An invalidation takes one cycle; a
 * fence waits. A command that is illegal or cannot be read stays at the head and stops the queue.
 */
public final class CommandQueue extends Module {
  private static final QueueKind KIND = QueueKind.COMMAND;

  /** What the registers say. */
  public final QueueState state;

  /** What happens to the queue. */
  public final QueueProgress progress;

  /** What translation obeys. */
  public final Settings settings;

  /** {@code fctl.WSI}. */
  public final Bool wires;

  /** What to forget. */
  public final Invalidation invalidation;

  /** What a fence waits for in any case. */
  public final Raised raised;

  /** Remember, in this cycle, which translated reads wait for their last beat. */
  public final Bool observeReads;

  /** Those reads have ended. */
  public final Bool readsObserved;

  /** Remember, in this cycle, which translated writes wait for their response. */
  public final Bool observeWrites;

  /** Those writes have ended. */
  public final Bool writesObserved;

  /** Reads of commands. */
  public final Stream<ReadRequest> reads;

  /** What comes back. */
  public final ReadBeat beat;

  /** Writes of fences. */
  public final Stream<MemoryWrite> write;

  /** Their ends. */
  public final MemoryWritten written;

  /** The command queue of a build. */
  public CommandQueue(IommuConfig config) {
    super(config.name());
    describe("Command queue: fetches commands in order and executes each before the next.");
    state = in(QueueState.of(config, KIND));
    progress = out(QueueProgress.of(KIND));
    settings = in(Settings.of(config));
    wires = in(bool());
    invalidation = out(Invalidation.of(config));
    raised = in(Raised.shape());
    observeReads = out(bool());
    readsObserved = in(bool());
    observeWrites = out(bool());
    writesObserved = in(bool());
    reads = source(ReadRequest.of(config));
    beat = in(ReadBeat.of(config));
    write = source(MemoryWrite.of(config));
    written = in(MemoryWritten.shape());

    var stopped = state.has(KIND, Cqcsr.CQMF).or(state.has(KIND, Cqcsr.CMD_ILL));
    var running = state.enabled().andNot(stopped);

    var fetch = instance(() -> new CommandFetch(config));
    fetch.state.set(state);
    fetch.running.set(running);
    connect(reads, fetch.reads);
    fetch.beat.set(beat);
    var command = fetch.command;

    var decoder = instance(() -> new CommandDecoder(config));
    decoder.command.set(command);
    decoder.settings.set(settings);
    decoder.wires.set(wires);

    var fence = instance(() -> new Fence(config));
    fence.command.set(command);
    fence.raised.set(raised);
    observeReads.set(fence.observeReads);
    fence.readsObserved.set(readsObserved);
    observeWrites.set(fence.observeWrites);
    fence.writesObserved.set(writesObserved);
    connect(write, fence.write);
    fence.written.set(written);

    // A command that could not be read counts only now that it is at the head. A fence that writes
    // ends with its write, whatever software changes meanwhile: what is offered on the bus stays.
    var executes = command.valid().and(running).andNot(fence.writing);
    var unreadable = executes.and(command.failed());
    var illegal = executes.andNot(command.failed()).and(decoder.illegal);
    var legal = executes.andNot(command.failed()).andNot(decoder.illegal);
    var invalidates = legal.and(decoder.invalidation.valid());
    fence.valid.set(legal.and(decoder.fence));

    invalidation.set(decoder.invalidation);
    invalidation.valid().set(invalidates);
    var completes = invalidates.or(fence.done);
    var dropped = running.not().andNot(fence.writing);
    fetch.taken.set(completes.or(unreadable).or(illegal).or(fence.failed).or(dropped));

    var interruptsWhenDone = FieldBits.flag(command.operation(), IofenceCommand.WSI);
    progress.idle().set(fetch.idle.andNot(fence.writing));
    progress.advance().set(completes);
    progress.events().bit(KIND.number(Cqcsr.CQMF)).set(unreadable.or(fence.failed));
    progress.events().bit(KIND.number(Cqcsr.CMD_ILL)).set(illegal);
    progress.events().bit(KIND.number(Cqcsr.FENCE_W_IP)).set(fence.done.and(interruptsWhenDone));

    assertAlways(completes.and(unreadable.or(illegal)).not(), "a faulty command is not completed");
  }
}
