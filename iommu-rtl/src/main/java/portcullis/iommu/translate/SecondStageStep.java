package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.enumerated;
import static portcullis.hdl.Hdl.note;
import static portcullis.hdl.Hdl.uint;
import static portcullis.hdl.Operators.concat;
import static portcullis.hdl.Operators.mux;

import portcullis.hdl.Bool;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.context.StageMode;
import portcullis.iommu.layout.FaultCause;

/** From a guest-physical place to a physical one (section 2.3, step 19, and the implicit ones). */
final class SecondStageStep {
  /** The place is known to be on this physical page. */
  final Bool resolves;

  /** 52 bits, because without any stage it is that of the IOVA. */
  final UInt page;

  /** What the second stage permits there. */
  final StageLeaf leaf;

  /** Level of its leaf, or {@link PageLevels#BARE}. */
  final UInt leafLevel;

  /** An entry must be read. */
  final Bool reads;

  final WalkRead read;

  /** Level of that entry. */
  final UInt level;

  /** The cache helped. */
  final Bool usesCache;

  /** An entry was read that can be kept. */
  final Bool keeps;

  /** The refusal is a guest page fault. */
  final Bool guestPageFault;

  final Refusal refusal;

  SecondStageStep(
      IommuConfig config,
      CurrentStep step,
      Bool points,
      Bool physical,
      WalkPlace place,
      SecondStageCache cache,
      PageTableEntryCheck check) {
    var device = step.device;
    int levels = config.paging().secondStageLevels();
    var guest = device.secondStageMode().ne(StageMode.BARE);
    var begins = points.and(guest).andNot(physical);
    var within = PagingModes.withinGuest(place.page(), device.secondStageMode(), config.paging());
    var helped = cache.hit;
    var known = cache.known;
    var knownLeaf = helped.and(known.leaf());
    usesCache = begins.and(helped);

    var entryFailed = step.failed.or(step.poisoned);
    var walks = step.atSecondStage.andNot(entryFailed).andNot(check.denied);
    keeps = walks;
    guestPageFault =
        begins.andNot(within).or(step.atSecondStage.andNot(entryFailed).and(check.denied));
    var entryRefused = step.atSecondStage.and(entryFailed);
    var forDirectory = place.purpose().eq(WalkPurpose.PROCESS_DIRECTORY);
    var accessCause =
        mux(
            forDirectory,
            Refusal.cause(FaultCause.PDT_ENTRY_LOAD_ACCESS_FAULT),
            Refusal.accessFault(step.need));
    var corruptionCause =
        mux(
            forDirectory,
            Refusal.cause(FaultCause.PDT_DATA_CORRUPTION),
            Refusal.cause(FaultCause.PT_DATA_CORRUPTION));
    var faultCause =
        Refusal.cause(
            step.need,
            FaultCause.INSTRUCTION_GUEST_PAGE_FAULT,
            FaultCause.READ_GUEST_PAGE_FAULT,
            FaultCause.WRITE_GUEST_PAGE_FAULT);
    refusal =
        new Refusal(
            guestPageFault.or(entryRefused),
            mux(guestPageFault, faultCause, mux(step.failed, accessCause, corruptionCause)));

    resolves =
        points.and(guest.not().or(physical).or(knownLeaf.and(within))).or(walks.and(check.leaf));
    var bare = guest.not().or(physical);
    var knownPage =
        PageLevels.leafPage(
            known.target().extend(WalkRead.PAGE_WIDTH),
            known.level(),
            bool(false),
            place.page(),
            levels);
    var translatedPage = mux(step.atSecondStage, check.target, knownPage);
    page =
        mux(
            bare.andNot(step.atSecondStage),
            place.page(),
            translatedPage.extend(WalkPlace.PAGE_WIDTH));
    leaf =
        mux(
            step.atSecondStage,
            check.properties,
            mux(bare, StageLeaf.bare(config), known.properties()));
    leafLevel =
        mux(
            step.atSecondStage,
            step.progress.secondLevel(),
            mux(bare, uint(PageLevels.WIDTH).of(PageLevels.BARE), known.level()));

    var rootLevel = PageLevels.root(device.secondStageMode());
    var fromRoot = step.atSecondStage.or(helped).not();
    var parent = mux(step.atSecondStage, step.progress.secondLevel(), known.level());
    level = mux(fromRoot, rootLevel, parent.minus(1));
    note("The root has four pages: the two index bits above the others choose one.");
    var rootBits = rootIndexBits(place.page(), rootLevel, levels);
    var rootPage =
        concat(device.secondStagePage().high(device.secondStagePage().width() - 2), rootBits)
            .asUInt();
    var cachedTable = mux(helped, known.target(), rootPage).extend(WalkRead.PAGE_WIDTH);
    read =
        new WalkRead(
            enumerated(WalkPhase.class).of(WalkPhase.SECOND_STAGE),
            mux(step.atSecondStage, check.target, cachedTable),
            PageLevels.index(place.page(), level, levels));
    reads = begins.and(within).andNot(knownLeaf).or(walks.andNot(check.leaf));
  }

  private static UInt rootIndexBits(UInt page, UInt rootLevel, int levels) {
    UInt chosen = rootIndexBits(page, levels - 1);
    for (int level = levels - 2; level >= 2; level--) {
      chosen = mux(rootLevel.eq(level), rootIndexBits(page, level), chosen);
    }
    return chosen;
  }

  private static UInt rootIndexBits(UInt page, int rootLevel) {
    int low = PageLevels.INDEX_BITS * (rootLevel + 1);
    return page.slice(low + PageLevels.ROOT_BITS - 1, low);
  }
}
