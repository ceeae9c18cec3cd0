package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** A port that nothing in the Java names. */
public final class NamelessPort {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL037",
          "port without a name",
          "A port has the name of the field or variable that takes it. One that is passed on at"
              + " once has none, and a name of our own would be in the way of whoever wires it.");

  private NamelessPort() {}

  /**
   * A port without a name.
   *
   * @param source the line that makes it
   * @param path the module
   * @param shape its shape
   */
  public static Diagnostic of(Source source, String path, String shape) {
    return RULE.at(
        source,
        path,
        "a port of shape %s is kept in no field or variable".formatted(shape),
        "keep it in a field, or name it: named(\"request\", in(...))");
  }
}
