package portcullis.mutation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
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
   * Runs the tests and finds all mutants.
   *
   * @return in the order of their names
   * @throws MutationFailure if a test fails
   */
  static List<Mutant> mutants(Workers workers, TestClasses tests, Scope scope, Progress progress) {
    return new Baseline(name -> scope.changes(name) && !tests.holds(name))
        .run(workers, tests, progress);
  }

  private List<Mutant> run(Workers workers, TestClasses tests, Progress progress) {
    progress.begin("tests", tests.names().size());
    var all = workers.each(tests.names(), progress, this::show);
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
          var test =
              new Mutant.Reaching(
                  shown.test(), shown.seen().engine().limit().used(), shown.nanos());
          var reached = new HashSet<Mutation>();
          shown.designs().forEach(design -> reached.addAll(mutationsOf(design)));
          for (var mutation : reached) {
            if (Scope.judges(shown.test(), mutation.className())) {
              reaching.computeIfAbsent(mutation, _ -> new ArrayList<>()).add(test);
            }
          }
        });
    return reaching.entrySet().stream()
        .map(it -> new Mutant(it.getKey(), examples.get(it.getKey()), it.getValue()))
        .sorted(
            Comparator.comparing((Mutant it) -> it.mutation().className())
                .thenComparing(it -> it.mutation().line())
                .thenComparing(it -> it.mutation().toString()))
        .toList();
  }

  private Shown show(Worker worker, String test) {
    Set<Design> designs = Collections.newSetFromMap(new IdentityHashMap<>());
    long start = System.nanoTime();
    var seen = worker.unchanged(test, designs::add);
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
