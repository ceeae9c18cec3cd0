package portcullis.iommu.context;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;
import portcullis.hdl.lib.OneHot;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.translate.Invalidation;

/** Process contexts that were used lately (PDTC): fully associative, two look-ups a cycle. */
public class ProcessContextCache extends Module {
  /** The device of the request that is looked up. */
  public final UInt deviceId;

  /** Its process. */
  public final UInt processId;

  /** The process's context is cached. */
  public final Bool hit;

  /** Its context. */
  public final DecodedProcessContext context;

  /** A request is looked up in this cycle, so what is found counts as used. */
  public final Bool asked;

  /** The device of a walk. */
  public final UInt walkDeviceId;

  /** The process whose context the walk wants. */
  public final UInt walkProcessId;

  /** The process's context is cached. */
  public final Bool walkHit;

  /** Its context. */
  public final DecodedProcessContext walkContext;

  /** From the walk that looks up. */
  public final ProcessContextRefill refill;

  /** What to forget. */
  public final Invalidation invalidation;

  /** Bit i is 1: entry i means something. */
  final Bits valid;

  /** The devices of the entries. */
  final Vec<UInt> deviceIds;

  /** The processes of the entries. */
  final Vec<UInt> processIds;

  /** The cache of a build. */
  public ProcessContextCache(IommuConfig config) {
    super(config.name());
    int size = config.capacities().processContexts();
    describe("Cache of %d process contexts (PDTC).".formatted(size));
    int deviceWidth = config.widths().deviceId();
    int processWidth = config.widths().processId();
    deviceId = in(uint(deviceWidth));
    processId = in(uint(processWidth));
    hit = out(bool());
    context = out(DecodedProcessContext.of(config));
    asked = in(bool());
    walkDeviceId = in(uint(deviceWidth));
    walkProcessId = in(uint(processWidth));
    walkHit = out(bool());
    walkContext = out(DecodedProcessContext.of(config));
    refill = in(ProcessContextRefill.of(config));
    invalidation = in(Invalidation.of(config));

    valid = reg(bits(size)).resetTo(0);
    deviceIds = reg(vec(size, uint(deviceWidth)));
    processIds = reg(vec(size, uint(processWidth)));
    var contexts = memory(size, DecodedProcessContext.of(config));

    var ofDevice = deviceIds.map(id -> id.eq(deviceId)).asBits();
    var ofProcess = processIds.map(id -> id.eq(processId)).asBits();
    var hits = ofDevice.and(ofProcess).and(valid);
    hit.set(hits.orReduce());
    context.set(contexts.read(oneHotToNumber(hits)));

    // One comparison serves walks, their refills and invalidations: a walk that refills is the one
    // that looks up, and in the cycle of an invalidation of directories no walk finds anything and
    // none refills. IODIR.INVAL_DDT drops the process contexts of its devices too (section 4.1.3).
    var byDevice = invalidation.kind().eq(Invalidation.Kind.DEVICE_DIRECTORY);
    var byProcess = invalidation.kind().eq(Invalidation.Kind.PROCESS_DIRECTORY);
    var ofEverything = invalidation.kind().eq(Invalidation.Kind.EVERYTHING);
    var forgets = invalidation.valid().and(byDevice.or(byProcess).or(ofEverything));
    var keeps = refill.valid().andNot(forgets);
    var probeDevice = mux(forgets, invalidation.deviceId(), walkDeviceId);
    var probeProcess = mux(forgets, invalidation.processId(), walkProcessId);
    var sameDevice = deviceIds.map(id -> id.eq(probeDevice)).asBits();
    var sameProcess = processIds.map(id -> id.eq(probeProcess)).asBits();
    var named = sameDevice.and(sameProcess);
    var walkHits = named.and(valid);
    walkHit.set(walkHits.orReduce().andNot(forgets));
    walkContext.set(contexts.read(oneHotToNumber(walkHits)));
    var anyDevice = ofEverything.or(byDevice.andNot(invalidation.deviceValid()));
    var anyProcess = byProcess.not();
    var forgotten =
        sameDevice.or(anyDevice.repeat(size)).and(sameProcess.or(anyProcess.repeat(size)));

    var others = valid.and(named.not());
    var way = Replacement.choose(others, mux(asked, hits, bits(size).of(0)), keeps);
    when(forgets, () -> valid.set(valid.and(forgotten.not())))
        .elseWhen(
            keeps,
            () -> {
              valid.set(others.or(way.oneHot(size)));
              deviceIds.at(way).set(refill.deviceId());
              processIds.at(way).set(refill.processId());
              contexts.write(way, refill.context());
            });

    unused(invalidation, "only what tells about processes matters here");
    assertAlways(OneHot.atMostOne(hits), "one process context at most is that of a request");
    assertAlways(
        refill
            .valid()
            .not()
            .or(refill.deviceId().eq(walkDeviceId).and(refill.processId().eq(walkProcessId))),
        "a refill comes from the walk that looks up");
    assertAlways(OneHot.atMostOne(walkHits), "one process context at most is that of a walk");
  }
}
