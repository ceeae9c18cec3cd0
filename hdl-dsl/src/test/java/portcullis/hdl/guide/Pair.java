package portcullis.hdl.guide;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

final class Pair extends Module {
  final Bool enable = in(bool());
  final UInt total = out(uint(8));

  Pair() {
    var first = instance(Counter::new);
    var second = instance(Counter::new);
    first.enable.set(enable);
    second.enable.set(enable.and(first.count.bit(0)));
    total.set(first.count.plus(second.count));
  }
}
