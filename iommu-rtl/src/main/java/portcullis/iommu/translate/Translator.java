package portcullis.iommu.translate;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.context.DecodedDeviceContext;
import portcullis.iommu.context.DecodedProcessContext;
import portcullis.iommu.context.DeviceContextRefill;
import portcullis.iommu.context.ProcessContextRefill;
import portcullis.iommu.control.Settings;

/** Answers, within the cycle, requests whose contexts and translation are cached. */
public final class Translator extends Module {
  /** What software has set. */
  public final Settings settings;

  /** What to forget. */
  public final Invalidation invalidation;

  /** What is asked. */
  public final TranslationKey key;

  /** The request may go on as {@code translation} says; otherwise a walk must decide. */
  public final Bool hit;

  /** Where its page goes. */
  public final Translation translation;

  /** The device whose context a walk wants. */
  public final UInt walkDeviceId;

  /** The cache has it. */
  public final Bool walkDeviceContextHit;

  /** Its context. */
  public final DecodedDeviceContext walkDeviceContext;

  /** The process of that device whose context a walk wants. */
  public final UInt walkProcessId;

  /** The cache has it. */
  public final Bool walkProcessContextHit;

  /** Its context. */
  public final DecodedProcessContext walkProcessContext;

  /** From walks. */
  public final DeviceContextRefill deviceContextRefill;

  /** From walks. */
  public final ProcessContextRefill processContextRefill;

  /** From walks. */
  public final IotlbRefill iotlbRefill;

  /** The translator of a build. */
  public Translator(IommuConfig config) {
    super(config.name());
    settings = in(Settings.of(config));
    invalidation = in(Invalidation.of(config));
    key = in(TranslationKey.of(config));
    hit = out(bool());
    translation = out(Translation.of(config));
    walkDeviceId = in(uint(config.widths().deviceId()));
    walkDeviceContextHit = out(bool());
    walkDeviceContext = out(DecodedDeviceContext.of(config));
    walkProcessId = in(uint(config.widths().processId()));
    walkProcessContextHit = out(bool());
    walkProcessContext = out(DecodedProcessContext.of(config));
    deviceContextRefill = in(DeviceContextRefill.of(config));
    processContextRefill = in(ProcessContextRefill.of(config));
    iotlbRefill = in(IotlbRefill.of(config));
  }
}
