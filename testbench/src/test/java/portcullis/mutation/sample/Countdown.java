package portcullis.mutation.sample;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/** Counts from 9 to 0. */
final class Countdown extends Module {
  final Bool start = in(bool());
  final Bool busy = out(bool());
  final UInt shown = out(uint(4));

  Countdown() {
    var left = reg(uint(4)).resetTo(0);
    when(left.ne(0), () -> left.set(left.minus(1)));
    when(start, () -> left.set(9));
    busy.set(left.ne(0));
    shown.set(left);
    var forgotten = left.plus(3);
    unused(forgotten, "for a change without effect");
  }
}
