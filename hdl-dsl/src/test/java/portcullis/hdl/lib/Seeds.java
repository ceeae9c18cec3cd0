package portcullis.hdl.lib;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Runs a test with some seeds that are the same each time, and one that is new; with {@code
 * -Dportcullis.seed=N} with that one alone.
 */
final class Seeds {
  private static final int FIXED = 4;

  private Seeds() {}

  static void each(Class<?> test, Consumer<Random> run) {
    var only = Long.getLong("portcullis.seed");
    var seeds =
        only != null
            ? LongStream.of(only)
            : LongStream.concat(
                LongStream.range(0, FIXED), LongStream.of(new Random().nextInt() & 0xffffffffL));
    seeds.forEach(seed -> {
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
