package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** A class was compiled without its table of local variables. */
public final class MissingNames {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL091",
          "names are missing from the class file",
          "Names of signals come from the table of local variables, which the compiler writes with"
              + " -g.");

  private MissingNames() {}

  /**
   * A class without the table.
   *
   * @param source the designer's line
   * @param path the module being described
   * @param className the class
   */
  public static Diagnostic of(Source source, String path, String className) {
    return RULE.at(
        source,
        path,
        className + " has no table of local variables",
        "compile it with javac -g, which Maven and Gradle do unless told otherwise; "
            + "exclude it from tools that rewrite classes, such as coverage agents and obfuscators");
  }
}
