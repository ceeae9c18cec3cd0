package portcullis.iommu.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommu.Proofs.CONFIG;
import static portcullis.iommu.Proofs.assertProved;
import static portcullis.iommu.Proofs.assertRefuted;
import static portcullis.iommu.Proofs.implies;
import static portcullis.iommu.Proofs.prove;

import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bool;
import portcullis.hdl.lib.OneHot;
import portcullis.hdl.testing.formal.Verdict;

/** The chains of parked requests: each keeps its order and comes to its end. */
@Tag("formal")
class ParkedRequestsProofTest {
  private static final int SLOTS = CONFIG.capacities().parked();

  /** With the surroundings that the device port makes. */
  static class Surrounded extends ParkedRequests {
    Surrounded() {
      super(CONFIG);
      assume(implies(park, room), "a request is parked where there is room");
      assume(implies(park, goes.not()), "nothing goes while a request is parked");
      assume(OneHot.atMostOne(concat(goes, faults, answers)), "one thing happens at a time");
      assume(implies(goes.or(faults), offered.andNot(offeredRefused)), "only what has walked goes");
      assume(implies(answers, offered.and(offeredRefused)), "only what is refused is answered");
      assume(
          implies(answers, isAnswered(offeredWrite).not()), "one refusal a direction is answered");
    }

    Bool isAnswered(Bool write) {
      return any(
          phases.mapIndexed((i, phase) -> phase.eq(Phase.ANSWERING).and(writes.bit(i).eq(write))));
    }
  }

  /** The queue of walks is taken for what it is proved to be elsewhere: a queue. */
  static class ParkedRequestsProof extends Surrounded {
    ParkedRequestsProof() {
      var wants = phases.map(phase -> phase.eq(Phase.WANTS_WALK)).asBits();
      assume(
          implies(wanting.out.valid(), wants.bit(wanting.out.payload())),
          "the queue holds what was put into it");
      assume(
          implies(wants.andReduce().not(), wanting.in.ready()),
          "the queue has room while not all slots are in it");
      for (int i = 0; i < SLOTS; i++) {
        slot(i);
        for (int j = 0; j < i; j++) {
          pair(i, j);
        }
      }
    }

    private Bool live(int slot) {
      return phases.at(slot).ne(Phase.FREE);
    }

    private Bool chained(int one, int other) {
      var bothWrite = writes.bit(one).and(writes.bit(other));
      var bothRead = writes.bit(one).or(writes.bit(other)).not();
      return live(one)
          .and(live(other))
          .and(bothWrite.or(bothRead.and(ids.at(one).eq(ids.at(other)))));
    }

    private Bool waitsFor(int one, int other) {
      return waits.bit(one).and(waitsFor.at(one).eq(other));
    }

    private void slot(int slot) {
      assertAlways(implies(newest.bit(slot), live(slot)), "the newest of a chain is parked");
      assertAlways(implies(waits.bit(slot), live(slot)), "who waits is parked");
      assertAlways(
          implies(phases.at(slot).eq(Phase.ANSWERING), waits.bit(slot).not()),
          "who is answered waits for nobody");
      assertAlways(waitsFor(slot, slot).not(), "nobody waits for itself");
      var hasNewest = new ArrayList<Bool>();
      var hasOldest = new ArrayList<Bool>();
      var isAwaited = new ArrayList<Bool>();
      var awaitsOne = new ArrayList<Bool>();
      for (int other = 0; other < SLOTS; other++) {
        hasNewest.add(chained(slot, other).and(newest.bit(other)));
        hasOldest.add(chained(slot, other).andNot(waits.bit(other)));
        isAwaited.add(waitsFor(other, slot));
        awaitsOne.add(waitsFor(slot, other).and(chained(slot, other)));
      }
      assertAlways(implies(live(slot), any(vec(hasNewest))), "each chain has a newest");
      assertAlways(implies(live(slot), any(vec(hasOldest))), "each chain has one that may go");
      assertAlways(
          implies(live(slot).andNot(newest.bit(slot)), any(vec(isAwaited))),
          "who is not the newest is followed by another");
      assertAlways(
          implies(waits.bit(slot), any(vec(awaitsOne))),
          "who waits, waits for one of its own chain that is parked");
    }

    private void pair(int one, int other) {
      assertAlways(
          implies(newest.bit(one).and(newest.bit(other)), chained(one, other).not()),
          "each chain has one newest");
      assertAlways(
          implies(chained(one, other), waits.bit(one).or(waits.bit(other))),
          "one of a chain at a time may go");
      assertAlways(
          waitsFor(one, other).and(waitsFor(other, one)).not(), "nobody waits for each other");
      assertAlways(
          implies(waits.bit(one).and(waits.bit(other)), waitsFor.at(one).ne(waitsFor.at(other))),
          "one at most waits for another");
      assertAlways(
          waitsFor(one, other)
              .and(newest.bit(other))
              .not()
              .and(waitsFor(other, one).and(newest.bit(one)).not()),
          "nobody waits for the newest");
    }
  }

  @Test
  void chains() {
    assertProved(ParkedRequestsProof::new, 3);
  }

  /** Induction would need to know what the queue holds, which is proved for it alone. */
  @Test
  void theQueueOfWalksHoldsWhatWantsWalksForManySteps() {
    assertThat(prove(Surrounded::new, 7)).isNotInstanceOf(Verdict.Refuted.class);
  }

  /** Whoever waits goes on when any read has been answered. */
  static final class Jumping extends ParkedRequestsProof {
    Jumping() {
      when(readAnswered, () -> waits.set(bits(SLOTS).of(0)));
    }
  }

  @Test
  void aRequestThatJumpsItsQueueIsRefuted() {
    assertRefuted(Jumping::new, 8);
  }
}
