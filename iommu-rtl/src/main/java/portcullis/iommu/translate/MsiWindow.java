package portcullis.iommu.translate;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/**
 * Tells whether a guest-physical page is that of a virtual interrupt file, and of which one
 * (section 2.3.3, "Process to translate addresses of MSIs").
 */
final class MsiWindow extends Module {
  /** The guest-physical page number. */
  final UInt page;

  /** msi_addr_mask. */
  final UInt mask;

  /** msi_addr_pattern. */
  final UInt pattern;

  /** The page is that of an interrupt file. */
  final Bool matches;

  /** Number of the interrupt file: the bits under the mask, packed. */
  final UInt file;

  /** Level of the largest page around this one that has no interrupt file; 0 if it matches. */
  final UInt clearLevel;

  /**
   * The match.
   *
   * @param width bits of a guest-physical page number
   */
  MsiWindow(int width) {
    super(width);
    describe("Tells whether a guest-physical page is that of a virtual interrupt file.");
    page = in(uint(width));
    mask = in(uint(width));
    pattern = in(uint(width));
    matches = out(bool());
    file = out(uint(width));
    clearLevel = out(uint(PageLevels.WIDTH));

    var differences = page.xor(pattern).and(mask.not());
    matches.set(differences.eq(0));

    note("A larger page keeps clear if it differs in a bit above its offset.");
    clearLevel.set(0);
    for (int level = 1; PageLevels.INDEX_BITS * level < width && level < PageLevels.BARE; level++) {
      int number = level;
      var above = differences.slice(width - 1, PageLevels.INDEX_BITS * level).orReduce();
      when(above, () -> clearLevel.set(number));
    }

    note("From the top bit down, each bit under the mask moves the packed number up.");
    UInt packed = uint(width).of(0);
    for (int bit = width - 1; bit >= 0; bit--) {
      int above = width - 1 - bit;
      var longer = concat(packed.low(above), page.bit(bit)).asUInt().extend(width);
      packed = mux(mask.bit(bit), longer, packed);
    }
    file.set(packed);
  }
}
