package portcullis.mutation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import portcullis.hdl.ir.Design;
import portcullis.mutation.MutationRun.Judged;

/** Judges mutants, one batch after the other. */
final class Judging {
  /** So many that building them is soon forgotten, so few that designs stay quick. */
  private static final int MOST_OF_A_BATCH = 1024;

  /** Batches smaller than this are not observed first. */
  private static final int WORTH_OBSERVING = 8;

  private final Workers workers;
  private final Progress progress;
  private final TestOrder order = new TestOrder();
  private final Sameness sameness;

  Judging(Workers workers, Map<String, Set<Design>> designs, Progress progress) {
    this.workers = workers;
    this.progress = progress;
    sameness = new Sameness(designs);
  }

  /**
   * Judges.
   *
   * @param chosen the mutants, by Java line
   * @param seed of the order in which batches are taken
   */
  List<Judged> judged(List<Mutant> chosen, long seed) {
    var judged = new ArrayList<Judged>();
    for (var mutants : batches(chosen, seed)) {
      judged.addAll(judged(new Batch(mutants)));
    }
    return judged;
  }

  /** Neighbours share a batch; batches come in any order. */
  private static List<List<Mutant>> batches(List<Mutant> chosen, long seed) {
    var batches = new ArrayList<List<Mutant>>();
    int count = (chosen.size() + MOST_OF_A_BATCH - 1) / MOST_OF_A_BATCH;
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) chosen.size() * i / count);
      int to = (int) ((long) chosen.size() * (i + 1) / count);
      batches.add(chosen.subList(from, to));
    }
    Collections.shuffle(batches, new Random(seed));
    return batches;
  }

  private List<Judged> judged(Batch batch) {
    if (batch.mutants().size() >= WORTH_OBSERVING) {
      var tests =
          batch.tests().stream()
              .sorted(Comparator.comparingLong(Mutant.Reaching::nanos).reversed())
              .toList();
      workers.each(
          tests,
          (worker, test) -> {
            worker.observe(batch, test);
            return test;
          });
    }
    batch.forgetObserved();
    return workers.each(
        batch.mutants(),
        (worker, mutant) -> {
          var one = new Judged(mutant, worker.judge(mutant, batch, order, sameness));
          progress.judged(one);
          return one;
        });
  }
}
