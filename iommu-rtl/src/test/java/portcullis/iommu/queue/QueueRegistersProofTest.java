package portcullis.iommu.queue;

import static portcullis.iommu.Proofs.CONFIG;
import static portcullis.iommu.Proofs.assertProved;
import static portcullis.iommu.Proofs.assertRefuted;
import static portcullis.iommu.Proofs.implies;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import portcullis.hdl.Bool;

/** The indices of the queues, proved. */
@Tag("formal")
class QueueRegistersProofTest {
  private static final int DEPTH = 4;

  static class QueueRegistersProof extends QueueRegisters {
    QueueRegistersProof(QueueKind kind) {
      super(CONFIG, kind);
      var started = reg(bool()).resetTo(false);
      started.set(true);
      var last = regNext(state);
      var lastAdvance = regNext(progress.advance());
      var wasBusy = regNext(enabledOrOn(kind));

      var index = state.ownIndex();
      var moved = lastAdvance.and(index.eq(last.ownIndex().plus(1).and(last.mask())));
      assertAlways(
          implies(started, index.eq(last.ownIndex()).or(index.eq(0)).or(moved)),
          "the index of the IOMMU moves by one entry, or starts anew");
      assertAlways(
          implies(
              started.and(wasBusy), state.page().eq(last.page()).and(state.mask().eq(last.mask()))),
          "the base stays while the queue is on");
      assertAlways(
          state.mask().and(state.mask().plus(1)).eq(0), "the number of entries is a power of two");
    }

    private Bool enabledOrOn(QueueKind kind) {
      return controlValue.bit(kind.enable().lsb()).or(controlValue.bit(kind.on().lsb()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void queueRegisters(QueueKind kind) {
    assertProved(() -> new QueueRegistersProof(kind), DEPTH);
  }

  /** Its index goes on behind the last entry. */
  static final class Endless extends QueueRegistersProof {
    Endless(QueueKind kind) {
      super(kind);
      when(progress.advance(), () -> ownIndex.set(ownIndex.plus(1)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anIndexThatLeavesTheQueueIsRefuted(QueueKind kind) {
    assertRefuted(() -> new Endless(kind), 8);
  }
}
