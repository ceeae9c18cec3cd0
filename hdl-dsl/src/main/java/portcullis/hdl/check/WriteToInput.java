package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** A module assigns its own input. */
public final class WriteToInput {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL031",
          "an input is assigned",
          "A module assigns its own input, which only the outside drives.");

  private WriteToInput() {}

  /**
   * An assignment to an input.
   *
   * @param source the designer's line
   * @param path the input
   */
  public static Diagnostic of(Source source, String path) {
    return RULE.at(
        source,
        path,
        "an assignment to an input of the module itself",
        "declare it as an output if this module drives it, or assign a wire of your own");
  }
}
