package portcullis.hdl.lib;

import static portcullis.hdl.Hdl.assertAlways;
import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.in;
import static portcullis.hdl.Hdl.mux;
import static portcullis.hdl.Hdl.reg;
import static portcullis.hdl.Hdl.when;

import java.util.function.Function;
import portcullis.hdl.Bool;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;

/**
 * Claims of a unit that passes values on in order, added to its description. Any one value that
 * goes in is followed, chosen by an input that the prover may set as it likes: it must come out
 * after just those that were there before it, unchanged.
 */
final class DeliveryProof {
  private DeliveryProof() {}

  /**
   * Adds the claims.
   *
   * @param occupancy how many values the unit holds
   * @param place the value held behind so many others; what makes induction close
   */
  static void claim(Stream<UInt> in, Stream<UInt> out, UInt occupancy, Function<UInt, UInt> place) {
    var follow = in(bool());
    var following = reg(bool()).resetTo(false);
    var followed = reg(in.payload());
    var ahead = reg(occupancy).resetTo(0);

    var push = in.fire();
    var pop = out.fire();
    var begins = follow.and(push).andNot(following);
    var passesThrough = occupancy.eq(0).and(pop);
    when(
        begins.andNot(passesThrough),
        () -> {
          following.set(true);
          followed.set(in.payload());
          ahead.set(mux(pop, occupancy.minus(1), occupancy));
        });
    when(
        following.and(pop),
        () -> {
          ahead.set(ahead.minus(1));
          following.set(ahead.ne(0));
        });

    assertAlways(implies(following, ahead.lt(occupancy)), "the value followed is in the unit");
    assertAlways(
        implies(following, place.apply(ahead).eq(followed)), "the value followed is in its place");
    assertAlways(
        implies(following.and(ahead.eq(0)).and(out.valid()), out.payload().eq(followed)),
        "values come out in order and unchanged");
    assertAlways(
        implies(begins.and(passesThrough), out.payload().eq(in.payload())),
        "a value that passes through is unchanged");
    assertAlways(implies(occupancy.ne(0), out.valid()), "a value that is held is offered");
    StreamMonitor.trust(in);
    StreamMonitor.watch(out);
  }

  static Bool implies(Bool condition, Bool conclusion) {
    return condition.not().or(conclusion);
  }
}
