package portcullis.iommu.queue;

import static portcullis.iommu.FieldBits.at;
import static portcullis.iommu.FieldBits.word;

import portcullis.hdl.Bits;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.bus.MemoryWrite;
import portcullis.iommu.bus.MemoryWritten;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.FaultQueueRecord;
import portcullis.iommu.layout.Fqcsr;

/**
 * The fault queue (section 3.2): writes one record after the other. While it is off, or an error
 * has not been cleared, it takes reports and drops them.
 */
public final class FaultQueue extends Module {
  private static final QueueKind KIND = QueueKind.FAULT;

  private enum State {
    IDLE,
    SEND,
    AWAIT
  }

  /** What the registers say. */
  public final QueueState state;

  /** What happens to the queue. */
  public final QueueProgress progress;

  /** Faults of devices' requests. */
  public final Stream<FaultReport> faults;

  /** Faults of debug requests; reported before those of devices. */
  public final Stream<FaultReport> debugFaults;

  /** Addresses of interrupt messages that could not be written; reported before all others. */
  public final Stream<UInt> messageFaults;

  /** Writes of records. */
  public final Stream<MemoryWrite> write;

  /** Their ends. */
  public final MemoryWritten written;

  /** The fault queue of a build. */
  public FaultQueue(IommuConfig config) {
    super(config.name());
    int addressBits = config.widths().physicalAddress();
    describe("Fault queue: writes one record after the other.");
    state = in(QueueState.of(config, KIND));
    progress = out(QueueProgress.of(KIND));
    faults = sink(FaultReport.of(config));
    debugFaults = sink(FaultReport.of(config));
    messageFaults = sink(uint(addressBits));
    write = source(MemoryWrite.of(config));
    written = in(MemoryWritten.shape());

    var step = reg(enumerated(State.class)).resetTo(State.IDLE);
    var free = step.eq(State.IDLE);
    messageFaults.ready().set(free);
    debugFaults.ready().set(free.andNot(messageFaults.valid()));
    faults.ready().set(free.andNot(messageFaults.valid()).andNot(debugFaults.valid()));

    var report = reg(FaultReport.of(config));
    var requested =
        config.features().debug()
            ? mux(debugFaults.valid(), debugFaults.payload(), faults.payload())
            : faults.payload();
    if (!config.features().debug()) {
      unused(debugFaults.payload(), "this build has no debug interface");
    }
    var comes = messageFaults.valid().or(debugFaults.valid()).or(faults.valid());
    var stuck = state.has(KIND, Fqcsr.FQMF).or(state.has(KIND, Fqcsr.FQOF));
    var wanted = free.and(comes).and(state.enabled()).andNot(stuck);
    // Full is tail = head - 1 (section 3).
    var isFull = state.nextIndex().eq(state.softwareIndex());
    var overflows = wanted.and(isFull);
    var begins = wanted.andNot(isFull);
    when(
        begins,
        () -> {
          step.set(State.SEND);
          report.set(requested);
          when(messageFaults.valid(), () -> report.set(ofMessage(config)));
        });
    when(write.fire(), () -> step.set(State.AWAIT));
    var ends = step.eq(State.AWAIT).and(written.valid());
    when(ends, () -> step.set(State.IDLE));

    write.valid().set(step.eq(State.SEND));
    write
        .payload()
        .address()
        .set(state.address(state.ownIndex(), FaultQueueRecord.BYTES, addressBits));
    write.payload().record().set(true);
    write.payload().data().set(concat(report.iotval2(), report.iotval(), zeros(), header(report)));

    progress.idle().set(free);
    progress.advance().set(ends.andNot(written.failed()));
    progress.events().bit(KIND.number(Fqcsr.FQMF)).set(ends.and(written.failed()));
    progress.events().bit(KIND.number(Fqcsr.FQOF)).set(overflows);
    unused(state.mask(), "the registers say what the next index is");
    assertAlways(
        written.valid().not().or(step.eq(State.AWAIT)), "a write of a record ends only once");
  }

  /** A failed message belongs to no device (section 5.29). */
  private FaultReport ofMessage(IommuConfig config) {
    var shape = FaultReport.of(config);
    return new FaultReport(
        shape.cause().of(FaultCause.IOMMU_MSI_WRITE_ACCESS_FAULT.code()),
        shape.transactionType().of(0),
        shape.deviceId().of(0),
        bool(false),
        shape.processId().of(0),
        bool(false),
        messageFaults.payload().extend(shape.iotval().width()),
        shape.iotval2().of(0));
  }

  private static Bits zeros() {
    return bits(Long.SIZE).of(0);
  }

  private static Bits header(FaultReport report) {
    return word(
        Long.SIZE,
        at(FaultQueueRecord.CAUSE, report.cause()),
        at(FaultQueueRecord.PID, report.processId()),
        at(FaultQueueRecord.PV, report.processIdValid()),
        at(FaultQueueRecord.PRIV, report.privileged()),
        at(FaultQueueRecord.TTYP, report.transactionType()),
        at(FaultQueueRecord.DID, report.deviceId()));
  }
}
