package portcullis.hdl.check.wrong;

import portcullis.hdl.Bool;
import portcullis.hdl.ClockDomain;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/** Values and resets that go from one clock to another. */
public final class WrongClocks {
  private WrongClocks() {}

  /** HDL070. */
  public static final class Crossing extends Module {
    private final ClockDomain bus = clockDomain("bus");
    private final UInt request = in(uint(8));
    private final UInt seen = out(uint(8));

    /** The module. */
    public Crossing() {
      var kept = regNext(request);
      var inverted = kept.not();
      var arrived = withClock(bus, () -> regNext(inverted));
      seen.set(arrived);
    }
  }

  /** HDL070, an input that two clocks read. */
  public static final class SharedInput extends Module {
    private final ClockDomain bus = clockDomain("bus");
    private final Bool enable = in(bool());
    private final UInt fast = out(uint(1));
    private final UInt slow = out(uint(1));

    /** The module. */
    public SharedInput() {
      var here = regNext(enable);
      var there = withClock(bus, () -> regNext(enable));
      fast.set(here.asUInt());
      slow.set(there.asUInt());
    }
  }

  /** HDL071. */
  public static final class Reset extends Module {
    private final ClockDomain bus = clockDomain("bus");
    private final Bool stop = in(bool());
    private final UInt count = out(uint(8));

    /** The module. */
    public Reset() {
      var stopped = regNext(stop);
      withClock(
          bus,
          () ->
              withReset(
                  stopped,
                  () -> {
                    var value = reg(uint(8)).resetTo(0);
                    value.set(value.plus(uint(8).of(1)));
                    count.set(value);
                  }));
    }
  }
}
