package portcullis.hdl.guide;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

final class TwoClocks extends Module {
  final Bool button = in(bool());
  final UInt presses = out(uint(8));

  TwoClocks() {
    var slow = clockDomain("slow");
    var pressed = wire(bool());
    withClock(slow, () -> pressed.set(regNext(button)));

    var seen = synchronise(pressed, 2);
    var earlier = regNext(seen);
    var count = reg(uint(8)).resetTo(0);
    when(seen.andNot(earlier), () -> count.set(count.plus(1)));
    presses.set(count);
  }
}
