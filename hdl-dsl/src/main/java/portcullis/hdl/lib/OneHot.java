package portcullis.hdl.lib;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Operators;

/** Questions about masks in which each bit stands for one of several candidates. */
public final class OneHot {
  private OneHot() {}

  /** 1 if at most one bit is 1. */
  public static Bool atMostOne(Bits mask) {
    return Operators.lowestOne(mask).eq(mask);
  }

  /** Ones in all places above the lowest 1 of the mask; all zeros if the mask is. */
  public static Bits above(Bits mask) {
    var number = mask.asUInt();
    return mask.or(number.minus(1).asBits()).not();
  }
}
