package portcullis.bench;

import java.util.Arrays;

/** Values of one quantity, measured again and again. */
public final class Samples {
  private Samples() {}

  /** The middle one of an odd number of values, in whatever order. */
  public static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
