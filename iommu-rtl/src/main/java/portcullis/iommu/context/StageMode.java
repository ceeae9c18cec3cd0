package portcullis.iommu.context;

import static portcullis.hdl.Hdl.uint;
import static portcullis.hdl.Operators.mux;

import portcullis.hdl.UInt;
import portcullis.iommu.Paging;

/**
 * MODE of iosatp or iohgatp of a valid context, in as few bits as a build needs: contexts are kept
 * in many places.
 */
public final class StageMode {
  /** The stage translates nothing. */
  public static final int BARE = 0;

  /** Sv39 or Sv39x4. */
  public static final int SV39 = 1;

  /** Sv48 or Sv48x4. */
  public static final int SV48 = 2;

  /** Sv57 or Sv57x4. */
  public static final int SV57 = 3;

  private static final int PAGED_BIT = 3;

  private StageMode() {}

  /** The shape for first stages, 1 or 2 bits. */
  public static UInt firstStage(Paging paging) {
    return uint(paging.sv48() ? 2 : 1);
  }

  /** The shape for second stages, 1 or 2 bits. */
  public static UInt secondStage(Paging paging) {
    return uint(paging.sv48x4() ? 2 : 1);
  }

  /**
   * From the encoding of the specification: 0 is Bare, 8 to 10 are Sv39 to Sv57 in both registers.
   *
   * @param mode MODE, 4 bits, one that the build has
   * @param shape of the result
   */
  public static UInt of(UInt mode, UInt shape) {
    var paged = mode.low(2).plus(SV39).low(shape.width());
    return mux(mode.bit(PAGED_BIT), paged, shape.of(BARE));
  }
}
