package portcullis.hdl.guide;

import portcullis.hdl.ClockDomain;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

final class TwoDomains extends Module {
  static final class Ticker extends Module {
    final ClockDomain slow = clockDomain("slow");
    final UInt ticks = out(uint(8));

    Ticker() {
      withClock(
          slow,
          () -> {
            var count = reg(uint(8)).resetTo(0);
            count.set(count.plus(1));
            ticks.set(count);
          });
    }
  }

  final UInt ticks = out(uint(8));

  TwoDomains() {
    var ticker = instance(Ticker::new);
    ticker.slow.set(currentDomain());
    ticks.set(ticker.ticks);
  }
}
