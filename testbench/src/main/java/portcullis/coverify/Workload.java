package portcullis.coverify;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What scenarios work on, as far as one may choose.
 *
 * @param file the file that is copied
 * @param operations how many operations random traffic has at most
 * @param time after which random traffic begins no further operation; empty for no limit
 */
public record Workload(Path file, long operations, Optional<Duration> time) {
  /** Operations of random traffic unless another number is asked for. */
  public static final long DEFAULT_OPERATIONS = 6000;

  /** Checks for null. */
  public Workload {
    Objects.requireNonNull(file);
    Objects.requireNonNull(time);
    if (operations < 1) {
      throw new IllegalArgumentException("%d operations; at least 1".formatted(operations));
    }
  }

  /**
   * How much of the random traffic is done.
   *
   * @param done operations until now
   * @param taken time until now
   * @return 0 to 1; at 1 no further operation begins
   */
  public double share(long done, Duration taken) {
    double ofTime =
        time.map(limit -> (double) taken.toNanos() / Math.max(1, limit.toNanos())).orElse(0.0);
    return Math.min(1, Math.max((double) done / operations, ofTime));
  }

  /**
   * The usual length, on a file.
   *
   * @param file the file that is copied
   * @return the workload
   */
  public static Workload of(Path file) {
    return new Workload(file, DEFAULT_OPERATIONS, Optional.empty());
  }
}
