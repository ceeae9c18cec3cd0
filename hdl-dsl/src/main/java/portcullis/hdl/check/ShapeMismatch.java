package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** Two structures that do not fit together. */
public final class ShapeMismatch {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL017",
          "different structures",
          "Bundles of different record types or vectors of different lengths are joined.");

  private ShapeMismatch() {}

  /**
   * Bundles of different record types.
   *
   * @param source the designer's line
   * @param path the signal or module being described
   * @param operation the method called, for example {@code set}
   * @param leftPath name of the left operand or target
   * @param leftType its record
   * @param rightPath name of the right operand or value
   * @param rightType its record
   */
  public static Diagnostic bundles(
      Source source,
      String path,
      String operation,
      String leftPath,
      String leftType,
      String rightPath,
      String rightType) {
    return RULE.at(
        source,
        path,
        "%s of different records: %s is %s, %s is %s"
            .formatted(operation, leftPath, leftType, rightPath, rightType),
        "join the parts that belong together one by one");
  }

  /**
   * Vectors of different lengths.
   *
   * @param source the designer's line
   * @param path the signal or module being described
   * @param operation the method called, for example {@code set}
   * @param leftPath name of the left operand or target
   * @param leftSize its number of elements
   * @param rightPath name of the right operand or value
   * @param rightSize its number of elements
   */
  public static Diagnostic vectors(
      Source source,
      String path,
      String operation,
      String leftPath,
      int leftSize,
      String rightPath,
      int rightSize) {
    return RULE.at(
        source,
        path,
        "%s of unequal lengths: %s has %d elements, %s has %d"
            .formatted(operation, leftPath, leftSize, rightPath, rightSize),
        "make both equally long, or join the elements one by one");
  }
}
