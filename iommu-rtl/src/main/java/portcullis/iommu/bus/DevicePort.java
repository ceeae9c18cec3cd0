package portcullis.iommu.bus;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
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
    int walkers = config.capacities().walkers();
    device = in(deviceShape(config));
    translated = out(translatedShape(config));
    key = out(TranslationKey.of(config));
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
        .withAddressUser(TranslatedSideband.shape());
  }
}
