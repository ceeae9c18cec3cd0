package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.enumerated;
import static portcullis.hdl.Hdl.uint;
import static portcullis.hdl.Operators.mux;

import portcullis.hdl.Bool;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.context.StageMode;
import portcullis.iommu.layout.FaultCause;

/** From the IOVA to what the first stage makes of it (section 2.3, step 17). */
final class FirstStageStep {
  /** The mode in use, valid where the step decides on it. */
  final UInt mode;

  /** The place of the next entry is known, in {@code place}: of a table, or of the request. */
  final Bool points;

  /** {@code place} is physical already. */
  final Bool physical;

  final WalkPlace place;

  /** Level of that entry, or of the leaf. */
  final UInt level;

  /** The first stage ends here, with {@code leaf}. */
  final Bool ends;

  final StageLeaf leaf;

  /** PTE read failed. */
  final Refusal refusal;

  FirstStageStep(
      IommuConfig config,
      CurrentStep step,
      Bool begins,
      Bool withoutFirstStage,
      FirstStageCache cache,
      PageTableEntryCheck check) {
    var paging = config.paging();
    var device = step.device;
    var mayBePaged = device.firstStageMode();
    mode = mux(withoutFirstStage, mayBePaged.of(StageMode.BARE), mayBePaged);
    var bare = mode.eq(StageMode.BARE);
    var beginsBare = begins.and(bare);
    var beginsPaged = begins.andNot(bare);
    var canonical = PagingModes.canonical(step.key.page(), mode, paging);

    var entryFailed = step.failed.or(step.poisoned);
    var entryDenied = entryFailed.or(check.denied);
    refusal =
        new Refusal(
            beginsPaged.andNot(canonical).or(step.atFirstStage.and(entryDenied)),
            mux(
                step.atFirstStage.and(entryFailed),
                mux(
                    step.failed,
                    Refusal.accessFault(step.need),
                    Refusal.cause(FaultCause.PT_DATA_CORRUPTION)),
                Refusal.cause(
                    step.need,
                    FaultCause.INSTRUCTION_PAGE_FAULT,
                    FaultCause.READ_PAGE_FAULT,
                    FaultCause.WRITE_PAGE_FAULT)));

    var walks = step.atFirstStage.andNot(entryDenied);
    var endsAtLeaf = walks.and(check.leaf);
    ends = beginsBare.or(endsAtLeaf);
    leaf = mux(step.atFirstStage, check.properties, StageLeaf.bare(config));
    points = begins.and(bare.or(canonical)).or(walks);
    physical = beginsPaged.and(cache.hit);

    var rootLevel = PageLevels.root(mode);
    var beginLevel =
        mux(
            bare,
            uint(PageLevels.WIDTH).of(PageLevels.BARE),
            mux(cache.hit, cache.level, rootLevel));
    var nextLevel = mux(check.leaf, step.progress.level(), step.progress.level().minus(1));
    level = mux(step.atFirstStage, nextLevel, beginLevel);
    var root = device.firstStagePage();
    var table = mux(cache.hit, cache.table.extend(root.width()), root).extend(WalkPlace.PAGE_WIDTH);
    var beginPage = mux(bare, step.key.page(), table);
    var purposes = enumerated(WalkPurpose.class);
    place =
        new WalkPlace(
            mux(ends, purposes.of(WalkPurpose.REQUEST), purposes.of(WalkPurpose.FIRST_STAGE)),
            mux(step.atFirstStage, check.target.extend(WalkPlace.PAGE_WIDTH), beginPage),
            mux(
                ends,
                uint(WalkPlace.DOUBLEWORD_WIDTH).of(0),
                PageLevels.index(step.key.page(), level, paging.firstStageLevels())));
  }
}
