package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** The designer's Java threw an exception. */
public final class ConstructorFailed {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL090",
          "the Java stopped",
          "The constructor of a module threw an exception of its own, so the description is not"
              + " complete. What was found up to there is reported too.");

  private ConstructorFailed() {}

  /**
   * An exception of the designer's Java.
   *
   * @param source the line that threw
   * @param path the module being described
   * @param cause what was thrown
   */
  public static Diagnostic of(Source source, String path, Throwable cause) {
    String words = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return RULE.at(
        source,
        path,
        cause.getClass().getName() + words,
        "correct the Java; it is ordinary code, a debugger works");
  }
}
