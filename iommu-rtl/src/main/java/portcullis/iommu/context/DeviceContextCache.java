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

  /** Its entry: one bit is 1, or none. */
  public final Bits entry;

  /** A request is looked up in this cycle, so what is found counts as used. */
  public final Bool asked;

  /** The device whose context a walk wants. */
  public final UInt walkDeviceId;

  /** Its context is cached. */
  public final Bool walkHit;

  /** Its context. */
  public final DecodedDeviceContext walkContext;

  /**
   * The entry of {@code walkDeviceId}, or in the cycle of an invalidation of directories that of
   * the device which it names: one bit is 1, or none.
   */
  public final Bits walkEntry;

  /** The entries that do not mean from the next cycle on what they mean in this one. */
  public final Bits dropped;

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
    entry = out(bits(size));
    asked = in(bool());
    walkDeviceId = in(uint(config.widths().deviceId()));
    walkHit = out(bool());
    walkContext = out(DecodedDeviceContext.of(config));
    walkEntry = out(bits(size));
    dropped = out(bits(size));
    refill = in(DeviceContextRefill.of(config));
    invalidation = in(Invalidation.of(config));

    valid = reg(bits(size)).resetTo(0);
    deviceIds = reg(vec(size, uint(config.widths().deviceId())));
    var contexts = memory(size, DecodedDeviceContext.of(config));

    var hits = deviceIds.map(id -> id.eq(deviceId)).asBits().and(valid);
    hit.set(hits.orReduce());
    entry.set(hits);
    var askedEntry = oneHotToNumber(hits);
    context.set(contexts.read(askedEntry));

    // One comparison serves walks, their refills and invalidations: a walk that refills is the one
    // that looks up, and in the cycle of an invalidation of directories no walk finds anything and
    // none refills.
    var ofDevice = invalidation.kind().eq(Invalidation.Kind.DEVICE_DIRECTORY);
    var ofProcess = invalidation.kind().eq(Invalidation.Kind.PROCESS_DIRECTORY);
    var ofEverything = invalidation.kind().eq(Invalidation.Kind.EVERYTHING);
    var probes = invalidation.valid().and(ofDevice.or(ofProcess).or(ofEverything));
    var probe = mux(probes, invalidation.deviceId(), walkDeviceId);
    var named = deviceIds.map(id -> id.eq(probe)).asBits().and(valid);
    walkEntry.set(named);
    walkHit.set(named.orReduce().andNot(probes));
    var namedEntry = oneHotToNumber(named);
    walkContext.set(contexts.read(namedEntry));

    // What is cached already is not refilled, for that would drop its processes.
    var keeps = refill.valid().andNot(probes).andNot(named.orReduce());
    var way = Replacement.choose(valid, mux(asked, hits, bits(size).of(0)), keeps);
    var forgotten =
        mux(ofDevice.and(invalidation.deviceValid()), named, valid)
            .and(probes.andNot(ofProcess).repeat(size));
    dropped.set(mux(keeps, way.oneHot(size), forgotten));
    valid.set(valid.and(forgotten.not()));
    when(
        keeps,
        () -> {
          valid.set(valid.or(way.oneHot(size)));
          deviceIds.at(way).set(refill.deviceId());
          contexts.write(way, refill.context());
        });

    unused(invalidation, "only what tells about devices matters here");
    assertAlways(OneHot.atMostOne(hits), "one device context at most is that of a request");
    assertAlways(
        refill.valid().not().or(refill.deviceId().eq(walkDeviceId)),
        "a refill comes from the walk that looks up");
    assertAlways(OneHot.atMostOne(named), "one device context at most is that of a walk");
  }
}
