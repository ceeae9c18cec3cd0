package portcullis.iommu.control;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
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
import portcullis.iommu.queue.FaultReport;
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
  }
}
