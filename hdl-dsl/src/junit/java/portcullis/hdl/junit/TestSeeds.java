package portcullis.hdl.junit;

import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * The seeds of random tests. They are the same in each run, and so are the time that a run takes
 * and the lines that it covers. {@code -Dportcullis.seed=N} runs that seed alone; {@code
 * -Dportcullis.seed.new=true}, which the profile {@code long} sets, draws a new one, prints it and
 * runs it in place of the last of several.
 */
public final class TestSeeds {
  /** The only seed of a run. */
  public static final String ONLY = "portcullis.seed";

  /** Whether the last seed of several is a new one. */
  public static final String NEW = "portcullis.seed.new";

  private static final System.Logger LOGGER = System.getLogger("portcullis.hdl.junit");

  private TestSeeds() {}

  /**
   * The seeds of a test in this run.
   *
   * @param first the first of those that are the same each time; the others count up from it
   * @param count how many, at least 1
   */
  public static LongStream of(long first, int count) {
    var only = Long.getLong(ONLY);
    var drawn =
        Boolean.getBoolean(NEW) && count > 1
            ? OptionalLong.of(new Random().nextInt() & 0xffffffffL)
            : OptionalLong.empty();
    if (only == null && drawn.isPresent()) {
      LOGGER.log(
          System.Logger.Level.INFO,
          () -> "a new seed: %d; again: -D%s=%1$d".formatted(drawn.getAsLong(), ONLY));
    }
    return of(first, count, only == null ? OptionalLong.empty() : OptionalLong.of(only), drawn);
  }

  static LongStream of(long first, int count, OptionalLong only, OptionalLong drawn) {
    if (only.isPresent()) {
      return only.stream();
    }
    long end = first + count;
    return drawn.isPresent()
        ? LongStream.concat(LongStream.range(first, end - 1), drawn.stream())
        : LongStream.range(first, end);
  }
}
