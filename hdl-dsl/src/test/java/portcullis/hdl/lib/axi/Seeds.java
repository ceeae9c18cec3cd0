package portcullis.hdl.lib.axi;

import java.util.stream.LongStream;

/**
 * Seeds of random traffic. A test's name tells its seed; {@code -Dportcullis.seed=N} runs that one
 * alone.
 */
public final class Seeds {
  private Seeds() {}

  /** The seeds of a test that runs {@code count} of them. */
  public static LongStream some(int count) {
    var wanted = Long.getLong("portcullis.seed");
    return wanted == null ? LongStream.range(0, count) : LongStream.of(wanted);
  }
}
