package portcullis.mutation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * In which order tests judge a mutant: those first that have killed most in a second so far, above
 * all of mutants of the same class. The verdicts do not depend on it, only which test they name.
 */
final class TestOrder {
  private static final double NANOS = 1e9;

  /** A test that has not run yet may kill as quickly as this, however long it takes in all. */
  private static final double FIRST_SECONDS = 2;

  /** How long a test has to run on mutants of a class before that counts as much as all others. */
  private static final double WEIGHT_SECONDS = 5;

  private record Key(String test, String changed) {}

  private record Kills(int count, double seconds) {
    static final Kills NONE = new Kills(0, 0);

    Kills plus(Kills other) {
      return new Kills(count + other.count, seconds + other.seconds);
    }
  }

  private final Map<Key, Kills> kills = new ConcurrentHashMap<>();

  /** The tests of a mutant in that order. */
  List<Mutant.Reaching> of(Mutant mutant) {
    var rates =
        mutant.tests().stream()
            .collect(Collectors.toMap(test -> test, test -> rate(test, classOf(mutant))));
    return mutant.tests().stream()
        .sorted(Comparator.comparingDouble((Mutant.Reaching test) -> -rates.get(test)))
        .toList();
  }

  private double rate(Mutant.Reaching test, String changed) {
    var everywhere = kills.getOrDefault(new Key(test.name(), ""), Kills.NONE);
    var here = kills.getOrDefault(new Key(test.name(), changed), Kills.NONE);
    double general =
        (everywhere.count + 1)
            / (everywhere.seconds + Math.min(test.nanos() / NANOS, FIRST_SECONDS));
    return (here.count + WEIGHT_SECONDS * general) / (here.seconds + WEIGHT_SECONDS);
  }

  private static String classOf(Mutant mutant) {
    return mutant.mutation().outermostClass();
  }

  /** Takes note of a run. */
  void learn(Mutant mutant, Mutant.Reaching test, long nanos, boolean killed) {
    var one = new Kills(killed ? 1 : 0, nanos / NANOS);
    kills.merge(new Key(test.name(), ""), one, Kills::plus);
    kills.merge(new Key(test.name(), classOf(mutant)), one, Kills::plus);
  }
}
