package portcullis.hdl.guide;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.SInt;

final class Signed extends Module {
  final SInt sample = in(sint(8));
  final SInt gain = in(sint(4));
  final SInt scaled = out(sint(12));
  final Bool tooLoud = out(bool());

  Signed() {
    var amplified = sample.times(gain);
    scaled.set(amplified.shiftRight(2));
    tooLoud.set(amplified.gt(1000).or(amplified.lt(-1000)));
  }
}
