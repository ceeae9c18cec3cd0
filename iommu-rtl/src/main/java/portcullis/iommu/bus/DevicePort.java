package portcullis.iommu.bus;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.lib.ForwardSlice;
import portcullis.hdl.lib.SkidBuffer;
import portcullis.hdl.lib.axi.Axi4;
import portcullis.hdl.lib.axi.Axi4Parameters;
import portcullis.hdl.lib.axi.NoSideband;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.queue.FaultReport;
import portcullis.iommu.translate.Translation;
import portcullis.iommu.translate.TranslationKey;
import portcullis.iommu.translate.WalkResult;

/** Takes requests of devices and passes them on translated, or refuses them. */
public final class DevicePort extends Module {
  /** The devices. */
  public final Axi4<DeviceSideband, NoSideband, NoSideband, NoSideband> device;

  /** Where translated requests go. */
  public final Axi4<TranslatedSideband, NoSideband, NoSideband, NoSideband> translated;

  /** What is looked up in this cycle. */
  public final TranslationKey key;

  /** The look-up counts: a request asks. */
  public final Bool asked;

  /** It may go on as {@code translation} says. */
  public final Bool hit;

  /** Where its page goes. */
  public final Translation translation;

  /** Requests to walk for, in the order of their arrival. */
  public final Stream<TranslationKey> start;

  /** Number of the walk while {@code start} fires. */
  public final UInt startedWalk;

  /** The walks whose result can be read in this cycle. */
  public final Bits done;

  /** The walks that parked requests wait for. */
  public final Bits held;

  /** The walk whose result is wanted. */
  public final UInt resultOf;

  /** Its result. */
  public final WalkResult result;

  /** Faults to report. */
  public final Stream<FaultReport> faults;

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

  /** The device port of a build. */
  public DevicePort(IommuConfig config) {
    super(config.name());
    describe(
        "Takes requests of devices and passes them on translated, or refuses them: a request that the"
            + " caches answer appears on the translated side two cycles after its handshake.");
    int walkers = config.capacities().walkers();
    device = in(deviceShape(config));
    translated = out(translatedShape(config));
    key = out(TranslationKey.of(config));
    asked = out(bool());
    hit = in(bool());
    translation = in(Translation.of(config));
    start = source(TranslationKey.of(config));
    startedWalk = in(uint(bitsFor(walkers)));
    done = in(bits(walkers));
    held = out(bits(walkers));
    resultOf = out(uint(bitsFor(walkers)));
    result = in(WalkResult.of(config));
    faults = source(FaultReport.of(config));
    raised = out(Raised.shape());
    observeReads = in(bool());
    readsObserved = out(bool());
    observeWrites = in(bool());
    writesObserved = out(bool());

    var reads = SkidBuffer.stage(device.ar());
    var writes = SkidBuffer.stage(device.aw());
    var readOutput = instance(() -> new ForwardSlice<>(translated.ar().payload()));
    translated.ar().set(readOutput.out);
    var writeOutput = instance(() -> new ForwardSlice<>(translated.aw().payload()));
    translated.aw().set(writeOutput.out);
    raised.read().set(translated.ar().valid());
    raised.readAccepted().set(translated.ar().fire());
    raised.write().set(translated.aw().valid());
    raised.writeAccepted().set(translated.aw().fire());

    var parked = instance(() -> new ParkedRequests(config));
    var readReturn = instance(() -> new ReadReturn(device.parameters()));
    connect(readReturn.translated, translated.r());
    connect(device.r(), readReturn.device);
    var most = config.capacities().outstanding();
    var writePath = instance(() -> new WritePath(device.parameters(), bitsFor(most + 1)));
    writePath.deviceData.set(device.w());
    translated.w().set(writePath.translatedData);
    connect(writePath.translated, translated.b());
    connect(device.b(), writePath.device);
    int idWidth = config.widths().id();
    var readCounts = instance(() -> new OutstandingRequests(idWidth, most));
    readCounts.ended.set(translated.r().fire().and(translated.r().payload().last()));
    readCounts.endedId.set(translated.r().payload().id());
    readCounts.observe.set(observeReads);
    readsObserved.set(readCounts.observed);
    var writeCounts = instance(() -> new OutstandingRequests(idWidth, most));
    writeCounts.ended.set(translated.b().fire());
    writeCounts.endedId.set(translated.b().payload().id());
    writeCounts.observe.set(observeWrites);
    writesObserved.set(writeCounts.observed);

    var readsGo = readOutput.in.ready();
    var writesGo = writeOutput.in.ready().and(writePath.room);

    // A new request that found no slot to park in does not ask again until there is one, so that
    // hits of the other direction pass at full speed.
    var readAwaitsSlot = reg(bool()).resetTo(false);
    var writeAwaitsSlot = reg(bool()).resetTo(false);
    var writePreferred = reg(bool()).resetTo(false);
    var readFull = readCounts.full.bit(reads.payload().id());
    var writeFull = writeCounts.full.bit(writes.payload().id());
    var readAsks = reads.valid().and(readsGo).andNot(readFull).andNot(readAwaitsSlot);
    var writeAsks = writes.valid().and(writesGo).andNot(writeFull).andNot(writeAwaitsSlot);

    // A parked request first: one whose walk is done, or one that is refused and can be answered.
    // It lets one new request pass before it, so that a hit does not wait for the end of a walk.
    var yielded = reg(bool()).resetTo(false);
    var yields = parked.offered.and(readAsks.or(writeAsks)).andNot(yielded);
    yielded.set(yields);
    parked.yields.set(yields);
    parked.readsMayGo.set(readsGo);
    parked.writesMayGo.set(writesGo);
    parked.readsMayBeAnswered.set(readReturn.free);
    parked.writesMayBeAnswered.set(writePath.free);
    var replayed = parked.request;
    var replaysWrite = parked.offeredWrite;
    var replayFull =
        mux(replaysWrite, writeCounts.full.bit(replayed.id()), readCounts.full.bit(replayed.id()));
    var replayIdle =
        mux(replaysWrite, writeCounts.idle.bit(replayed.id()), readCounts.idle.bit(replayed.id()));
    var moves = parked.offered.andNot(yields);
    var walked = moves.andNot(parked.offeredRefused);
    var replays = walked.andNot(result.fault()).andNot(replayFull);
    var reports = walked.and(result.fault()).and(result.reported());
    var refuses = walked.and(result.fault()).and(result.reported().not().or(faults.ready()));
    var answers = moves.and(parked.offeredRefused).and(replayIdle);
    parked.goes.set(replays);
    parked.faults.set(refuses);
    parked.answers.set(answers);
    faults.valid().set(reports);
    faults.payload().set(DeviceRequest.report(replayed, replaysWrite, result));
    resultOf.set(parked.walk);

    // Else the next read or write, in turn.
    var asksForWrite = writeAsks.and(writePreferred.or(readAsks.not()));
    var request = mux(asksForWrite, writes.payload(), reads.payload());
    var asks = readAsks.or(writeAsks).andNot(replays).andNot(refuses).andNot(answers);
    asked.set(asks);
    key.set(DeviceRequest.key(request, asksForWrite));
    parked.lookedUpWrite.set(asksForWrite);
    parked.lookedUp.set(request);
    var crosses = DeviceRequest.crossesPage(request);
    var passes = asks.and(hit).andNot(parked.behind).andNot(crosses);
    var parks = asks.andNot(passes).and(parked.room);
    var findsNoSlot = asks.andNot(passes).andNot(parked.room);
    parked.park.set(parks);
    parked.parkRefused.set(crosses);
    var taken = passes.or(parks);
    reads.ready().set(taken.andNot(asksForWrite));
    writes.ready().set(taken.and(asksForWrite));
    when(asks, () -> writePreferred.set(asksForWrite.not()));
    readAwaitsSlot.set(readAwaitsSlot.or(findsNoSlot.andNot(asksForWrite)).andNot(parked.room));
    writeAwaitsSlot.set(writeAwaitsSlot.or(findsNoSlot.and(asksForWrite)).andNot(parked.room));

    // What goes to the translated side.
    var source = mux(replays, replayed, request);
    var where = mux(replays, result.translation(), translation);
    var issued = DeviceRequest.translated(source, where, translated.ar().payload().user());
    var issuesRead = mux(replays, replaysWrite.not(), passes.andNot(asksForWrite));
    var issuesWrite = mux(replays, replaysWrite, passes.and(asksForWrite));
    readOutput.in.valid().set(issuesRead);
    readOutput.in.payload().set(issued);
    writeOutput.in.valid().set(issuesWrite);
    writeOutput.in.payload().set(issued);
    readCounts.issued.set(issuesRead);
    readCounts.issuedId.set(issued.id());
    writeCounts.issued.set(issuesWrite);
    writeCounts.issuedId.set(issued.id());
    writePath.issued.set(issuesWrite);

    readReturn.refuse.set(answers.andNot(replaysWrite));
    readReturn.id.set(replayed.id());
    readReturn.len.set(replayed.len());
    writePath.refuse.set(answers.and(replaysWrite));
    writePath.id.set(replayed.id());
    parked.readAnswered.set(readReturn.refused);
    parked.writeAnswered.set(writePath.refused);
    connect(start, parked.start);
    parked.startedWalk.set(startedWalk);
    parked.done.set(done);
    held.set(parked.held);

    unused(result.range(), "only debug requests tell it");
    unused(where.coherent(), "a port only with enforce-snoop");
    assertAlways(issuesRead.not().or(readsGo), "a read goes only where its register can take it");
    assertAlways(
        issuesWrite.not().or(writesGo), "a write goes only where its register can take it");
  }

  /** The bus of the devices. */
  public static Axi4<DeviceSideband, NoSideband, NoSideband, NoSideband> deviceShape(
      IommuConfig config) {
    var widths = config.widths();
    return Axi4.of(new Axi4Parameters(64, widths.data(), widths.id()))
        .withAddressUser(DeviceSideband.of(config));
  }

  /** The bus of translated requests. */
  public static Axi4<TranslatedSideband, NoSideband, NoSideband, NoSideband> translatedShape(
      IommuConfig config) {
    var widths = config.widths();
    return Axi4.of(new Axi4Parameters(widths.physicalAddress(), widths.data(), widths.id()))
        .withAddressUser(TranslatedSideband.of(config));
  }
}
