package portcullis.hdl.guide;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/** Counts the cycles in which it is enabled. */
public final class Counter extends Module {
  public final Bool enable = in(bool());
  public final UInt count = out(uint(8));

  /** A counter that starts at 0. */
  public Counter() {
    describe("Counts the cycles in which it is enabled.");
    var value = reg(uint(8)).resetTo(0);
    when(enable, () -> value.set(value.plus(1)));
    count.set(value);
  }
}
