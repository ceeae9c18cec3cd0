package portcullis.hdl.lib;

import java.util.Random;
import java.util.function.Consumer;
import portcullis.hdl.junit.TestSeeds;

/** Runs a test with several seeds, see {@link TestSeeds}. */
final class Seeds {
  private static final int COUNT = 5;

  private Seeds() {}

  static void each(Class<?> test, Consumer<Random> run) {
    TestSeeds.of(0, COUNT)
        .forEach(seed -> {
          try {
            run.accept(new Random(seed));
          } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                "with seed %d; again: ./mvnw -pl hdl-dsl test -Dtest=%s -Dportcullis.seed=%1$d%n%s"
                    .formatted(seed, test.getSimpleName(), e.getMessage()),
                e);
          }
        });
  }
}
