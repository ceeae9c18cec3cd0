package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;
import static portcullis.hdl.Hdl.unused;
import static portcullis.hdl.Operators.concat;
import static portcullis.hdl.Operators.mux;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;

/**
 * A result as a walk keeps it. Its details take the bits of the {@link WalkPlace}, which a walk
 * that has ended needs no more: a {@link GuestFault} for a fault, otherwise a {@link Target}.
 *
 * @param fault the request must not go on
 * @param reported not masked by DTF
 * @param cause the fault's cause
 */
record WalkOutcome(Bool fault, Bool reported, UInt cause) implements Bundle {
  /**
   * What iotval2 is made of; all 0 for faults without a guest-physical address.
   *
   * @param page its page number
   * @param doubleword the doubleword in the page, for implicit accesses
   * @param implicit the access was an implicit one
   */
  record GuestFault(UInt page, UInt doubleword, Bool implicit) implements Bundle {
    static GuestFault shape() {
      return new GuestFault(uint(WalkPlace.PAGE_WIDTH), uint(WalkPlace.DOUBLEWORD_WIDTH), bool());
    }
  }

  /**
   * Where the page goes.
   *
   * @param page page number
   * @param memoryType PBMT
   * @param throughMsi through an MSI page table entry
   * @param coherent requests must be coherent
   * @param level level of the range that is translated alike, or {@link PageLevels#BARE}
   */
  record Target(UInt page, UInt memoryType, Bool throughMsi, Bool coherent, UInt level)
      implements Bundle {
    static Target of(IommuConfig config) {
      return new Target(
          uint(config.widths().physicalPage()),
          uint(StageLeaf.memoryTypeWidth(config)),
          bool(),
          bool(),
          uint(PageLevels.WIDTH));
    }
  }

  /** Range of an address that no stage translates: the largest that tr_response can express. */
  private static final int BARE_RANGE = 55;

  private static final int PAGE_RANGE = 12;

  static WalkOutcome shape() {
    return new WalkOutcome(bool(), bool(), uint(Refusal.CAUSE_WIDTH));
  }

  /** The result for those who asked. */
  WalkResult result(IommuConfig config, Bits details) {
    var guestShape = GuestFault.shape();
    var guestFault = details.low(guestShape.width()).as(guestShape);
    unused(details.high(details.width() - guestShape.width()), "a place is wider");
    var targetShape = Target.of(config);
    var target = details.low(targetShape.width()).as(targetShape);
    var iotval2 =
        concat(guestFault.page(), guestFault.doubleword(), bits(2).of(0), guestFault.implicit())
            .asUInt();
    UInt range = uint(6).of(BARE_RANGE);
    for (int level = PageLevels.BARE - 1; level >= 0; level--) {
      int bits = PAGE_RANGE + PageLevels.INDEX_BITS * level;
      range = mux(target.level().eq(level), uint(6).of(bits), range);
    }
    return new WalkResult(
        fault,
        cause.extend(12),
        reported,
        iotval2,
        new Translation(
            target.page(), target.memoryType().extend(2), target.throughMsi(), target.coherent()),
        range);
  }
}
