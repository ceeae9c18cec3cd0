package portcullis.bench.hdl;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/** A counter with a few words of history: a design on the scale of a unit test. */
final class SmallDesign extends Module {
  public final Bool enable = in(bool());
  public final UInt count = out(uint(32));
  public final UInt oldest = out(uint(32));

  /**
   * Describes it.
   *
   * @param start value after reset; different values make different designs
   */
  SmallDesign(int start) {
    var value = reg(uint(32)).resetTo(start);
    when(enable, () -> value.set(value.plus(1)));
    count.set(value);

    var newer = value;
    for (int i = 0; i < 4; i++) {
      var older = reg(uint(32)).resetTo(0);
      var next = newer;
      when(enable, () -> older.set(next));
      newer = older;
    }
    oldest.set(newer);
  }
}
