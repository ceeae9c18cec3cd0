package portcullis.hdl.guide;

import portcullis.hdl.Bits;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

final class Widths extends Module {
  final UInt a = in(uint(8));
  final UInt b = in(uint(4));
  final UInt sum = out(uint(8));
  final UInt exact = out(uint(9));
  final UInt product = out(uint(12));
  final Bits joined = out(bits(12));
  final UInt middle = out(uint(4));

  Widths() {
    sum.set(a.plus(b.extend(8)));
    exact.set(a.plusCarry(b.extend(8)));
    product.set(a.times(b));
    joined.set(concat(a, b));
    middle.set(a.slice(5, 2));
  }
}
