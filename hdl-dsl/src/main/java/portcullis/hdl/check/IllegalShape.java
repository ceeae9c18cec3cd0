package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** A shape that cannot exist, for example of negative width. */
public final class IllegalShape {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL013",
          "impossible shape",
          "A width is negative, or a shape was put together from parts that have no "
              + "meaning as hardware.");

  private IllegalShape() {}

  /**
   * A shape of negative width.
   *
   * @param source the designer's line
   * @param path the signal or module being described
   * @param shape the shape, for example {@code UInt}
   * @param width the width asked for
   */
  public static Diagnostic negativeWidth(Source source, String path, String shape, int width) {
    return RULE.at(
        source,
        path,
        "%s of %d bits".formatted(shape, width),
        "widths are 0 or more; check the parameters that the width is computed from");
  }

  /**
   * A shape that cannot exist for another reason.
   *
   * @param source the designer's line
   * @param path the signal or module being described
   * @param shape the shape, for example {@code memory of 0 words}
   * @param fix what the designer can do
   */
  public static Diagnostic of(Source source, String path, String shape, String fix) {
    return RULE.at(source, path, shape, fix);
  }
}
