package portcullis.hdl.guide;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

final class Registers extends Module {
  final UInt data = in(uint(8));
  final Bool load = in(bool());
  final UInt delayed = out(uint(8));
  final UInt held = out(uint(8));
  final UInt counted = out(uint(4));

  Registers() {
    delayed.set(regNext(data));
    held.set(regEnable(data, load));
    var count = reg(uint(4)).resetTo(15);
    when(load, () -> count.set(count.minus(1)));
    counted.set(count);
  }
}
