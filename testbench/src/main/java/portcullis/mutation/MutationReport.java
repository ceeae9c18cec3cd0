package portcullis.mutation;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import portcullis.mutation.MutationRun.Judged;

/** Says what became of mutants. */
public final class MutationReport {
  private final List<Judged> all;

  /**
   * A report.
   *
   * @param all the mutants, by Java line
   */
  public MutationReport(List<Judged> all) {
    this.all = List.copyOf(all);
  }

  /**
   * How many came to which end.
   *
   * @param killed a test failed, or did not end
   * @param survived no test failed
   * @param same no difference to the bytecode, claims left out
   * @param broken could not be simulated
   */
  public record Counts(int killed, int survived, int same, int broken) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Verdict verdict) {
      return switch (verdict) {
        case Verdict.Killed _, Verdict.Endless _ -> new Counts(killed + 1, survived, same, broken);
        case Verdict.Survived _ -> new Counts(killed, survived + 1, same, broken);
        case Verdict.Same _ -> new Counts(killed, survived, same + 1, broken);
        case Verdict.Broken _ -> new Counts(killed, survived, same, broken + 1);
      };
    }

    /** Those that count. */
    public int mutants() {
      return killed + survived;
    }

    /** Per cent of those that count that were killed; 100 if there are none. */
    public double score() {
      return mutants() == 0 ? 100 : 100.0 * killed / mutants();
    }
  }

  /** Of all mutants. */
  public Counts counts() {
    return all.stream().map(Judged::verdict).reduce(Counts.NONE, Counts::plus, (a, _) -> a);
  }

  /** The survivors by Java line, a table of the classes, and the line with the score. */
  public void print(PrintWriter out) {
    printSurvivors(out);
    printClasses(out);
    var counts = counts();
    out.printf(
        Locale.ROOT,
        "%d more change nothing in the bytecode but claims, %d cannot be simulated; neither count%n",
        counts.same(),
        counts.broken());
    out.printf(
        Locale.ROOT,
        "mutate: %d mutants, %d killed, %d survived, score %.1f %%%n",
        counts.mutants(),
        counts.killed(),
        counts.survived(),
        counts.score());
    out.flush();
  }

  private void printSurvivors(PrintWriter out) {
    var latest = "";
    for (var judged : all) {
      if (judged.verdict() instanceof Verdict.Survived) {
        var place = judged.mutant().mutation().place();
        if (!place.equals(latest)) {
          out.println(place + " survivors:");
          latest = place;
        }
        print(judged.mutant(), out);
      }
    }
  }

  /** One mutant in two lines: its name, and what it changes. */
  public static void print(Mutant mutant, PrintWriter out) {
    out.println("  " + mutant.mutation());
    out.println("    %s  ->  %s".formatted(mutant.example().before(), mutant.example().after()));
  }

  private void printClasses(PrintWriter out) {
    var byClass = new TreeMap<String, Counts>();
    for (var judged : all) {
      byClass.merge(
          judged.mutant().mutation().outermostClass(),
          Counts.NONE.plus(judged.verdict()),
          (a, _) -> a.plus(judged.verdict()));
    }
    out.printf("%-52s %7s %7s %8s %7s%n", "class", "mutants", "killed", "survived", "score");
    byClass.forEach((name, counts) ->
        out.printf(
            Locale.ROOT,
            "%-52s %7d %7d %8d %5.1f %%%n",
            name,
            counts.mutants(),
            counts.killed(),
            counts.survived(),
            counts.score()));
  }
}
