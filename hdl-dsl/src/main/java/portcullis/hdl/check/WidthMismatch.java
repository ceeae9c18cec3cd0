package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** Two operands of one kind and unequal width meet. */
public final class WidthMismatch {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL010",
          "widths differ",
          "Operands of unequal width meet. A width never changes silently, because the "
              + "lost or invented bits are the classic error of hardware.");

  private WidthMismatch() {}

  /**
   * Two values of unequal width in one operation.
   *
   * @param source the designer's line
   * @param path the signal or module being described
   * @param operation the method called, for example {@code plus}
   * @param leftPath name of the left operand or target
   * @param leftShape its shape, for example {@code UInt<8>}
   * @param rightPath name of the right operand or value
   * @param rightShape its shape
   */
  public static Diagnostic of(
      Source source,
      String path,
      String operation,
      String leftPath,
      String leftShape,
      String rightPath,
      String rightShape) {
    return RULE.at(
        source,
        path,
        "%s of unequal widths: %s is %s, %s is %s"
            .formatted(operation, leftPath, leftShape, rightPath, rightShape),
        "widen the narrow one with extend(width), or cut the wide one with low(count) or"
            + " slice(high, low)");
  }
}
