package portcullis.iommu.translate;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.bus.ReadBeat;
import portcullis.iommu.bus.ReadRequest;
import portcullis.iommu.context.DecodedDeviceContext;
import portcullis.iommu.context.DecodedProcessContext;
import portcullis.iommu.context.DeviceContextRefill;
import portcullis.iommu.context.ProcessContextRefill;
import portcullis.iommu.control.Settings;

/** Walks the tables for requests that the caches cannot answer, several at once. */
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

  /** The walker of a build. */
  public Walker(IommuConfig config) {
    super(config.name());
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
  }
}
