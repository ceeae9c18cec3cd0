package portcullis.mutation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import portcullis.hdl.mutation.Mutation;

/**
 * Finds mutants and judges them.
 *
 * @param tests the compiled tests
 * @param scope which hardware
 * @param jobs how many tests run side by side
 */
public record MutationRun(TestClasses tests, Scope scope, int jobs) {
  /**
   * A mutant and what became of it.
   *
   * @param mutant the mutant
   * @param verdict what became of it
   */
  public record Judged(Mutant mutant, Verdict verdict) implements Comparable<Judged> {
    /** By Java line. */
    @Override
    public int compareTo(Judged other) {
      return mutant.compareTo(other.mutant);
    }
  }

  /**
   * A choice of mutants.
   *
   * @param share how many of a hundred, 1 to 100
   * @param seed of the choice
   * @param wanted which ones at all
   */
  public record Choice(double share, long seed, Predicate<Mutant> wanted) {
    /** The chosen ones, in the same order. */
    List<Mutant> of(List<Mutant> all) {
      var candidates = all.stream().filter(wanted).toList();
      int count = (int) Math.ceil(candidates.size() * share / 100);
      var shuffled = new ArrayList<>(candidates);
      Collections.shuffle(shuffled, new Random(seed));
      var chosen = new java.util.HashSet<>(shuffled.subList(0, count));
      return candidates.stream().filter(chosen::contains).toList();
    }
  }

  /** What is done with the mutants that were found. */
  public interface Found {
    /**
     * Takes note of them.
     *
     * @param chosen those that were chosen
     * @param all how many there are
     * @return whether they are to be judged
     */
    boolean judge(List<Mutant> chosen, int all);
  }

  /**
   * Runs.
   *
   * @param choice which mutants are judged
   * @param earlier verdicts that are known already; those mutants are not judged again
   * @param found is told of them before
   * @param progress is told of each step
   * @return the mutants that were judged, by Java line
   * @throws MutationFailure if a test fails without a change, or keeps what it must not
   */
  public List<Judged> run(
      Choice choice, Map<Mutation, Verdict> earlier, Found found, Progress progress) {
    try (var workers = new Workers(tests, jobs)) {
      var baseline = Baseline.mutants(workers, tests, scope, progress);
      var all = baseline.mutants();
      var chosen = choice.of(all);
      if (!found.judge(chosen, all.size())) {
        return List.of();
      }
      progress.begin("mutants", chosen.size());
      var judged = new ArrayList<Judged>();
      var others = new ArrayList<Mutant>();
      for (var mutant : chosen) {
        var verdict = earlier.get(mutant.mutation());
        if (verdict == null) {
          others.add(mutant);
        } else {
          var known = new Judged(mutant, verdict);
          judged.add(known);
          progress.judged(known);
        }
      }
      judged.addAll(
          new Judging(workers, baseline.designs(), progress).judged(others, choice.seed()));
      return judged.stream().sorted().toList();
    }
  }
}
