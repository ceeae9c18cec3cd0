package portcullis.hdl.check;

import java.math.BigInteger;
import portcullis.hdl.ir.Source;

/** A constant does not fit the shape it is meant for. */
public final class ConstantOutOfRange {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL012",
          "constant out of range",
          "A constant has no representation in the bits it is meant for.");

  private ConstantOutOfRange() {}

  /**
   * A constant that does not fit.
   *
   * @param source the designer's line
   * @param path the signal or module being described
   * @param value the constant
   * @param shape the shape it is meant for, for example {@code UInt<4>}
   * @param lowest smallest value of the shape
   * @param highest largest value of the shape
   */
  public static Diagnostic of(
      Source source,
      String path,
      BigInteger value,
      String shape,
      BigInteger lowest,
      BigInteger highest) {
    return RULE.at(
        source,
        path,
        "%s as %s, which holds %s to %s".formatted(value, shape, lowest, highest),
        value.signum() < 0 && lowest.signum() == 0
            ? "use a signed shape, or write the bit pattern as a number that is not negative"
            : "use a wider shape or a smaller constant");
  }
}
