package portcullis.hdl.guide;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

final class Logic extends Module {
  final Bits mask = in(bits(8));
  final UInt shift = in(uint(3));
  final Bool even = out(bool());
  final Bits shifted = out(bits(8));
  final Bits lowest = out(bits(8));
  final UInt number = out(uint(3));
  final UInt ones = out(uint(4));
  final Bool pattern = out(bool());

  Logic() {
    even.set(mask.xorReduce().not());
    shifted.set(mask.shiftRight(shift));
    lowest.set(lowestOne(mask));
    number.set(priorityEncode(mask));
    ones.set(popCount(mask));
    pattern.set(mask.matches("10??_???1"));
  }
}
