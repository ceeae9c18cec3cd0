package portcullis.iommu.control;

import static portcullis.iommu.FieldBits.at;
import static portcullis.iommu.FieldBits.word;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Data;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;
import portcullis.hdl.lib.axi.AxiLite;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.bus.MemoryPort;
import portcullis.iommu.bus.MemoryWrite;
import portcullis.iommu.bus.MemoryWritten;
import portcullis.iommu.bus.Raised;
import portcullis.iommu.bus.ReadBeat;
import portcullis.iommu.bus.ReadRequest;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.Fctl;
import portcullis.iommu.layout.Icvec;
import portcullis.iommu.layout.Ipsr;
import portcullis.iommu.layout.MsiCfgTbl;
import portcullis.iommu.layout.TrReqCtl;
import portcullis.iommu.layout.TrReqIova;
import portcullis.iommu.layout.TrResponse;
import portcullis.iommu.queue.CommandQueue;
import portcullis.iommu.queue.FaultQueue;
import portcullis.iommu.queue.FaultReport;
import portcullis.iommu.queue.QueueKind;
import portcullis.iommu.queue.QueueRegisters;
import portcullis.iommu.translate.Invalidation;
import portcullis.iommu.translate.TranslationKey;
import portcullis.iommu.translate.WalkResult;

/** What software talks to: registers, queues, interrupts and the debug port. */
public final class Control extends Module {
  /** The register page. */
  public final AxiLite registers;

  /** Interrupt wires, level, one a vector. */
  public final Bits interrupts;

  /** What translation obeys. */
  public final Settings settings;

  /** What to forget. */
  public final Invalidation invalidation;

  /** What a fence waits for in any case. */
  public final Raised raised;

  /** Remember, in this cycle, which translated reads wait for their last beat. */
  public final Bool observeReads;

  /** Those reads have ended; 1 from the cycle after, until remembered anew. */
  public final Bool readsObserved;

  /** Remember, in this cycle, which translated writes wait for their response. */
  public final Bool observeWrites;

  /** Those writes have ended. */
  public final Bool writesObserved;

  /** Faults to report. */
  public final Stream<FaultReport> faults;

  /** Reads of the command queue. */
  public final Stream<ReadRequest> commandReads;

  /** What comes back from memory. */
  public final ReadBeat beat;

  /** Writes, in the order of {@link MemoryPort}. */
  public final Vec<Stream<MemoryWrite>> writes;

  /** The ends of the writes. */
  public final Vec<MemoryWritten> written;

  /** Starts the walk of a debug request; never valid in builds without the debug interface. */
  public final Stream<TranslationKey> debugStart;

  /** Number of the walk while {@code debugStart} fires. */
  public final UInt startedWalk;

  /** The walks whose result can be read. */
  public final Bits done;

  /** The walk whose result is wanted. */
  public final UInt resultOf;

  /** Its result. */
  public final WalkResult result;

  /** The walks that are still needed. */
  public final Bits held;

  private final Registers page;

  /** The control unit of a build. */
  public Control(IommuConfig config) {
    super(config.name());
    int walkers = config.capacities().walkers();
    registers = in(AxiLite.of(12, 64));
    interrupts = out(bits(1 << config.widths().vector()));
    settings = out(Settings.of(config));
    invalidation = out(Invalidation.of(config));
    raised = in(Raised.shape());
    observeReads = out(bool());
    readsObserved = in(bool());
    observeWrites = out(bool());
    writesObserved = in(bool());
    faults = sink(FaultReport.of(config));
    commandReads = source(ReadRequest.of(config));
    beat = in(ReadBeat.of(config));
    writes = out(vec(MemoryPort.WRITERS, Stream.of(MemoryWrite.of(config))));
    written = in(vec(MemoryPort.WRITERS, MemoryWritten.shape()));
    debugStart = source(TranslationKey.of(config));
    startedWalk = in(uint(bitsFor(walkers)));
    done = in(bits(walkers));
    resultOf = out(uint(bitsFor(walkers)));
    result = in(WalkResult.of(config));
    held = out(bits(walkers));
    describe("What software talks to.");

    page = instance(() -> new Registers(config));
    connect(page.bus, registers);
    var wires = wires(config);

    var directory = instance(() -> new DirectoryPointer(config));
    directory.write.set(page.write(Ddtp.REGISTER));
    page.value(Ddtp.REGISTER).set(directory.value);
    settings.set(directory.settings);
    directory.raised.set(raised);
    directory.observed.set(readsObserved.and(writesObserved));

    var commandRegisters = queueRegisters(config, QueueKind.COMMAND);
    var commands = instance(() -> new CommandQueue(config));
    commands.state.set(commandRegisters.state);
    commandRegisters.progress.set(commands.progress);
    commands.settings.set(directory.settings);
    commands.wires.set(wires);
    commands.raised.set(raised);
    commands.readsObserved.set(readsObserved);
    commands.writesObserved.set(writesObserved);
    connect(commandReads, commands.reads);
    commands.beat.set(beat);
    connect(writes.at(MemoryPort.FENCE), commands.write);
    commands.written.set(written.at(MemoryPort.FENCE));

    // A fence and a change of ddtp can be under way at once: to wait for requests that were
    // remembered later is to wait for more.
    observeReads.set(commands.observeReads.or(directory.observe));
    observeWrites.set(commands.observeWrites.or(directory.observe));

    // To forget everything includes what a command asks for in the same cycle.
    invalidation.set(commands.invalidation);
    when(
        directory.forgetEverything,
        () -> {
          invalidation.valid().set(true);
          invalidation.kind().set(Invalidation.Kind.EVERYTHING);
        });

    var faultRegisters = queueRegisters(config, QueueKind.FAULT);
    var faultQueue = instance(() -> new FaultQueue(config));
    faultQueue.state.set(faultRegisters.state);
    faultRegisters.progress.set(faultQueue.progress);
    connect(faultQueue.faults, faults);
    connect(writes.at(MemoryPort.FAULT_QUEUE), faultQueue.write);
    faultQueue.written.set(written.at(MemoryPort.FAULT_QUEUE));

    var pending = instance(() -> new Interrupts(config));
    pending.pendingWrite.set(page.write(Ipsr.REGISTER));
    page.value(Ipsr.REGISTER).set(pending.pendingValue);
    pending.vectorsWrite.set(page.write(Icvec.REGISTER));
    page.value(Icvec.REGISTER).set(pending.vectorsValue);
    pending.wires.set(wires);
    interrupts.set(pending.interrupts);
    // A new record interrupts once; the other causes as long as they last (section 5.18).
    var recorded = faultQueue.progress.advance().and(faultRegisters.interruptEnabled);
    pending.causes.at(Interrupts.COMMAND_QUEUE).set(commandRegisters.interrupt);
    pending.causes.at(Interrupts.FAULT_QUEUE).set(faultRegisters.interrupt.or(recorded));
    unused(commandRegisters.interruptEnabled, "commands that end well do not interrupt");

    if (config.features().sendsMessages()) {
      messages(config, pending, faultQueue);
    } else {
      noMessages(pending, faultQueue);
    }
    if (config.features().debug()) {
      debug(config, faultQueue);
    } else {
      noDebug(faultQueue);
    }
  }

  /** The register {@code fctl}: of what it could switch, builds have at most WSI. */
  private Bool wires(IommuConfig config) {
    var wires = wire(bool());
    switch (config.features().interruptGeneration()) {
      case MSI -> wires.set(false);
      case WSI -> wires.set(true);
      case BOTH -> {
        var chosen = reg(bool()).resetTo(false);
        page.write(Fctl.REGISTER).store(chosen, Fctl.WSI);
        wires.set(chosen);
      }
    }
    unused(page.write(Fctl.REGISTER), "most of it cannot be switched");
    page.value(Fctl.REGISTER).set(word(Integer.SIZE, at(Fctl.WSI, wires)));
    return wires;
  }

  private QueueRegisters queueRegisters(IommuConfig config, QueueKind kind) {
    var queue = instance(() -> new QueueRegisters(config, kind));
    queue.baseWrite.set(page.write(kind.base()));
    page.value(kind.base()).set(queue.baseValue);
    queue.indexWrite.set(page.write(kind.softwareIndex()));
    page.value(kind.softwareIndex()).set(queue.softwareIndexValue);
    page.value(kind.ownIndex()).set(queue.ownIndexValue);
    queue.controlWrite.set(page.write(kind.control()));
    page.value(kind.control()).set(queue.controlValue);
    return queue;
  }

  private void messages(IommuConfig config, Interrupts pending, FaultQueue faultQueue) {
    var messages = instance(() -> new MessageTable(config));
    messages.accessedVector.set(page.vector);
    messages.access.set(page.arrayAccess);
    messages.addressWrite.set(page.write(MsiCfgTbl.ADDRESS));
    page.value(MsiCfgTbl.ADDRESS).set(messages.addressValue);
    messages.dataWrite.set(page.write(MsiCfgTbl.DATA));
    page.value(MsiCfgTbl.DATA).set(messages.dataValue);
    messages.controlWrite.set(page.write(MsiCfgTbl.VECTOR_CONTROL));
    page.value(MsiCfgTbl.VECTOR_CONTROL).set(messages.controlValue);
    messages.send.set(pending.send);
    pending.sent.set(messages.sent);
    messages.vectors.set(pending.vectors);
    connect(writes.at(MemoryPort.MESSAGE), messages.write);
    messages.written.set(written.at(MemoryPort.MESSAGE));
    connect(faultQueue.messageFaults, messages.faults);
  }

  private void noMessages(Interrupts pending, FaultQueue faultQueue) {
    unused(page.vector, "this build sends no messages");
    unused(page.arrayAccess, "this build sends no messages");
    unused(pending.vectors, "this build sends no messages");
    unused(pending.send, "this build sends no messages");
    unused(written.at(MemoryPort.MESSAGE), "this build sends no messages");
    pending.sent.forEach(sent -> sent.set(false));
    var message = writes.at(MemoryPort.MESSAGE);
    message.valid().set(false);
    message.payload().address().set(0);
    message.payload().record().set(false);
    message.payload().data().set(0);
    unused(message.ready(), "this build sends no messages");
    faultQueue.messageFaults.valid().set(false);
    faultQueue.messageFaults.payload().set(0);
    unused(faultQueue.messageFaults.ready(), "this build sends no messages");
  }

  private void debug(IommuConfig config, FaultQueue faultQueue) {
    var debug = instance(() -> new DebugPort(config));
    debug.iovaWrite.set(page.write(TrReqIova.REGISTER));
    page.value(TrReqIova.REGISTER).set(debug.iovaValue);
    debug.controlWrite.set(page.write(TrReqCtl.REGISTER));
    page.value(TrReqCtl.REGISTER).set(debug.controlValue);
    page.value(TrResponse.REGISTER).set(debug.responseValue);
    connect(debugStart, debug.start);
    debug.startedWalk.set(startedWalk);
    debug.done.set(done);
    resultOf.set(debug.resultOf);
    debug.result.set(result);
    held.set(debug.held);
    connect(faultQueue.debugFaults, debug.faults);
  }

  private void noDebug(FaultQueue faultQueue) {
    String why = "this build has no debug interface";
    debugStart.valid().set(false);
    debugStart.payload().set(zero(debugStart.payload()));
    unused(debugStart.ready(), why);
    unused(startedWalk, why);
    unused(done, why);
    unused(result, why);
    resultOf.set(0);
    held.set(0);
    faultQueue.debugFaults.valid().set(false);
    faultQueue.debugFaults.payload().set(zero(faultQueue.debugFaults.payload()));
    unused(faultQueue.debugFaults.ready(), why);
  }

  private static <T extends Data> T zero(T shape) {
    return bits(shape.width()).of(0).as(shape);
  }
}
