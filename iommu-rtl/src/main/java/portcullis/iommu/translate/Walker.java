package portcullis.iommu.translate;

import java.util.List;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;
import portcullis.hdl.lib.OneHot;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.bus.ReadBeat;
import portcullis.iommu.bus.ReadRequest;
import portcullis.iommu.context.DecodedDeviceContext;
import portcullis.iommu.context.DecodedProcessContext;
import portcullis.iommu.context.DeviceContextRefill;
import portcullis.iommu.context.ProcessContextRefill;
import portcullis.iommu.context.StageMode;
import portcullis.iommu.control.Settings;

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
    var endRefusal =
        new Refusal(
            ends.and(WalkReads.isOutside(config, end.page)), Refusal.accessFault(step.need));
    var nextRead = new WalkReads(config, step, devices, second, msi, place, next.level);
    var refusals =
        vec(
            List.of(
                devices.refusal,
                processes.refusal,
                first.refusal,
                second.refusal,
                msi.refusal,
                nextRead.refusal,
                endRefusal));
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
                nextRead.wanted,
                table.next.of(WalkTable.Status.READING),
                table.next.of(WalkTable.Status.STEP))));
    var finishes = table.decides.and(refused.or(ends));
    var details = mux(refused, faultDetails(second, place), targetDetails(end));
    next.store(memory, deviceWord, processWord, nextRead, newPlace, finishes, details);
    when(table.decides.and(first.ends), () -> memory.firstLeaf(table.walk, first.leaf));
    nextRead.send(table.walk, proceeds.and(nextRead.wanted), reads);

    note("What the caches keep; nothing of a walk that an invalidation overtakes, see the table.");
    deviceContextRefill.set(
        new DeviceContextRefill(
            proceeds.and(devices.complete), step.key.deviceId(), deviceWord.after));
    processContextRefill.set(
        new ProcessContextRefill(
            proceeds.and(processes.complete), step.key.processId(), processWord.after));
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
    var reported = beforeContext.or(step.device.disableFaultReports().not());
    when(finishes, () -> outcomes.write(table.walk, new WalkOutcome(refused, reported, cause)));
    for (int i = 0; i < result.size(); i++) {
      var walk = resultOf.at(i);
      var outcome = outcomes.read(walk);
      var itsDetails = memory.details(walk);
      result.at(i).set(outcome.result(config, itsDetails));
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
            device.firstStageMode().low(processWord.before.mode().width()),
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
            device.secondStageMode().ne(StageMode.BARE),
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

  private static Bits faultDetails(SecondStageStep second, WalkPlace place) {
    var implicit = place.purpose().ne(WalkPurpose.REQUEST);
    var fault = new WalkOutcome.GuestFault(place.page(), place.doubleword(), implicit);
    return fault.asBits().and(second.guestPageFault.repeat(fault.width())).extend(place.width());
  }

  private Bits targetDetails(WalkEnd end) {
    return new WalkOutcome.Target(
            end.page.low(config.widths().physicalPage()),
            end.memoryType,
            end.throughMsi,
            end.coherent,
            end.level)
        .asBits()
        .extend(WalkPlace.shape().width());
  }
}
