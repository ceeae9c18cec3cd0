package portcullis.iommu;

import java.util.function.LongConsumer;
import portcullis.hdl.junit.TestSeeds;

/** Runs a test with several seeds, see {@link TestSeeds}. */
public final class Seeds {
  private Seeds() {}

  /** Runs the test with {@code count} seeds; a failure tells how to repeat it. */
  public static void each(Class<?> test, int count, LongConsumer run) {
    TestSeeds.of(0, count)
        .forEach(seed -> {
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
