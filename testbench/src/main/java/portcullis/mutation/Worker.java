package portcullis.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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
  record Seen(Optional<TestRun.Failure> failure, ChangedEngine engine) {}

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
   * Runs a class with designs that differ in nothing but identity from those that it describes, on
   * the same ways as mutants.
   *
   * @param watcher is shown each design that is simulated
   */
  Seen unchanged(String test, Consumer<Design> watcher) {
    var seen =
        run(
            test,
            new JvmEngine(),
            design -> {
              watcher.accept(design);
              return new Design(design.units());
            },
            Long.MAX_VALUE);
    if (seen.engine().differs()) {
      throw new IllegalStateException("the same design has another bytecode each time: " + test);
    }
    return seen;
  }

  private Seen run(
      String test, JvmEngine changedOnes, UnaryOperator<Design> change, long mostCycles) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    var engine =
        new ChangedEngine(
            unchangedOnes, changedOnes, change, new CycleLimit(mostCycles), () -> usedLate = true);
    Optional<TestRun.Failure> failure;
    try {
      failure = TestRun.of(launcher, named(test), engine);
    } finally {
      thread.setContextClassLoader(before);
    }
    if (usedLate) {
      throw new MutationFailure(
          test + " keeps an engine in a static field; it has to ask for one whenever it needs one");
    }
    return new Seen(failure, engine);
  }

  /** Runs the tests that reach a mutant, until one notices it. */
  Verdict judge(Mutant mutant) {
    var changedOnes = new JvmEngine();
    boolean differs = false;
    for (var test : mutant.tests()) {
      var seen =
          run(
              test.name(),
              changedOnes,
              design -> Mutations.applied(mutant.mutation(), design),
              Math.addExact(Math.multiplyExact(MORE_CYCLES, test.cycles()), CYCLES_AT_LEAST));
      if (seen.engine().isBroken()) {
        return new Verdict.Broken(
            seen.failure().map(it -> it.reason().toString()).orElse("the engine refuses it"));
      }
      if (seen.engine().limit().isExceeded()) {
        return new Verdict.Endless(seen.failure().map(TestRun.Failure::test).orElse(test.name()));
      }
      if (seen.failure().isPresent()) {
        var failure = seen.failure().get();
        return new Verdict.Killed(failure.test(), failure.reason().toString());
      }
      differs = differs || seen.engine().differsInMoreThanClaims();
    }
    return differs ? new Verdict.Survived() : new Verdict.Same();
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
