package portcullis.hdl.lib;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;

/**
 * Grants one of several requests, within the same cycle. There is a grant whenever there is a
 * request that may have it.
 */
public class Arbiter extends Module {
  /** Who is preferred. */
  public enum Policy {
    /** The request with the lowest number. */
    PRIORITY,
    /** The first request, round about, after the one whose grant was last accepted. */
    ROUND_ROBIN
  }

  /** What becomes of a grant that is not accepted in its cycle. */
  public enum Grant {
    /** The next cycle may grant another request. */
    FREE,
    /** Nobody else gets a grant until it is accepted; its request should not be withdrawn. */
    HELD
  }

  /** Who wants a grant; bit 0 is request 0. */
  public final Bits requests;

  /** Who has it: at most one bit is 1. */
  public final Bits grants;

  /** The grant of this cycle is used, and the next one may go to another. */
  public final Bool accept;

  /** No bits with the policy of priority. */
  final Bits later;

  /** No bits if grants are free. */
  final Bits held;

  /**
   * An arbiter.
   *
   * @param count requests, at least 1
   */
  public Arbiter(int count, Policy policy, Grant grant) {
    super(count, policy, grant);
    Sizes.requireAtLeast(1, count, "number of an Arbiter's requests");
    describe(description(count, policy, grant));
    requests = in(bits(count));
    grants = out(bits(count));
    accept = in(bool());

    note("Requests numbered above the one accepted last.");
    later = reg(bits(policy == Policy.ROUND_ROBIN ? count : 0)).resetTo(0);
    note("The grant that waits to be accepted.");
    held = reg(bits(grant == Grant.HELD ? count : 0)).resetTo(0);

    var choice = choice(policy);
    switch (grant) {
      case FREE -> {
        grants.set(choice);
        if (policy == Policy.PRIORITY) {
          unused(accept, "no state depends on which grants are used");
        }
      }
      case HELD -> {
        var isHeld = held.orReduce();
        grants.set(mux(isHeld, held.and(requests), choice));
        when(accept, () -> held.set(0)).elseWhen(isHeld.not(), () -> held.set(choice));
        assertAlways(OneHot.atMostOne(held), "one grant at most is held");
      }
    }
    if (policy == Policy.ROUND_ROBIN) {
      when(accept.and(grants.orReduce()), () -> later.set(OneHot.above(grants)));
    }
    assertAlways(OneHot.atMostOne(grants), "one grant at most is given");
    assertAlways(grants.and(requests.not()).eq(0), "only requests are granted");
  }

  private Bits choice(Policy policy) {
    return switch (policy) {
      case PRIORITY -> lowestOne(requests);
      case ROUND_ROBIN -> {
        var laterRequests = requests.and(later);
        var candidates = mux(laterRequests.orReduce(), laterRequests, requests);
        yield lowestOne(candidates);
      }
    };
  }

  private static String description(int count, Policy policy, Grant grant) {
    return "Grants one of %d requests: %s%s."
        .formatted(
            count,
            switch (policy) {
              case PRIORITY -> "the one with the lowest number";
              case ROUND_ROBIN -> "the first one after that which was served last";
            },
            switch (grant) {
              case FREE -> "";
              case HELD -> "; a grant stays until it is accepted";
            });
  }
}
