package portcullis.iommu.translate;

import java.util.List;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;
import portcullis.hdl.lib.Fifo;
import portcullis.hdl.lib.OneHot;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.bus.ReadBeat;
import portcullis.iommu.bus.ReadRequest;
import portcullis.iommu.context.DecodedDeviceContext;
import portcullis.iommu.context.DecodedProcessContext;
import portcullis.iommu.context.DeviceContextRefill;
import portcullis.iommu.context.ProcessContextRefill;
import portcullis.iommu.control.Settings;
import portcullis.iommu.layout.DeviceContext;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.IohgatpMode;

/**
 * Walks the tables for requests that the caches cannot answer, several at once.
 *
 * <p>There is one step, all combinational, for all walks: of the walk whose doubleword arrives, or
 * else of one that waits for its turn. What a walk knows is in memories by its number, which is
 * also the ID of its reads. The address of the next read leaves in the cycle after the doubleword
 * that it follows from.
 */
public final class Walker extends Module {
  /** What software has set. */
  public final Settings settings;

  /** What to forget. */
  public final Invalidation invalidation;

  /** Requests to walk for; one whose key equals that of a walk under way joins it. */
  public final Stream<TranslationKey> start;

  /** Number of the walk while {@code start} fires. */
  public final UInt startedWalk;

  /** The walks whose result can be read in this cycle and is not out of date. */
  public final Bits done;

  /** The walks that somebody still needs, from the cycle after their start fired. */
  public final Bits held;

  /** The walks whose results are wanted: for parked requests, and for the debug port. */
  public final Vec<UInt> resultOf;

  /** Their results. */
  public final Vec<WalkResult> result;

  /** The device whose context is wanted. */
  public final UInt deviceId;

  /** The cache has it. */
  public final Bool deviceContextHit;

  /** Its context. */
  public final DecodedDeviceContext deviceContext;

  /** The process of {@code deviceId} whose context is wanted. */
  public final UInt processId;

  /** The cache has it. */
  public final Bool processContextHit;

  /** Its context. */
  public final DecodedProcessContext processContext;

  /** For the cache of device contexts. */
  public final DeviceContextRefill deviceContextRefill;

  /** For the cache of process contexts. */
  public final ProcessContextRefill processContextRefill;

  /** For the IOTLB. */
  public final IotlbRefill iotlbRefill;

  /** Reads of tables. */
  public final Stream<ReadRequest> reads;

  /** What comes back. */
  public final ReadBeat beat;

  private final IommuConfig config;
  private final WalkTable table;

  /** The walker of a build. */
  public Walker(IommuConfig config) {
    super(config.name());
    describe("Walks the tables for requests that the caches cannot answer, several at once.");
    this.config = config;
    int walkers = config.capacities().walkers();
    settings = in(Settings.of(config));
    invalidation = in(Invalidation.of(config));
    start = sink(TranslationKey.of(config));
    startedWalk = out(uint(bitsFor(walkers)));
    done = out(bits(walkers));
    held = in(bits(walkers));
    resultOf = in(vec(2, uint(bitsFor(walkers))));
    result = out(vec(2, WalkResult.of(config)));
    deviceId = out(uint(config.widths().deviceId()));
    deviceContextHit = in(bool());
    deviceContext = in(DecodedDeviceContext.of(config));
    processId = out(uint(config.widths().processId()));
    processContextHit = in(bool());
    processContext = in(DecodedProcessContext.of(config));
    deviceContextRefill = out(DeviceContextRefill.of(config));
    processContextRefill = out(ProcessContextRefill.of(config));
    iotlbRefill = out(IotlbRefill.of(config));
    reads = source(ReadRequest.of(config));
    beat = in(ReadBeat.of(config));

    table = instance(() -> new WalkTable(config));
    connectTable();
    var memory = new WalkMemory(config);
    var step = new CurrentStep(table, memory, beat, deviceContext);
    deviceId.set(step.key.deviceId());
    processId.set(step.key.processId());

    var deviceWord = instance(() -> new DeviceContextWord(config));
    connect(step, deviceWord);
    var processWord = instance(() -> new ProcessContextWord(config));
    connect(step, processWord);
    var devices = new DeviceDirectoryStep(config, settings, step, deviceContextHit, deviceWord);
    var processes = new ProcessDirectoryStep(step, devices.found, processContextHit, processWord);

    var check = instance(() -> new PageTableEntryCheck(config));
    connect(step, check);
    var firstStageCache = instance(() -> new FirstStageCache(config));
    connect(step, firstStageCache);
    var first =
        new FirstStageStep(config, step, processes.decided, processes.bare, firstStageCache, check);

    note("A place that the tables point to, found in this step or before.");
    var newPlace = processes.points.or(first.points);
    var pointedTo = mux(processes.points, processes.place, first.place);
    var place = mux(step.atSecondStage, step.place, pointedTo);
    var msi = new MsiStep(config, step, newPlace, place);
    var secondStageCache = instance(() -> new SecondStageCache(config));
    connect(step, place, secondStageCache);
    var second =
        new SecondStageStep(
            config,
            step,
            newPlace.andNot(msi.reads),
            first.physical,
            place,
            secondStageCache,
            check);

    note("What the step comes to: the end, a read, or another turn.");
    var next =
        new NextWalk(
            step,
            table,
            devices,
            processes,
            first,
            second,
            msi,
            place,
            deviceWord.after,
            processWord.after,
            processContext);
    var forRequest = place.purpose().eq(WalkPurpose.REQUEST);
    var ends = devices.passes.or(second.resolves.and(forRequest)).or(msi.complete);
    var firstLeaf = mux(first.ends, first.leaf, step.firstLeaf);
    var end =
        new WalkEnd(config, step, devices.passes, firstLeaf, next.level, second, msi.clearLevel);
    var endAway = ends.and(isAway(end.page));
    var readsEntry = second.resolves.andNot(forRequest);
    var wantsRead = devices.reads.or(msi.reads).or(second.reads).or(readsEntry);
    var read =
        mux(
            devices.reads,
            devices.read,
            mux(
                msi.reads,
                msi.read,
                mux(second.reads, second.read, entryRead(place, next.level, second.page))));
    var readAway = wantsRead.and(isAway(read.page()));

    var away = away(step, read, place, endAway, readAway);
    var refusals =
        vec(
            List.of(
                devices.refusal,
                processes.refusal,
                first.refusal,
                second.refusal,
                msi.refusal,
                away));
    var refusedBy = refusals.map(Refusal::found).asBits();
    var refused = refusedBy.orReduce();
    var cause = oneHot(refusedBy, refusals.map(Refusal::cause));
    assertAlways(
        table.decides.not().or(OneHot.atMostOne(refusedBy)), "a step finds one fault at most");
    var proceeds = table.decides.andNot(refused);

    table.refused.set(refused);
    table.nextSpace.set(next.space);
    table.next.set(
        mux(
            refused.or(ends),
            table.next.of(WalkTable.Status.DONE),
            mux(
                wantsRead,
                table.next.of(WalkTable.Status.READING),
                table.next.of(WalkTable.Status.STEP))));
    next.store(memory, deviceWord, processWord, read, wantsRead, newPlace);
    when(table.decides.and(first.ends), () -> memory.firstLeaf(table.walk, first.leaf));
    send(read, proceeds.and(wantsRead));

    note("What the caches keep.");
    deviceContextRefill.set(
        new DeviceContextRefill(
            proceeds.and(devices.complete), step.key.deviceId(), deviceWord.after));
    processContextRefill.set(
        new ProcessContextRefill(
            proceeds.and(processes.complete),
            step.key.deviceId(),
            step.key.processId(),
            processWord.after));
    var belowRoot = next.level.ne(PageLevels.root(step.contexts.device().firstStageMode()));
    var inTables = step.atFirstStage.or(step.atSecondStage);
    var forFirstStage = place.purpose().eq(WalkPurpose.FIRST_STAGE);
    firstStageCache.insert.set(
        proceeds.and(second.resolves).and(inTables).and(forFirstStage).and(belowRoot));
    firstStageCache.insertLevel.set(next.level);
    firstStageCache.insertTable.set(second.page.low(config.widths().physicalPage()));
    firstStageCache.use.set(proceeds.and(first.physical));
    note("A request's own page of 4 KiB would only crowd out what several walks need.");
    var isOwnPage = check.leaf.and(forRequest).and(step.progress.secondLevel().eq(0));
    secondStageCache.insert.set(proceeds.and(second.keeps).andNot(isOwnPage));
    secondStageCache.inserted.set(
        new SecondStageCache.Known(
            step.progress.secondLevel(),
            check.leaf,
            check.target.low(config.widths().physicalPage()),
            check.properties));
    secondStageCache.use.set(proceeds.and(second.usesCache));
    keepTranslation(step, next, end, proceeds.and(ends).andNot(devices.passes));

    note("Results.");
    var outcomes = memory(walkers, WalkOutcome.shape());
    var beforeContext =
        step.atStart.andNot(devices.found).or(step.atDeviceDirectory).or(step.atDeviceContext);
    var outcome =
        outcome(
            refused,
            beforeContext.or(step.device.disableFaultReports().not()),
            cause,
            second.guestPageFault,
            place,
            end);
    when(table.decides.and(refused.or(ends)), () -> outcomes.write(table.walk, outcome));
    for (int i = 0; i < result.size(); i++) {
      result.at(i).set(outcomes.read(resultOf.at(i)).result(config));
    }
  }

  private void connectTable() {
    int width = bitsFor(config.capacities().walkers());
    table.invalidation.set(invalidation);
    table.start.set(start);
    startedWalk.set(table.startedWalk);
    done.set(table.done);
    table.held.set(held);
    table.beatArrives.set(beat.valid().and(beat.id().lt(config.capacities().walkers())));
    table.beatWalk.set(beat.id().low(width));
    table.beatLast.set(beat.last());
    unused(table.key.debug(), "software's requests end like those of devices");
  }

  private static void connect(CurrentStep step, DeviceContextWord deviceWord) {
    deviceWord.data.set(step.word);
    deviceWord.number.set(step.progress.word());
    deviceWord.before.set(step.contexts.device());
  }

  private static void connect(CurrentStep step, ProcessContextWord processWord) {
    var device = step.contexts.device();
    processWord.data.set(step.word);
    processWord.second.set(step.progress.word().ne(0));
    processWord.before.set(
        new DecodedProcessContext(
            step.contexts.supervisor(),
            step.contexts.userMemory(),
            device.pscid(),
            device.firstStageMode(),
            device.firstStagePage()));
  }

  private static void connect(CurrentStep step, PageTableEntryCheck check) {
    var second = step.atSecondStage;
    var implicit = second.and(step.place.purpose().ne(WalkPurpose.REQUEST));
    check.entry.set(step.word);
    check.secondStage.set(second);
    check.level.set(mux(second, step.progress.secondLevel(), step.progress.level()));
    check.need.set(mux(implicit, Need.implicit(), step.need));
    check.supervisor.set(step.key.privileged());
    check.userMemory.set(step.contexts.userMemory());
    check.page.set(mux(second, step.place.page(), step.key.page()));
  }

  private void connect(CurrentStep step, FirstStageCache cache) {
    var device = step.device;
    cache.invalidation.set(invalidation);
    cache.space.set(
        new AddressSpace(
            device.secondStageMode().ne(IohgatpMode.BARE.code()),
            device.gscid(),
            bool(true),
            device.pscid()));
    cache.page.set(step.key.page().low(config.paging().virtualAddressBits() - 12));
  }

  private void connect(CurrentStep step, WalkPlace place, SecondStageCache cache) {
    cache.invalidation.set(invalidation);
    cache.gscid.set(step.device.gscid());
    cache.page.set(place.page().low(config.paging().guestAddressBits() - 12));
    cache.need.set(mux(place.purpose().eq(WalkPurpose.REQUEST), step.need, Need.implicit()));
    unused(cache.known.properties().permissions().user(), "U is set in every leaf kept");
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
  private Bool isAway(UInt page) {
    int physicalPage = config.widths().physicalPage();
    return page.width() == physicalPage
        ? bool(false)
        : page.slice(page.width() - 1, physicalPage).orReduce();
  }

  /** What lies outside of physical memory is as if memory refused the access. */
  private static Refusal away(
      CurrentStep step, WalkRead read, WalkPlace place, Bool endAway, Bool readAway) {
    var phase = read.phase();
    var forDirectory =
        phase
            .eq(WalkPhase.PROCESS_DIRECTORY)
            .or(phase.eq(WalkPhase.PROCESS_CONTEXT))
            .or(
                phase
                    .eq(WalkPhase.SECOND_STAGE)
                    .and(place.purpose().eq(WalkPurpose.PROCESS_DIRECTORY)));
    var forDevice = phase.eq(WalkPhase.DEVICE_DIRECTORY).or(phase.eq(WalkPhase.DEVICE_CONTEXT));
    var accessFault =
        Refusal.cause(
            step.need,
            FaultCause.INSTRUCTION_ACCESS_FAULT,
            FaultCause.READ_ACCESS_FAULT,
            FaultCause.WRITE_ACCESS_FAULT);
    var readCause =
        mux(
            forDevice,
            Refusal.cause(FaultCause.DDT_ENTRY_LOAD_ACCESS_FAULT),
            mux(
                forDirectory,
                Refusal.cause(FaultCause.PDT_ENTRY_LOAD_ACCESS_FAULT),
                mux(
                    phase.eq(WalkPhase.MSI_ENTRY),
                    Refusal.cause(FaultCause.MSI_PTE_LOAD_ACCESS_FAULT),
                    accessFault)));
    return new Refusal(endAway.or(readAway), mux(readAway, readCause, accessFault));
  }

  private record QueuedRead(UInt walk, UInt page, UInt doubleword, UInt length) implements Bundle {}

  /** Reads wait in a queue with a place for each walk, so it never is full. */
  private void send(WalkRead read, Bool now) {
    int walkers = config.capacities().walkers();
    int physicalPage = config.widths().physicalPage();
    var shape =
        new QueuedRead(
            uint(bitsFor(walkers)), uint(physicalPage), uint(WalkPlace.DOUBLEWORD_WIDTH), uint(3));
    var readQueue = instance(() -> new Fifo<>(shape, walkers));
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
    readQueue.in.valid().set(now);
    readQueue
        .in
        .payload()
        .set(new QueuedRead(table.walk, read.page().low(physicalPage), read.doubleword(), length));
    assertAlways(now.not().or(readQueue.in.ready()), "there is room for the read of each walk");
    reads.set(
        readQueue.out.map(queued ->
            new ReadRequest(
                queued.walk().extend(reads.payload().id().width()),
                concat(queued.page(), queued.doubleword(), bits(3).of(0)).asUInt(),
                queued.length().extend(8))));
  }

  private void keepTranslation(CurrentStep step, NextWalk next, WalkEnd end, Bool now) {
    int pageBits = config.paging().pageBits();
    note("What no stage translates passes without the IOTLB.");
    var throughTables = next.space.guest().or(next.space.paged());
    iotlbRefill.set(
        new IotlbRefill(
            now.and(throughTables),
            next.space,
            step.key.page().low(pageBits),
            end.keptLevel,
            end.permissions,
            new Translation(
                end.page.low(config.widths().physicalPage()),
                end.memoryType.extend(2),
                end.throughMsi,
                end.coherent)));
  }

  private WalkOutcome outcome(
      Bool refused, Bool reported, UInt cause, Bool guestPageFault, WalkPlace place, WalkEnd end) {
    var guestFault =
        new WalkOutcome.GuestFault(
            place.page(), place.doubleword(), place.purpose().ne(WalkPurpose.REQUEST));
    var faultDetails = guestFault.asBits().and(guestPageFault.repeat(guestFault.width()));
    var target =
        new WalkOutcome.Target(
            end.page.low(config.widths().physicalPage()),
            end.memoryType,
            end.throughMsi,
            end.coherent,
            end.level);
    return new WalkOutcome(
        refused,
        reported,
        cause,
        mux(refused, faultDetails, target.asBits().extend(guestFault.width())));
  }
}
