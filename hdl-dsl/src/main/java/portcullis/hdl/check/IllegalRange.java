package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** A slice or a constant index past the end. */
public final class IllegalRange {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL014",
          "bits out of range",
          "A slice or a constant index names bits or elements that do not exist.");

  private IllegalRange() {}

  /**
   * A slice that is empty or past the end.
   *
   * @param source the designer's line
   * @param path the signal or module being described
   * @param signal name of the value that is cut
   * @param shape its shape
   * @param high highest bit asked for
   * @param low lowest bit asked for
   * @param width bits that there are
   */
  public static Diagnostic slice(
      Source source, String path, String signal, String shape, int high, int low, int width) {
    return RULE.at(
        source,
        path,
        "bits %d to %d of %s, which is %s".formatted(high, low, signal, shape),
        high < low
            ? "the high bit comes first: slice(%d, %d)".formatted(low, high)
            : existing("bits", width));
  }

  /**
   * A constant index past the end.
   *
   * @param source the designer's line
   * @param path the signal or module being described
   * @param signal name of what is indexed
   * @param shape its shape
   * @param index the index asked for
   * @param size number of bits or elements that there are
   */
  public static Diagnostic index(
      Source source, String path, String signal, String shape, int index, int size) {
    return RULE.at(
        source,
        path,
        "index %d of %s, which is %s".formatted(index, signal, shape),
        existing("places", size));
  }

  private static String existing(String what, int size) {
    return size == 0 ? "it has no " + what : "it has the %s 0 to %d".formatted(what, size - 1);
  }
}
