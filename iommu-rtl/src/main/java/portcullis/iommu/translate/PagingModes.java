package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bool;

import portcullis.hdl.Bool;
import portcullis.hdl.UInt;
import portcullis.iommu.Paging;
import portcullis.iommu.context.StageMode;
import portcullis.iommu.layout.IohgatpMode;
import portcullis.iommu.layout.IosatpMode;

/** Which modes a build has, and which addresses they can translate. */
final class PagingModes {
  private PagingModes() {}

  /** Whether iosatp.MODE is Bare or a mode of this build. */
  static Bool firstStageSupported(UInt mode, Paging paging) {
    return mode.eq(IosatpMode.BARE.code())
        .or(mode.eq(IosatpMode.SV39.code()))
        .or(mode.eq(IosatpMode.SV48.code()).and(bool(paging.sv48())))
        .or(mode.eq(IosatpMode.SV57.code()).and(bool(paging.sv57())));
  }

  /** Whether iohgatp.MODE is Bare or a mode of this build. */
  static Bool secondStageSupported(UInt mode, Paging paging) {
    return mode.eq(IohgatpMode.BARE.code())
        .or(mode.eq(IohgatpMode.SV39X4.code()))
        .or(mode.eq(IohgatpMode.SV48X4.code()).and(bool(paging.sv48x4())))
        .or(mode.eq(IohgatpMode.SV57X4.code()).and(bool(paging.sv57x4())));
  }

  /** Whether the bits of an IOVA above the {@link StageMode}'s width are copies of its top bit. */
  static Bool canonical(UInt page, UInt mode, Paging paging) {
    Bool canonical = copies(page, 3);
    if (paging.sv48()) {
      canonical = mode.eq(StageMode.SV48).and(copies(page, 4)).or(canonical);
    }
    if (paging.sv57()) {
      canonical = mode.eq(StageMode.SV57).and(copies(page, 5)).or(canonical);
    }
    return canonical;
  }

  private static Bool copies(UInt page, int levels) {
    var upper = page.slice(page.width() - 1, PageLevels.INDEX_BITS * levels - 1);
    return upper.orReduce().not().or(upper.andReduce());
  }

  /** Whether a guest-physical address is no wider than the {@link StageMode} translates. */
  static Bool withinGuest(UInt page, UInt mode, Paging paging) {
    Bool within = zeroAbove(page, 3);
    if (paging.sv48x4()) {
      within = mode.eq(StageMode.SV48).and(zeroAbove(page, 4)).or(within);
    }
    if (paging.sv57x4()) {
      within = mode.eq(StageMode.SV57).and(zeroAbove(page, 5)).or(within);
    }
    return within;
  }

  private static Bool zeroAbove(UInt page, int levels) {
    int width = PageLevels.INDEX_BITS * levels + PageLevels.ROOT_BITS;
    return page.slice(page.width() - 1, width).eq(0);
  }
}
