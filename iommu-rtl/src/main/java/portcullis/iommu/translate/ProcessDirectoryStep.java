package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.enumerated;
import static portcullis.hdl.Hdl.note;
import static portcullis.hdl.Operators.concat;
import static portcullis.hdl.Operators.mux;

import portcullis.hdl.Bool;
import portcullis.hdl.UInt;
import portcullis.iommu.FieldBits;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.PdtEntry;
import portcullis.iommu.layout.PdtpMode;
import portcullis.iommu.layout.ProcessContext;

/**
 * From the device context to the process context, if one is needed (section 2.3, steps 7 to 16, and
 * section 2.3.2).
 */
final class ProcessDirectoryStep {
  private static final int LAST_BITS = 8;
  private static final int MIDDLE_TOP = LAST_BITS + PageLevels.INDEX_BITS;

  /** The process context of the cache serves. */
  final Bool cached;

  /** The last doubleword of the process context came, and all is well. */
  final Bool complete;

  /** An entry of the directory must be read from {@code place}. */
  final Bool points;

  final WalkPlace place;

  /** Level of that entry. */
  final UInt level;

  /** It is clear which first stage translates the IOVA. */
  final Bool decided;

  /** There is none. */
  final Bool bare;

  final Refusal refusal;

  ProcessDirectoryStep(
      CurrentStep step, Bool deviceFound, Bool cacheHit, ProcessContextWord contextWord) {
    var device = step.device;
    var mode = device.firstStageMode();
    var processId = step.key.processId().extend(20);
    var lastIndex = processId.low(LAST_BITS);
    var middleIndex = processId.slice(MIDDLE_TOP - 1, LAST_BITS);
    var rootIndex = processId.slice(19, MIDDLE_TOP);
    var beyondTwo = rootIndex.ne(0);
    var tooWide =
        mode.eq(PdtpMode.PD8.code())
            .and(middleIndex.ne(0).or(beyondTwo))
            .or(mode.eq(PdtpMode.PD17.code()).and(beyondTwo));

    note("EN_ATS is 0 in every valid device context of these builds.");
    var disallowed =
        step.key
            .addressType()
            .ne(TranslationKey.UNTRANSLATED)
            .or(step.key.processIdValid().and(device.processDirectory().not().or(tooWide)));
    var deviceRefused = deviceFound.and(disallowed);
    var applies =
        device
            .processDirectory()
            .and(step.key.processIdValid().or(device.defaultProcess()))
            .and(mode.ne(PdtpMode.BARE.code()));
    var permitted = deviceFound.andNot(disallowed);
    var seeks = permitted.and(applies);
    cached = seeks.and(cacheHit);

    var entryReserved =
        step.word
            .slice(63, PdtEntry.PPN.msb() + 1)
            .orReduce()
            .or(step.word.slice(PdtEntry.PPN.lsb() - 1, PdtEntry.V.msb() + 1).orReduce());
    var directoryRead =
        new StructureRead(
            step.failed,
            step.poisoned,
            mux(
                step.atProcessContext,
                step.progress.valid(),
                FieldBits.flag(step.word, PdtEntry.V)),
            mux(
                step.atProcessContext,
                step.progress.broken().or(contextWord.broken),
                entryReserved));
    var usable = directoryRead.usable();
    complete = step.atProcessContext.and(usable);
    var readRefused = step.atProcessDirectory.or(step.atProcessContext).andNot(usable);
    var readCause =
        directoryRead.cause(
            FaultCause.PDT_ENTRY_LOAD_ACCESS_FAULT,
            FaultCause.PDT_DATA_CORRUPTION,
            FaultCause.PDT_ENTRY_NOT_VALID,
            FaultCause.PDT_ENTRY_MISCONFIGURED);
    var supervisorRefused =
        step.atProcessFound.and(step.key.privileged()).andNot(step.contexts.supervisor());
    refusal =
        new Refusal(
            deviceRefused.or(readRefused).or(supervisorRefused),
            mux(
                step.atProcessDirectory.or(step.atProcessContext),
                readCause,
                Refusal.cause(FaultCause.TRANSACTION_TYPE_DISALLOWED)));

    var rootLevel = mode.extend(PageLevels.WIDTH).minus(PdtpMode.PD8.code());
    level = mux(step.atProcessDirectory, step.progress.level().minus(1), rootLevel);
    var page =
        mux(
            step.atProcessDirectory,
            FieldBits.number(step.word, PdtEntry.PPN),
            device.firstStagePage().extend(WalkRead.PAGE_WIDTH));
    int zeros = Integer.numberOfTrailingZeros(ProcessContext.STRUCTURE.bytes() / Long.BYTES);
    var contextPlace = concat(lastIndex, bits(zeros).of(0)).asUInt();
    var pointerPlace = mux(level.eq(1), middleIndex, rootIndex.extend(WalkPlace.DOUBLEWORD_WIDTH));
    points = seeks.andNot(cacheHit).or(step.atProcessDirectory.and(usable));
    place =
        new WalkPlace(
            enumerated(WalkPurpose.class).of(WalkPurpose.PROCESS_DIRECTORY),
            page.extend(WalkPlace.PAGE_WIDTH),
            mux(level.eq(0), contextPlace.extend(WalkPlace.DOUBLEWORD_WIDTH), pointerPlace));
    decided = permitted.andNot(applies).or(step.atProcessFound.andNot(supervisorRefused));
    bare = deviceFound.and(device.processDirectory());
  }
}
