package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** Hardware is described outside the constructor of its module. */
public final class NotBeingDescribed {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL034",
          "module is not being described",
          "Hardware is described while the constructor of its module runs. Before and "
              + "after that nothing can be added.");

  private NotBeingDescribed() {}

  /**
   * Used before the module's description began.
   *
   * @param source the designer's line
   * @param path the signal or module
   */
  public static Diagnostic tooEarly(Source source, String path) {
    return RULE.at(
        source,
        path,
        "used before the description of its module began",
        "use it in the constructor of its module, which the elaborator calls");
  }

  /**
   * Used after the module was finished.
   *
   * @param source the designer's line
   * @param path the signal or module
   */
  public static Diagnostic finished(Source source, String path) {
    return RULE.at(
        source,
        path,
        "used after the description of its module was finished",
        "move the statement into the constructor of the module");
  }

  /**
   * Used while no module is being described at all.
   *
   * @param source the designer's line
   * @param operation the method called, for example {@code wire}
   */
  public static Diagnostic nowhere(Source source, String operation) {
    return RULE.at(
        source,
        "no module",
        operation + " while no module is being described",
        "call it in the constructor of a module, and make the top module with the elaborator");
  }
}
