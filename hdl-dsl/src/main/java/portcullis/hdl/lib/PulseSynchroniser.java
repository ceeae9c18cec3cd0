package portcullis.hdl.lib;

import portcullis.hdl.Bool;
import portcullis.hdl.ClockDomain;
import portcullis.hdl.Module;

/**
 * Brings single pulses into another clock domain: each cycle with {@link #in} at 1 gives one cycle
 * with {@link #out} at 1, provided that pulses are at least three cycles of the receiving clock
 * apart. For levels use {@code synchronise}.
 *
 * <p>Both domains are reset together, for at least three cycles of the receiving clock.
 */
public final class PulseSynchroniser extends Module {
  /** A pulse in the sending domain. */
  public final Bool in;

  /** The pulse in the receiving domain, two to three of its cycles later. */
  public final Bool out;

  /** A synchroniser between two domains. */
  public PulseSynchroniser(ClockDomain from, ClockDomain to) {
    describe("Brings single pulses into another clock domain.");
    in = in(bool());
    out = out(bool());

    note("Changes with each pulse: a level can be sampled by the other clock.");
    var toggle = withClock(from, () -> reg(bool()).resetTo(false));
    withClock(from, () -> when(in, () -> toggle.set(toggle.not())));
    withClock(
        to,
        () -> {
          var arrived = synchronise(toggle, 2);
          var seen = reg(bool()).resetTo(false);
          seen.set(arrived);
          out.set(arrived.xor(seen));
        });
  }
}
