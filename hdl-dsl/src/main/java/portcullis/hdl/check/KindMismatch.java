package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** Two operands of different kinds meet, for example unsigned and signed. */
public final class KindMismatch {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL011",
          "kinds differ",
          "Values of different kinds meet (unsigned, signed, raw bits, truth value, "
              + "enum). The kind is part of the meaning, so the designer says how one is read "
              + "as the other.");

  private KindMismatch() {}

  /**
   * Two values of different kinds in one operation.
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
        "%s of different kinds: %s is %s, %s is %s"
            .formatted(operation, leftPath, leftShape, rightPath, rightShape),
        "say how the bits are read: asUInt(), asSInt() or asBits() on one of the two");
  }
}
