package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** A shape is used where a signal is needed. */
public final class UnboundShape {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL033",
          "shape used as a signal",
          "A shape such as uint(8) only says how a signal would look; there is no "
              + "hardware yet.");

  private UnboundShape() {}

  /**
   * A shape used as a signal.
   *
   * @param source the designer's line
   * @param path the signal or module being described
   * @param shape the shape, for example {@code UInt<8>}
   * @param operation the method called, for example {@code plus}
   */
  public static Diagnostic of(Source source, String path, String shape, String operation) {
    return RULE.at(
        source,
        path,
        "%s of %s, which is a shape and not a signal".formatted(operation, shape),
        "make a signal of it: wrap the shape in wire(), reg(), in() or out()");
  }
}
