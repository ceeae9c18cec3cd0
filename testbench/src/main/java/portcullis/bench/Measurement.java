package portcullis.bench;

/**
 * One measured value.
 *
 * @param name stable dotted name, such as {@code verilator.build.cold.seconds}
 * @param value the value, finite, in {@code unit}
 * @param unit the unit, such as {@code s} or {@code ns}
 * @param target what the value is held against
 */
public record Measurement(String name, double value, String unit, Target target) {
  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if the value is infinite or not a number
   */
  public Measurement {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "benchmark " + name + " measured " + value + " " + unit + ", which is no finite number");
    }
  }

  /**
   * Whether the value keeps within its target.
   *
   * @return true if it does
   */
  public boolean meetsTarget() {
    return target.metBy().test(value);
  }
}
