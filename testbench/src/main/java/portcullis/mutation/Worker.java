package portcullis.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherFactory;
import portcullis.hdl.ir.Design;
import portcullis.hdl.mutation.Mutations;
import portcullis.hdl.sim.jvm.JvmEngine;

/** Runs tests, one class after the other, with classes of its own. Belongs to one thread. */
final class Worker implements AutoCloseable {
  private static final long MORE_CYCLES = 10;
  private static final long CYCLES_AT_LEAST = 10_000;

  private final TestLoader loader;
  private final Launcher launcher;
  private final JvmEngine unchangedOnes = new JvmEngine();
  private final Map<String, Class<?>> classes = new HashMap<>();
  private boolean usedLate;

  Worker(TestClasses tests) {
    loader = new TestLoader(tests.directories());
    launcher = LauncherFactory.create();
  }

  /** What a run of one class showed. */
  record Seen(Optional<TestRun.Failure> failure, Hardware hardware, CycleLimit limit) {}

  private Class<?> named(String name) {
    return classes.computeIfAbsent(
        name,
        it -> {
          try {
            return Class.forName(it, false, loader);
          } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a compiled test is gone: " + it, e);
          }
        });
  }

  /**
   * Runs a class with the designs that it describes.
   *
   * @param watcher is shown each design that is simulated
   */
  Seen unchanged(String test, Consumer<Design> watcher) {
    var hardware =
        new OneMutant(
            unchangedOnes,
            new JvmEngine(),
            design -> {
              watcher.accept(design);
              return design;
            });
    return run(test, hardware, Long.MAX_VALUE);
  }

  private Seen run(String test, Hardware hardware, long mostCycles) {
    return run(test, Optional.empty(), hardware, mostCycles);
  }

  private Seen run(String test, Optional<Set<String>> only, Hardware hardware, long mostCycles) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    var limit = new CycleLimit(mostCycles);
    var engine = new ChangedEngine(hardware, limit, () -> usedLate = true);
    Optional<TestRun.Failure> failure;
    try {
      failure = TestRun.of(launcher, named(test), only, engine);
    } finally {
      thread.setContextClassLoader(before);
    }
    if (usedLate) {
      throw new MutationFailure(
          test + " keeps an engine in a static field; it has to ask for one whenever it needs one");
    }
    return new Seen(failure, hardware, limit);
  }

  /** Finds out which mutants of a batch make a difference in a test. */
  void observe(Batch batch, Mutant.Reaching test) {
    var found = new Differences();
    var seen = run(test.name(), batch.observed(unchangedOnes, found), Long.MAX_VALUE);
    if (seen.failure().isEmpty()) {
      batch.learn(test, found);
    }
  }

  /**
   * Runs the tests in which a mutant makes a difference, until one notices it.
   *
   * @param batch the mutant is in it
   * @param order of the tests
   * @param sameness tells survivors from mutants that change nothing
   */
  Verdict judge(Mutant mutant, Batch batch, TestOrder order, Sameness sameness) {
    boolean ran = false;
    for (var test : order.of(mutant)) {
      if (batch.mayDiffer(mutant, test)) {
        long start = System.nanoTime();
        var seen =
            run(
                test.name(),
                batch.only(mutant, test),
                batch.with(mutant, unchangedOnes),
                mostCycles(test));
        if (seen.hardware().isBroken()) {
          return judgeAlone(mutant, sameness);
        }
        ran = true;
        var verdict = verdict(test, seen);
        order.learn(mutant, test, System.nanoTime() - start, verdict.isPresent());
        if (verdict.isPresent()) {
          return verdict.get();
        }
      }
    }
    return sameness.of(mutant, ran);
  }

  /** The same with a design that is built for this mutant only, which takes much longer. */
  Verdict judgeAlone(Mutant mutant, Sameness sameness) {
    var changedOnes = new JvmEngine();
    for (var test : mutant.tests()) {
      var hardware =
          new OneMutant(
              unchangedOnes, changedOnes, design -> Mutations.applied(mutant.mutation(), design));
      var seen = run(test.name(), hardware, mostCycles(test));
      if (seen.hardware().isBroken()) {
        return new Verdict.Broken(
            seen.failure().map(it -> it.reason().toString()).orElse("the engine refuses it"));
      }
      var verdict = verdict(test, seen);
      if (verdict.isPresent()) {
        return verdict.get();
      }
    }
    return sameness.of(mutant, true);
  }

  private static long mostCycles(Mutant.Reaching test) {
    return Math.addExact(Math.multiplyExact(MORE_CYCLES, test.cycles()), CYCLES_AT_LEAST);
  }

  private static Optional<Verdict> verdict(Mutant.Reaching test, Seen seen) {
    if (seen.limit().isExceeded()) {
      return Optional.of(
          new Verdict.Endless(seen.failure().map(TestRun.Failure::test).orElse(test.name())));
    }
    return seen.failure().map(it -> new Verdict.Killed(it.test(), it.reason().toString()));
  }

  @Override
  public void close() {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
