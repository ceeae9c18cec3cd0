package portcullis.iommu.translate;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.context.DecodedDeviceContext;
import portcullis.iommu.context.DecodedProcessContext;
import portcullis.iommu.context.DeviceContextCache;
import portcullis.iommu.context.DeviceContextRefill;
import portcullis.iommu.context.ProcessContextCache;
import portcullis.iommu.context.ProcessContextRefill;
import portcullis.iommu.context.StageMode;
import portcullis.iommu.control.Settings;
import portcullis.iommu.layout.IommuMode;
import portcullis.iommu.layout.MemoryType;

/** Answers, within the cycle, requests whose contexts and translation are cached. */
public final class Translator extends Module {
  /** What software has set. */
  public final Settings settings;

  /** What to forget. */
  public final Invalidation invalidation;

  /** What is asked. */
  public final TranslationKey key;

  /** A request asks in this cycle, so what is found counts as used. */
  public final Bool asked;

  /** The request may go on as {@code translation} says; otherwise a walk must decide. */
  public final Bool hit;

  /** Where its page goes. */
  public final Translation translation;

  /** The device whose context a walk wants. */
  public final UInt walkDeviceId;

  /** The cache has it; never in the cycle of an invalidation of directories. */
  public final Bool walkDeviceContextHit;

  /** Its context. */
  public final DecodedDeviceContext walkDeviceContext;

  /** The process of that device whose context a walk wants. */
  public final UInt walkProcessId;

  /** The cache has it; never in the cycle of an invalidation of directories. */
  public final Bool walkProcessContextHit;

  /** Its context. */
  public final DecodedProcessContext walkProcessContext;

  /** From the walk that looks up in this cycle. */
  public final DeviceContextRefill deviceContextRefill;

  /** From the walk that looks up in this cycle. */
  public final ProcessContextRefill processContextRefill;

  /** From walks. */
  public final IotlbRefill iotlbRefill;

  /** The translator of a build. */
  public Translator(IommuConfig config) {
    super(config.name());
    describe("Looks requests up in the caches of contexts and translations.");
    settings = in(Settings.of(config));
    invalidation = in(Invalidation.of(config));
    key = in(TranslationKey.of(config));
    asked = in(bool());
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

    var deviceContexts = instance(() -> new DeviceContextCache(config));
    connect(deviceContexts);
    var device = deviceContexts.context;
    var processContexts = instance(() -> new ProcessContextCache(config));
    connect(processContexts, deviceContexts);
    var process = processContexts.context;

    // Which tables (sections 2.3 and 2.3.1). A process_id that is too wide for the directory has no
    // process context that could be cached.
    var directoryMode = settings.mode().ge(IommuMode.ONE_LEVEL.code());
    var hasFirstStage = device.firstStageMode().ne(StageMode.BARE);
    var hasProcess = key.processIdValid().or(device.defaultProcess());
    var usesProcess = device.processDirectory().and(hasFirstStage).and(hasProcess);
    var processAllowed = key.processIdValid().not().or(device.processDirectory());
    var privilegeAllowed = key.privileged().not().or(usesProcess.not()).or(process.supervisor());
    var processUsable = processContexts.hit.and(privilegeAllowed);
    var processKnown = usesProcess.not().or(processUsable);
    var untranslated = key.addressType().eq(TranslationKey.UNTRANSLATED);
    var tablesKnown =
        directoryMode
            .and(untranslated)
            .and(deviceContexts.hit)
            .and(processAllowed)
            .and(processKnown);
    var processPaged = process.mode().ne(StageMode.BARE);
    var devicePaged = device.processDirectory().not().and(hasFirstStage);
    var paged = mux(usesProcess, processPaged, devicePaged);
    var guest = device.secondStageMode().ne(StageMode.BARE);
    var pscid = mux(usesProcess, process.pscid(), device.pscid());

    var iotlb = instance(() -> new Iotlb(config));
    iotlb.space.set(new AddressSpace(guest, device.gscid(), paged, pscid));
    int pageBits = config.paging().pageBits();
    iotlb.page.set(key.page().low(pageBits));
    var upperPage = key.page().slice(key.page().width() - 1, pageBits - 1).asBits();
    var extended = upperPage.andReduce().or(upperPage.orReduce().not());
    var permitted = permitted(iotlb.permissions, paged, process.userMemory());
    var throughTables = paged.or(guest);
    var pageHit = iotlb.present.and(extended).and(permitted);

    // Without tables an address passes as it is, if there are wires for it.
    int physicalPage = config.widths().physicalPage();
    var fits = key.page().slice(key.page().width() - 1, physicalPage).eq(0);
    var bareMode = settings.mode().eq(IommuMode.BARE.code()).and(untranslated);
    hit.set(bareMode.and(fits).or(tablesKnown.and(mux(throughTables, pageHit, fits))));
    var fromIotlb = throughTables.and(directoryMode);
    var asItIs = key.page().low(physicalPage);
    translation.page().set(mux(fromIotlb, iotlb.translation.page(), asItIs));
    translation
        .memoryType()
        .set(mux(fromIotlb, iotlb.translation.memoryType(), uint(2).of(MemoryType.PMA.code())));
    translation.throughMsi().set(iotlb.translation.throughMsi().and(fromIotlb));
    translation.coherent().set(device.enforceSnoop().and(directoryMode));
    iotlb.used.set(asked.and(tablesKnown).and(pageHit));
    iotlb.refill.set(iotlbRefill);
    iotlb.invalidation.set(invalidation);

    unused(settings.directoryPage(), "only walks read the directory");
    unused(device, "roots and MSI page tables matter to walks only");
    unused(process, "the root matters to walks only");
    unused(key.debug(), "the caches answer all alike");
    unused(iotlb.translation.coherent(), "the device context tells it");
  }

  private void connect(DeviceContextCache deviceContexts) {
    deviceContexts.deviceId.set(key.deviceId());
    deviceContexts.asked.set(asked);
    deviceContexts.walkDeviceId.set(walkDeviceId);
    walkDeviceContextHit.set(deviceContexts.walkHit);
    walkDeviceContext.set(deviceContexts.walkContext);
    deviceContexts.refill.set(deviceContextRefill);
    deviceContexts.invalidation.set(invalidation);
  }

  private void connect(ProcessContextCache processContexts, DeviceContextCache deviceContexts) {
    processContexts.deviceEntry.set(deviceContexts.entry);
    processContexts.processId.set(key.processId());
    processContexts.asked.set(asked);
    processContexts.walkDeviceEntry.set(deviceContexts.walkEntry);
    processContexts.droppedDevices.set(deviceContexts.dropped);
    processContexts.walkProcessId.set(walkProcessId);
    walkProcessContextHit.set(processContexts.walkHit);
    walkProcessContext.set(processContexts.walkContext);
    processContexts.refill.set(processContextRefill);
    processContexts.invalidation.set(invalidation);
  }

  /**
   * Whether a page may be used as the request wants. Supervisors may use user pages with SUM, but
   * never fetch from them.
   */
  private Bool permitted(Permissions permissions, Bool paged, Bool userMemory) {
    var readable = mux(key.execute(), permissions.execute(), permissions.read());
    var usable = mux(key.write(), permissions.write(), readable);
    var userPageMay = userMemory.andNot(key.execute());
    var supervisorMay = permissions.user().not().or(userPageMay);
    var privilegeFits = mux(key.privileged(), supervisorMay, permissions.user());
    return usable.and(paged.not().or(privilegeFits));
  }
}
