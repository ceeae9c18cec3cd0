package portcullis.iommu.bus;

import static portcullis.iommu.Proofs.assertProved;
import static portcullis.iommu.Proofs.assertRefuted;
import static portcullis.iommu.Proofs.implies;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A fence waits for every request before it: any one request is followed. */
@Tag("formal")
class OutstandingRequestsProofTest {
  private static final int MOST = 3;

  static class OutstandingRequestsProof extends OutstandingRequests {
    OutstandingRequestsProof() {
      super(1, MOST);
      var ends = ended.and(endedId.eq(issuedId));
      assume(implies(ended, idle.bit(endedId).not()), "one response comes for each request");
      assume(
          implies(issued, full.bit(issuedId).not().or(ends)), "no request is issued to a full ID");

      var follow = in(bool());
      var live = reg(bool()).resetTo(false);
      var id = reg(issuedId);
      var place = reg(uint(bitsFor(MOST + 1))).resetTo(0);
      var remembers = reg(bool()).resetTo(false);
      var begins = follow.and(issued).andNot(live);
      var comesCloser = live.and(ended).and(endedId.eq(id));
      var leaves = comesCloser.and(place.eq(1));
      when(
          begins,
          () -> {
            live.set(true);
            id.set(issuedId);
            place.set(mux(ends, counts.at(issuedId), counts.at(issuedId).plus(1)));
          });
      when(comesCloser, () -> place.set(place.minus(1)));
      when(leaves, () -> live.set(false));
      remembers.set(observe.or(remembers).and(begins.or(live)).andNot(leaves));

      assertAlways(
          implies(live, place.ne(0).and(place.le(counts.at(id)))), "the request is counted");
      assertAlways(
          implies(live.and(remembers), place.le(remembered.at(id))), "the request is remembered");
      assertAlways(
          implies(live.and(remembers), observed.not()),
          "a fence does not end before a request that was issued before it");
      assertAlways(implies(live, idle.bit(id).not()), "an ID with a request is not idle");
    }
  }

  @Test
  void outstandingRequests() {
    assertProved(OutstandingRequestsProof::new, 3);
  }

  /** A fence forgets an ID if a request is issued with it. */
  static final class Forgetful extends OutstandingRequestsProof {
    Forgetful() {
      when(observe.and(issued), () -> remembered.at(0).set(0));
    }
  }

  @Test
  void aFenceThatForgetsAnIdIsRefuted() {
    assertRefuted(Forgetful::new, 6);
  }
}
