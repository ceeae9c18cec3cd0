package portcullis.iommu.context;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;
import portcullis.hdl.lib.OneHot;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.translate.Invalidation;

/**
 * Process contexts that were used lately (PDTC): fully associative, two look-ups a cycle. One is of
 * use only together with the context of its device, so it names this by its entry in the DDTC, and
 * goes when that goes.
 */
public class ProcessContextCache extends Module {
  /** Entry of the device whose request is looked up: one bit is 1, or none. */
  public final Bits deviceEntry;

  /** The process of the request. */
  public final UInt processId;

  /** The process's context is cached. */
  public final Bool hit;

  /** Its context. */
  public final DecodedProcessContext context;

  /** A request is looked up in this cycle, so what is found counts as used. */
  public final Bool asked;

  /**
   * Entry of a walk's device, or in the cycle of an invalidation of directories of the device which
   * it names: one bit is 1, or none.
   */
  public final Bits walkDeviceEntry;

  /** The entries of devices that mean something else from the next cycle on. */
  public final Bits droppedDevices;

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
  final Vec<UInt> devices;

  /** The processes of the entries. */
  final Vec<UInt> processIds;

  /** The cache of a build. */
  public ProcessContextCache(IommuConfig config) {
    super(config.name());
    int size = config.capacities().processContexts();
    describe("Cache of %d process contexts (PDTC).".formatted(size));
    int deviceEntries = config.capacities().deviceContexts();
    int processWidth = config.widths().processId();
    deviceEntry = in(bits(deviceEntries));
    processId = in(uint(processWidth));
    hit = out(bool());
    context = out(DecodedProcessContext.of(config));
    asked = in(bool());
    walkDeviceEntry = in(bits(deviceEntries));
    droppedDevices = in(bits(deviceEntries));
    walkProcessId = in(uint(processWidth));
    walkHit = out(bool());
    walkContext = out(DecodedProcessContext.of(config));
    refill = in(ProcessContextRefill.of(config));
    invalidation = in(Invalidation.of(config));

    valid = reg(bits(size)).resetTo(0);
    devices = reg(vec(size, uint(bitsFor(deviceEntries))));
    processIds = reg(vec(size, uint(processWidth)));
    var contexts = memory(size, DecodedProcessContext.of(config));

    var ofDevice = devices.map(deviceEntry::bit).asBits();
    var ofProcess = processIds.map(id -> id.eq(processId)).asBits();
    var hits = ofDevice.and(ofProcess).and(valid);
    hit.set(hits.orReduce());
    var askedEntry = oneHotToNumber(hits);
    context.set(contexts.read(askedEntry));

    // One comparison serves walks, their refills and invalidations: a walk that refills is the one
    // that looks up, and in the cycle of an invalidation of directories no walk finds anything and
    // none refills. IODIR.INVAL_DDT drops the process contexts of its devices too (section 4.1.3).
    var byDevice = invalidation.kind().eq(Invalidation.Kind.DEVICE_DIRECTORY);
    var byProcess = invalidation.kind().eq(Invalidation.Kind.PROCESS_DIRECTORY);
    var ofEverything = invalidation.kind().eq(Invalidation.Kind.EVERYTHING);
    var probes = invalidation.valid().and(byDevice.or(byProcess).or(ofEverything));
    var probe = mux(probes, invalidation.processId(), walkProcessId);
    var sameDevice = devices.map(walkDeviceEntry::bit).asBits();
    var sameProcess = processIds.map(id -> id.eq(probe)).asBits();
    var named = sameDevice.and(sameProcess).and(valid);
    walkHit.set(named.orReduce().andNot(probes));
    var namedEntry = oneHotToNumber(named);
    walkContext.set(contexts.read(namedEntry));

    var keeps = refill.valid().andNot(probes).and(walkDeviceEntry.orReduce());
    var others = valid.and(named.not());
    var way = Replacement.choose(others, mux(asked, hits, bits(size).of(0)), keeps);
    var ofDropped = devices.map(droppedDevices::bit).asBits();
    var forgotten = ofDropped.or(named.and(probes.and(byProcess).repeat(size)));
    valid.set(valid.and(forgotten.not()));
    when(
        keeps,
        () -> {
          valid.set(others.or(way.oneHot(size)));
          devices.at(way).set(oneHotToNumber(walkDeviceEntry));
          processIds.at(way).set(refill.processId());
          contexts.write(way, refill.context());
        });

    unused(invalidation, "only what tells about processes matters here");
    assertAlways(OneHot.atMostOne(hits), "one process context at most is that of a request");
    assertAlways(
        refill.valid().not().or(refill.processId().eq(walkProcessId)),
        "a refill comes from the walk that looks up");
    assertAlways(
        keeps.and(droppedDevices.orReduce()).not(),
        "no process is refilled in the cycle in which a device changes");
    assertAlways(OneHot.atMostOne(named), "one process context at most is that of a walk");
  }
}
