package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.assertAlways;
import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.bitsFor;
import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.enumerated;
import static portcullis.hdl.Hdl.instance;
import static portcullis.hdl.Hdl.uint;
import static portcullis.hdl.Operators.concat;
import static portcullis.hdl.Operators.mux;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.lib.Fifo;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.bus.ReadRequest;
import portcullis.iommu.layout.DeviceContext;
import portcullis.iommu.layout.FaultCause;

/** The read that a step begins, if it begins one, and the way of reads to memory. */
final class WalkReads {
  private record QueuedRead(UInt walk, UInt page, UInt doubleword, UInt length) implements Bundle {}

  /** The step goes on with a read. */
  final Bool wanted;

  /** The read. */
  final WalkRead read;

  /** It lies outside of physical memory: as if memory refused it. */
  final Refusal refusal;

  private final IommuConfig config;

  WalkReads(
      IommuConfig config,
      CurrentStep step,
      DeviceDirectoryStep devices,
      SecondStageStep second,
      MsiStep msi,
      WalkPlace place,
      UInt level) {
    this.config = config;
    var readsEntry = second.resolves.and(place.purpose().ne(WalkPurpose.REQUEST));
    wanted = devices.reads.or(msi.reads).or(second.reads).or(readsEntry);
    read =
        mux(
            devices.reads,
            devices.read,
            mux(
                msi.reads,
                msi.read,
                mux(second.reads, second.read, entryRead(place, level, second.page))));
    refusal =
        new Refusal(
            wanted.and(isOutside(config, read.page())),
            cause(step, read.phase().eq(WalkPhase.SECOND_STAGE), place));
  }

  /** The read of the entry that a place is translated for. */
  private static WalkRead entryRead(WalkPlace place, UInt level, UInt page) {
    var phases = enumerated(WalkPhase.class);
    var directoryPhase =
        mux(
            level.eq(0),
            phases.of(WalkPhase.PROCESS_CONTEXT),
            phases.of(WalkPhase.PROCESS_DIRECTORY));
    return new WalkRead(
        mux(
            place.purpose().eq(WalkPurpose.FIRST_STAGE),
            phases.of(WalkPhase.FIRST_STAGE),
            directoryPhase),
        page.low(WalkRead.PAGE_WIDTH),
        place.doubleword());
  }

  /** Whether a page is wider than this build's physical addresses. */
  static Bool isOutside(IommuConfig config, UInt page) {
    int physicalPage = config.widths().physicalPage();
    return page.width() == physicalPage
        ? bool(false)
        : page.slice(page.width() - 1, physicalPage).orReduce();
  }

  private UInt cause(CurrentStep step, Bool forSecondStage, WalkPlace place) {
    var phase = read.phase();
    var forDevice = phase.eq(WalkPhase.DEVICE_DIRECTORY).or(phase.eq(WalkPhase.DEVICE_CONTEXT));
    var forDirectory =
        phase
            .eq(WalkPhase.PROCESS_DIRECTORY)
            .or(phase.eq(WalkPhase.PROCESS_CONTEXT))
            .or(forSecondStage.and(place.purpose().eq(WalkPurpose.PROCESS_DIRECTORY)));
    return mux(
        forDevice,
        Refusal.cause(FaultCause.DDT_ENTRY_LOAD_ACCESS_FAULT),
        mux(
            forDirectory,
            Refusal.cause(FaultCause.PDT_ENTRY_LOAD_ACCESS_FAULT),
            mux(
                phase.eq(WalkPhase.MSI_ENTRY),
                Refusal.cause(FaultCause.MSI_PTE_LOAD_ACCESS_FAULT),
                Refusal.accessFault(step.need))));
  }

  /** Sends the read; reads wait in a queue with a place for each walk, so it never is full. */
  void send(UInt walk, Bool now, Stream<ReadRequest> reads) {
    int walkers = config.capacities().walkers();
    int physicalPage = config.widths().physicalPage();
    var shape =
        new QueuedRead(
            uint(bitsFor(walkers)), uint(physicalPage), uint(WalkPlace.DOUBLEWORD_WIDTH), uint(3));
    var queue = instance(() -> new Fifo<>(shape, walkers));
    int contextWords =
        (config.features().msiFlat() ? DeviceContext.EXTENDED : DeviceContext.BASE).bytes()
            / Long.BYTES;
    var isPair =
        read.phase().eq(WalkPhase.PROCESS_CONTEXT).or(read.phase().eq(WalkPhase.MSI_ENTRY));
    var length =
        mux(
            read.phase().eq(WalkPhase.DEVICE_CONTEXT),
            uint(3).of(contextWords - 1),
            isPair.asUInt().extend(3));
    queue.in.valid().set(now);
    queue
        .in
        .payload()
        .set(new QueuedRead(walk, read.page().low(physicalPage), read.doubleword(), length));
    assertAlways(now.not().or(queue.in.ready()), "there is room for the read of each walk");
    reads.set(
        queue.out.map(queued ->
            new ReadRequest(
                queued.walk().extend(reads.payload().id().width()),
                concat(queued.page(), queued.doubleword(), bits(3).of(0)).asUInt(),
                queued.length().extend(8))));
  }
}
