package portcullis.mutation;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import portcullis.hdl.ir.Design;
import portcullis.hdl.mutation.Mutation;
import portcullis.hdl.mutation.Mutations;

/** The tests as they run on unchanged hardware: what each of them simulates, and for how long. */
final class Baseline {
  private final Predicate<String> classes;
  private final Map<Mutation, Mutations.Example> examples = new ConcurrentHashMap<>();
  private final Map<Design, Set<Mutation>> mutations = new ConcurrentHashMap<>();

  /** Many tests describe the same design; it is kept once. */
  private final Map<Design, Design> known = new ConcurrentHashMap<>();

  /**
   * What one test class showed.
   *
   * @param test the class
   * @param seen how it went
   * @param designs what it simulated
   * @param nanos how long it took
   */
  private record Shown(String test, Worker.Seen seen, Set<Design> designs, long nanos) {}

  private Baseline(Predicate<String> classes) {
    this.classes = classes;
  }

  /**
   * What the tests showed.
   *
   * @param mutants in the order of their names
   * @param designs what each test simulates, by the name of the test
   */
  record Found(List<Mutant> mutants, Map<String, Set<Design>> designs) {}

  /**
   * Runs the tests and finds all mutants.
   *
   * @throws MutationFailure if a test fails
   */
  static Found mutants(Workers workers, TestClasses tests, Scope scope, Progress progress) {
    return new Baseline(name -> scope.changes(name) && !tests.holds(name))
        .run(workers, tests, progress);
  }

  private Found run(Workers workers, TestClasses tests, Progress progress) {
    progress.begin("tests", tests.names().size());
    var all =
        workers.each(
            tests.names(),
            (worker, test) -> {
              try {
                return show(worker, test);
              } finally {
                progress.step();
              }
            });
    for (var shown : all) {
      // What simulates nothing judges nothing; it may well need another working directory.
      if (shown.seen().failure().isPresent() && !shown.designs().isEmpty()) {
        var failure = shown.seen().failure().get();
        throw new MutationFailure(
            failure.test()
                + " fails with the hardware as it is, so it can judge no change. It says:\n"
                + failure.reason(),
            failure.reason());
      }
    }
    var reaching = new LinkedHashMap<Mutation, List<Mutant.Reaching>>();
    all.stream()
        .sorted(Comparator.comparingLong(Shown::nanos))
        .forEach(shown -> {
          var test = new Mutant.Reaching(shown.test(), shown.seen().limit().used(), shown.nanos());
          var reached = new HashSet<Mutation>();
          shown.designs().forEach(design -> reached.addAll(mutationsOf(design)));
          for (var mutation : reached) {
            if (Scope.judges(shown.test(), mutation.className())) {
              reaching.computeIfAbsent(mutation, _ -> new ArrayList<>()).add(test);
            }
          }
        });
    var mutants =
        reaching.entrySet().stream()
            .map(it -> new Mutant(it.getKey(), examples.get(it.getKey()), it.getValue()))
            .sorted()
            .toList();
    return new Found(mutants, all.stream().collect(toMap(Shown::test, Shown::designs)));
  }

  private Shown show(Worker worker, String test) {
    var designs = new HashSet<Design>();
    long start = System.nanoTime();
    var seen = worker.unchanged(test, it -> designs.add(known.computeIfAbsent(it, same -> same)));
    long nanos = System.nanoTime() - start;
    designs.forEach(this::mutationsOf);
    return new Shown(test, seen, designs, nanos);
  }

  private Set<Mutation> mutationsOf(Design design) {
    return mutations.computeIfAbsent(
        design,
        it -> {
          var found = Mutations.of(it, classes);
          found.forEach(examples::putIfAbsent);
          return Set.copyOf(found.keySet());
        });
  }
}
