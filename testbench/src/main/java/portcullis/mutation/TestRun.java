package portcullis.mutation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import portcullis.hdl.sim.engine.Engines;

/** Runs a test class in this thread until its first failure. */
final class TestRun implements TestExecutionListener {
  private static final String[] OTHER_PROGRAMS_OR_MUCH_TIME = {"tools", "formal", "long"};

  private final CancellationToken end = CancellationToken.create();
  private final ChangedEngine engine;
  private Optional<Failure> failure = Optional.empty();

  /**
   * What failed first.
   *
   * @param test class and method
   * @param reason what it said
   */
  record Failure(String test, Throwable reason) {}

  private TestRun(ChangedEngine engine) {
    this.engine = engine;
  }

  /**
   * Runs the tests of a class, those that need other programs or much time left out.
   *
   * @param only which of its tests, by unique id; absent for all
   * @param engine takes the place of the engine that they start
   * @return what failed, if anything did
   */
  static Optional<Failure> of(
      Launcher launcher, Class<?> test, Optional<Set<String>> only, ChangedEngine engine) {
    var run = new TestRun(engine);
    var discovery =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectors(test, only))
            .filters(TagFilter.excludeTags(OTHER_PROGRAMS_OR_MUCH_TIME))
            .build();
    var execution =
        LauncherExecutionRequestBuilder.request(discovery)
            .listeners(run)
            .cancellationToken(run.end)
            .build();
    try {
      Engines.withStandIn(engine, () -> launcher.execute(execution));
    } finally {
      engine.end();
    }
    return run.failure;
  }

  private static List<? extends DiscoverySelector> selectors(
      Class<?> test, Optional<Set<String>> only) {
    return only.isEmpty()
        ? List.of(selectClass(test))
        : only.get().stream().sorted().map(DiscoverySelectors::selectUniqueId).toList();
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.isTest()) {
      engine.enter(test.getUniqueId());
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      engine.enter("");
    }
    if (result.getStatus() == TestExecutionResult.Status.FAILED && failure.isEmpty()) {
      failure =
          Optional.of(
              new Failure(
                  test.getSource().flatMap(TestRun::name).orElse(test.getDisplayName()),
                  result.getThrowable().orElseThrow()));
      end.cancel();
    }
  }

  private static Optional<String> name(TestSource source) {
    return switch (source) {
      case MethodSource it -> Optional.of(simple(it.getClassName()) + "." + it.getMethodName());
      case ClassSource it -> Optional.of(simple(it.getClassName()));
      default -> Optional.empty();
    };
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
