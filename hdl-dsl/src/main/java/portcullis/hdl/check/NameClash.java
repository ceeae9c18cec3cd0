package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** A name that the designer gave cannot be used in Verilog. */
public final class NameClash {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL035",
          "name cannot be used",
          "A name that the designer gave is a keyword, is taken by a sibling, or is no identifier."
              + " Names that come from the Java are adapted instead.");

  private NameClash() {}

  /**
   * A name that is a keyword of Verilog or SystemVerilog.
   *
   * @param source the designer's line
   * @param path the signal or module with that name
   * @param name the name
   */
  public static Diagnostic keyword(Source source, String path, String name) {
    return RULE.at(
        source,
        path,
        "'%s' is a keyword of Verilog or SystemVerilog".formatted(name),
        "choose another name, for example '%s_'".formatted(name));
  }

  /**
   * A name that a sibling has already.
   *
   * @param source the designer's line
   * @param path the signal or module with that name
   * @param name the name
   * @param first where the sibling got it
   */
  public static Diagnostic sibling(Source source, String path, String name, Source first) {
    return RULE.at(
        source,
        path,
        "'%s' is taken already, at %s".formatted(name, first),
        "choose another name for one of the two");
  }

  /**
   * A name that is no Verilog identifier.
   *
   * @param source the designer's line
   * @param path the signal or module with that name
   * @param name the name
   */
  public static Diagnostic notAnIdentifier(Source source, String path, String name) {
    return RULE.at(
        source,
        path,
        "'%s' is not an identifier".formatted(name),
        "use letters, digits and underscores, a letter first");
  }
}
