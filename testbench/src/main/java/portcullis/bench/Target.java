package portcullis.bench;

import java.util.function.DoublePredicate;

/**
 * The bound that a measured value is held against.
 *
 * @param text the bound in words, such as {@code at most 30}
 * @param metBy tells whether a value keeps within the bound
 */
public record Target(String text, DoublePredicate metBy) {
  /**
   * An upper bound.
   *
   * @param bound the largest value that meets the target, in the unit of the measurement
   * @return the target
   */
  public static Target atMost(double bound) {
    return new Target("at most " + Numbers.plain(bound), value -> value <= bound);
  }

  /**
   * An upper bound that is itself too much.
   *
   * @param bound the smallest value that misses the target, in the unit of the measurement
   * @return the target
   */
  public static Target under(double bound) {
    return new Target("under " + Numbers.plain(bound), value -> value < bound);
  }

  /**
   * A lower bound.
   *
   * @param bound the smallest value that meets the target, in the unit of the measurement
   * @return the target
   */
  public static Target atLeast(double bound) {
    return new Target("at least " + Numbers.plain(bound), value -> value >= bound);
  }

  /**
   * No bound: the value is for information.
   *
   * @return a target that every value meets
   */
  public static Target none() {
    return new Target("", value -> true);
  }
}
