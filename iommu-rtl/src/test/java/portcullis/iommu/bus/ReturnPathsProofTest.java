package portcullis.iommu.bus;

import static portcullis.iommu.Proofs.assertProved;
import static portcullis.iommu.Proofs.assertRefuted;
import static portcullis.iommu.Proofs.implies;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import portcullis.hdl.lib.axi.Axi4Parameters;
import portcullis.hdl.lib.axi.Response;

/** A refusal is answered once and in full, and nothing else is lost or added. */
@Tag("formal")
class ReturnPathsProofTest {
  private static final int DEPTH = 4;
  private static final Axi4Parameters BUS = new Axi4Parameters(32, 8, 1);

  static class ReadReturnProof extends ReadReturn {
    ReadReturnProof() {
      super(BUS);
      assume(implies(refuse, free), "one read is refused at a time");
      var owed = reg(uint(9)).resetTo(0);
      var owedId = reg(id);
      var passes = translated.fire();
      var errs = outgoing.in.fire().andNot(passes);
      when(
              refuse,
              () -> {
                owed.set(len.extend(9).plus(1));
                owedId.set(id);
              })
          .elseWhen(errs, () -> owed.set(owed.minus(1)));
      assertAlways(free.eq(owed.eq(0)), "a refusal ends when it is answered in full");
      assertAlways(
          free.or(owed.eq(beatsAfter.extend(9).plus(1))), "the beats to come are those owed");
      assertAlways(free.or(owedId.eq(refusedId)), "the ID is that of the read refused");
      assertAlways(implies(errs, owed.ne(0)), "no beat is added");
      assertAlways(refused.eq(errs.and(owed.eq(1))), "a refusal ends with its last beat");
      var beat = outgoing.in.payload();
      var isRight =
          beat.id().eq(owedId).and(beat.resp().eq(Response.SLVERR)).and(beat.last().eq(owed.eq(1)));
      assertAlways(implies(errs, isRight), "each beat of a refusal says SLVERR, one is the last");
      assertAlways(
          implies(passes, outgoing.in.fire().and(beat.asBits().eq(translated.payload().asBits()))),
          "what comes from the translated side passes unchanged");
    }
  }

  @Test
  void readReturn() {
    assertProved(ReadReturnProof::new, DEPTH);
  }

  static class WritePathProof extends WritePath {
    WritePathProof() {
      super(BUS, 2);
      assume(implies(refuse, free), "one write is refused at a time");
      assume(implies(issued, room), "no more writes are issued than can be counted");
      assume(implies(issued, free.or(refused)), "nothing is issued behind a refusal");
      var owed = reg(bool()).resetTo(false);
      var owedId = reg(id);
      var swallowed = reg(bool()).resetTo(false);
      var passes = translated.fire();
      var errs = responses.in.fire().andNot(passes);
      var isLast = data.fire().and(data.payload().last());
      var swallows = data.fire().andNot(translatedData.fire());
      when(
              refuse,
              () -> {
                owed.set(true);
                swallowed.set(false);
                owedId.set(id);
              })
          .elseWhen(errs, () -> owed.set(false))
          .elseWhen(swallows.and(isLast), () -> swallowed.set(true));
      assertAlways(free.eq(owed.not()), "a refusal ends with its response");
      assertAlways(free.or(owedId.eq(refusedId)), "the ID is that of the write refused");
      assertAlways(
          implies(owed, swallowed.eq(refusal.eq(Refusal.RESPONDING))),
          "a response comes when all data is swallowed");
      assertAlways(
          implies(errs, owed.and(swallowed)), "a refusal has one response, after its data");
      assertAlways(refused.eq(errs), "a refusal ends when its response goes its way");
      assertAlways(
          implies(swallows, owed.andNot(swallowed).and(toForward.eq(0))),
          "only data of refused writes is swallowed, behind that of all others");
      assertAlways(implies(translatedData.fire(), data.fire()), "data is passed on once");
      var response = responses.in.payload();
      assertAlways(
          implies(errs, response.id().eq(owedId).and(response.resp().eq(Response.SLVERR))),
          "the response of a refusal says SLVERR");
      assertAlways(
          implies(
              passes, responses.in.fire().and(response.asBits().eq(translated.payload().asBits()))),
          "what comes from the translated side passes unchanged");
    }
  }

  @Test
  void writePath() {
    assertProved(WritePathProof::new, DEPTH);
  }

  /** Answers before the last beat of the data. */
  static final class Hasty extends WritePathProof {
    Hasty() {
      when(data.fire().and(refusal.eq(Refusal.SWALLOWING)), () -> refusal.set(Refusal.RESPONDING));
    }
  }

  @Test
  void aResponseBeforeTheLastBeatOfDataIsRefuted() {
    assertRefuted(Hasty::new, 8);
  }
}
