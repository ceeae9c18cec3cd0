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
   * A construct of the language is used while no module is being described.
   *
   * @param source the designer's line
   */
  public static Diagnostic of(Source source) {
    return RULE.at(
        source,
        "no module",
        "hardware is described while no module is",
        "describe it in the constructor of a module; make the top module with Elaboration.of(() ->"
            + " new ...), parts of a module with instance(() -> new ...)");
  }
}
