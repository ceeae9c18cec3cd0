package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Operators.concat;
import static portcullis.hdl.Operators.mux;

import java.util.ArrayList;
import portcullis.hdl.Bool;
import portcullis.hdl.Data;
import portcullis.hdl.UInt;

/**
 * Levels of 64-bit page tables (privileged specification, Sv39 to Sv57 and their x4 forms): level 0
 * is the last, and each level takes nine bits of a page number.
 */
final class PageLevels {
  /** Bits of a level's number. */
  static final int WIDTH = 3;

  /** Bits of a page number for each level. */
  static final int INDEX_BITS = 9;

  /** Bits that the root of a second stage takes beside. */
  static final int ROOT_BITS = 2;

  /** Stands for the level of a stage that is Bare: larger than every level. */
  static final int BARE = 5;

  private PageLevels() {}

  /** Level of the root of a {@link StageMode} that is not Bare: 2 for Sv39, 4 for Sv57. */
  static UInt root(UInt mode) {
    return mode.extend(WIDTH).plus(1);
  }

  /** The level's part of a page number. */
  static UInt index(UInt page, UInt level, int levels) {
    UInt index = part(page, levels - 1);
    for (int i = levels - 2; i >= 0; i--) {
      index = mux(level.eq(i), part(page, i), index);
    }
    return index;
  }

  private static UInt part(UInt page, int level) {
    return page.slice(INDEX_BITS * level + INDEX_BITS - 1, INDEX_BITS * level);
  }

  /**
   * The page that a leaf gives: below the leaf's level its page number is that of the address.
   *
   * @param target page number of the leaf
   * @param level level of the leaf
   * @param napot the leaf is one of 64 KiB (Svnapot)
   * @param page page number of the address that is translated
   * @param levels levels of the deepest table
   */
  static UInt leafPage(UInt target, UInt level, Bool napot, UInt page, int levels) {
    var parts = new ArrayList<Data>();
    int top = INDEX_BITS * (levels - 1);
    parts.add(target.slice(target.width() - 1, top));
    for (int i = levels - 2; i > 0; i--) {
      parts.add(mux(level.gt(i), part(page, i), part(target, i)));
    }
    parts.add(mux(level.gt(0), page.slice(8, 4), target.slice(8, 4)));
    parts.add(mux(level.gt(0).or(napot), page.low(4), target.low(4)));
    return concat(parts.toArray(Data[]::new)).asUInt();
  }

  /** Whether the page number of a leaf is a multiple of the page's size. */
  static Bool aligned(UInt target, UInt level, int levels) {
    Bool aligned = bool(true);
    for (int i = 0; i < levels - 1; i++) {
      aligned = aligned.and(level.le(i).or(part(target, i).eq(0)));
    }
    return aligned;
  }
}
