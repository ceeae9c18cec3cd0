package portcullis.testbench.harness;

import java.util.Random;

/**
 * The seed of a test.
 *
 * @param value the number; a test's name tells it
 */
public record Seed(long value) {
  /** A source of numbers, the same each time. */
  public Random random() {
    return new Random(value);
  }
}
