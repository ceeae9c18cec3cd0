package portcullis.iommu.context;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;
import portcullis.hdl.lib.OneHot;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.translate.Invalidation;

/** Device contexts that were used lately (DDTC): fully associative, two look-ups a cycle. */
public class DeviceContextCache extends Module {
  /** The device of the request that is looked up. */
  public final UInt deviceId;

  /** Its context is cached. */
  public final Bool hit;

  /** Its context. */
  public final DecodedDeviceContext context;

  /** A request is looked up in this cycle, so what is found counts as used. */
  public final Bool asked;

  /** The device whose context a walk wants. */
  public final UInt walkDeviceId;

  /** Its context is cached. */
  public final Bool walkHit;

  /** Its context. */
  public final DecodedDeviceContext walkContext;

  /** From the walk that looks up. */
  public final DeviceContextRefill refill;

  /** What to forget. */
  public final Invalidation invalidation;

  /** Bit i is 1: entry i means something. */
  final Bits valid;

  /** The devices of the entries. */
  final Vec<UInt> deviceIds;

  /** The cache of a build. */
  public DeviceContextCache(IommuConfig config) {
    super(config.name());
    int size = config.capacities().deviceContexts();
    describe("Cache of %d device contexts (DDTC).".formatted(size));
    deviceId = in(uint(config.widths().deviceId()));
    hit = out(bool());
    context = out(DecodedDeviceContext.of(config));
    asked = in(bool());
    walkDeviceId = in(uint(config.widths().deviceId()));
    walkHit = out(bool());
    walkContext = out(DecodedDeviceContext.of(config));
    refill = in(DeviceContextRefill.of(config));
    invalidation = in(Invalidation.of(config));

    valid = reg(bits(size)).resetTo(0);
    deviceIds = reg(vec(size, uint(config.widths().deviceId())));
    var contexts = memory(size, DecodedDeviceContext.of(config));

    var hits = deviceIds.map(id -> id.eq(deviceId)).asBits().and(valid);
    hit.set(hits.orReduce());
    context.set(contexts.read(oneHotToNumber(hits)));

    // One comparison serves walks, their refills and invalidations: a walk that refills is the one
    // that looks up, and in the cycle of an invalidation of directories no walk finds anything and
    // none refills.
    var ofDevice = invalidation.kind().eq(Invalidation.Kind.DEVICE_DIRECTORY);
    var ofEverything = invalidation.kind().eq(Invalidation.Kind.EVERYTHING);
    var forgets = invalidation.valid().and(ofDevice.or(ofEverything));
    var keeps = refill.valid().andNot(forgets);
    var probe = mux(forgets, invalidation.deviceId(), walkDeviceId);
    var named = deviceIds.map(id -> id.eq(probe)).asBits();
    var walkHits = named.and(valid);
    walkHit.set(walkHits.orReduce().andNot(forgets));
    walkContext.set(contexts.read(oneHotToNumber(walkHits)));
    var onlyNamed = ofDevice.and(invalidation.deviceValid());
    var forgotten = mux(onlyNamed, named, bits(size).of(0).not());

    var others = valid.and(named.not());
    var way = Replacement.choose(others, mux(asked, hits, bits(size).of(0)), keeps);
    when(forgets, () -> valid.set(valid.and(forgotten.not())))
        .elseWhen(
            keeps,
            () -> {
              valid.set(others.or(way.oneHot(size)));
              deviceIds.at(way).set(refill.deviceId());
              contexts.write(way, refill.context());
            });

    unused(invalidation, "only what tells about devices matters here");
    assertAlways(OneHot.atMostOne(hits), "one device context at most is that of a request");
    assertAlways(
        refill.valid().not().or(refill.deviceId().eq(walkDeviceId)),
        "a refill comes from the walk that looks up");
    assertAlways(OneHot.atMostOne(walkHits), "one device context at most is that of a walk");
  }
}
