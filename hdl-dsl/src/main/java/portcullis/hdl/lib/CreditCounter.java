package portcullis.hdl.lib;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/** Counts permissions: something that is spent to send and comes back when there is room again. */
public final class CreditCounter extends Module {
  /** Takes a credit; only while {@link #available}. */
  public final Bool spend;

  /** Gives a credit back. */
  public final Bool refund;

  /** There is a credit. */
  public final Bool available;

  /** Credits left, 0 to the number at reset. */
  public final UInt left;

  /**
   * A counter.
   *
   * @param credits credits at reset, at least 1
   */
  public CreditCounter(int credits) {
    super(credits);
    Sizes.requireAtLeast(1, credits, "number of credits");
    describe("Counts %s.".formatted(Sizes.count(credits, "credit", "credits")));
    spend = in(bool());
    refund = in(bool());
    available = out(bool());
    left = out(uint(bitsFor(credits + 1)));

    var count = reg(left).resetTo(credits);
    when(spend.andNot(refund), () -> count.set(count.minus(1)))
        .elseWhen(refund.andNot(spend), () -> count.set(count.plus(1)));
    available.set(count.ne(0));
    left.set(count);

    assertAlways(spend.not().or(available), "a credit is spent only if there is one");
    assertAlways(
        refund.not().or(spend).or(count.ne(credits)), "no more credits come back than were spent");
    assertAlways(count.le(credits), "there are never more credits than at reset");
  }
}
