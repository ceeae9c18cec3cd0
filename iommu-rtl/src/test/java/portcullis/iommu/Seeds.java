package portcullis.iommu;

import java.util.Random;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Runs a test with some seeds that are the same each time, and one that is new; with {@code
 * -Dportcullis.seed=N} with that one alone.
 */
public final class Seeds {
  private Seeds() {}

  /** Runs the test with {@code fixed} seeds and a new one; a failure tells how to repeat it. */
  public static void each(Class<?> test, int fixed, LongConsumer run) {
    var only = Long.getLong("portcullis.seed");
    var seeds =
        only != null
            ? LongStream.of(only)
            : LongStream.concat(
                LongStream.range(0, fixed), LongStream.of(new Random().nextInt() & 0xffffffffL));
    seeds.forEach(seed -> {
      try {
        run.accept(seed);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "with seed %d; again: ./mvnw -pl hdl-dsl,iommu-rtl test -Dtest=%s -Dportcullis.seed=%1$d%n%s"
                .formatted(seed, test.getSimpleName(), e.getMessage()),
            e);
      }
    });
  }
}
