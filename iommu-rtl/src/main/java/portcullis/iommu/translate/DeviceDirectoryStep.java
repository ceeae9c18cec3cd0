package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.enumerated;
import static portcullis.hdl.Operators.concat;
import static portcullis.hdl.Operators.mux;

import portcullis.hdl.Bool;
import portcullis.hdl.UInt;
import portcullis.iommu.FieldBits;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.control.Settings;
import portcullis.iommu.layout.DdtEntry;
import portcullis.iommu.layout.DeviceContext;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.IommuMode;

/** From the request to its device context (section 2.3, steps 1 to 6, and section 2.3.1). */
final class DeviceDirectoryStep {
  /** ddtp.iommu_mode is Bare and the request may pass as it is. */
  final Bool passes;

  /** The device context is in use from this step on. */
  final Bool found;

  /** The last doubleword of the device context came, and all is well. */
  final Bool complete;

  /** An entry of the directory must be read. */
  final Bool reads;

  final WalkRead read;

  /** Level of that entry. */
  final UInt level;

  final Refusal refusal;

  DeviceDirectoryStep(
      IommuConfig config,
      Settings settings,
      CurrentStep step,
      Bool cacheHit,
      DeviceContextWord contextWord) {
    var off = settings.mode().eq(IommuMode.OFF.code());
    var bare = settings.mode().eq(IommuMode.BARE.code());
    var untranslated = step.key.addressType().eq(TranslationKey.UNTRANSLATED);

    int contextBytes =
        (config.features().msiFlat() ? DeviceContext.EXTENDED : DeviceContext.BASE).bytes();
    int zeros = Integer.numberOfTrailingZeros(contextBytes / Long.BYTES);
    int lastBits = WalkPlace.DOUBLEWORD_WIDTH - zeros;
    int middleTop = lastBits + PageLevels.INDEX_BITS;
    var deviceId = step.key.deviceId().extend(24);
    var lastIndex = deviceId.low(lastBits);
    var middleIndex = deviceId.slice(middleTop - 1, lastBits);
    var rootIndex = deviceId.slice(23, middleTop);
    var tooWide =
        settings
            .mode()
            .eq(IommuMode.ONE_LEVEL.code())
            .and(middleIndex.ne(0))
            .or(settings.mode().ne(IommuMode.THREE_LEVELS.code()).and(rootIndex.ne(0)));

    var disallowed = bare.andNot(untranslated).or(tooWide.andNot(bare));
    passes = step.atStart.and(bare).and(untranslated);
    var startRefused = step.atStart.and(off.or(disallowed));
    var startCause =
        mux(
            off,
            Refusal.cause(FaultCause.ALL_INBOUND_DISALLOWED),
            Refusal.cause(FaultCause.TRANSACTION_TYPE_DISALLOWED));
    var seeks = step.atStart.andNot(off).andNot(bare).andNot(tooWide);
    found = seeks.and(cacheHit).or(step.atDeviceFound);

    var entryReserved =
        step.word
            .slice(63, DdtEntry.PPN.msb() + 1)
            .orReduce()
            .or(step.word.slice(DdtEntry.PPN.lsb() - 1, DdtEntry.V.msb() + 1).orReduce());
    var directoryRead =
        new StructureRead(
            step.failed,
            step.poisoned,
            mux(step.atDeviceContext, step.progress.valid(), FieldBits.flag(step.word, DdtEntry.V)),
            mux(
                step.atDeviceContext,
                step.progress.broken().or(contextWord.broken),
                entryReserved));
    var usable = directoryRead.usable();
    complete = step.atDeviceContext.and(usable);
    var readRefused = step.atDeviceDirectory.or(step.atDeviceContext).andNot(usable);
    var readCause =
        directoryRead.cause(
            FaultCause.DDT_ENTRY_LOAD_ACCESS_FAULT,
            FaultCause.DDT_DATA_CORRUPTION,
            FaultCause.DDT_ENTRY_NOT_VALID,
            FaultCause.DDT_ENTRY_MISCONFIGURED);
    refusal = new Refusal(startRefused.or(readRefused), mux(step.atStart, startCause, readCause));

    var rootLevel = settings.mode().low(PageLevels.WIDTH).minus(IommuMode.ONE_LEVEL.code());
    level = mux(step.atStart, rootLevel, step.progress.level().minus(1));
    var readsLeaf = level.eq(0);
    var page =
        mux(
            step.atStart,
            settings.directoryPage().extend(WalkRead.PAGE_WIDTH),
            FieldBits.number(step.word, DdtEntry.PPN));
    var contextPlace = concat(lastIndex, bits(zeros).of(0)).asUInt();
    var pointerPlace = mux(level.eq(1), middleIndex, rootIndex.extend(WalkPlace.DOUBLEWORD_WIDTH));
    reads = seeks.andNot(cacheHit).or(step.atDeviceDirectory.and(usable));
    var phases = enumerated(WalkPhase.class);
    read =
        new WalkRead(
            mux(
                readsLeaf,
                phases.of(WalkPhase.DEVICE_CONTEXT),
                phases.of(WalkPhase.DEVICE_DIRECTORY)),
            page,
            mux(readsLeaf, contextPlace, pointerPlace));
  }
}
