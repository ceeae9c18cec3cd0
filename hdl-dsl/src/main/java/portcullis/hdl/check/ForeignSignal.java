package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** A signal is used outside the module that owns it. */
public final class ForeignSignal {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL030",
          "signal of another module",
          "A module uses a signal that another module owns. Modules talk through ports " + "only.");

  private ForeignSignal() {}

  /**
   * A signal used in another module.
   *
   * @param source the designer's line
   * @param path the module that uses it
   * @param signal path of the signal
   * @param owner path of the module that owns it
   */
  public static Diagnostic of(Source source, String path, String signal, String owner) {
    return RULE.at(
        source,
        path,
        "%s belongs to %s and is used in %s".formatted(signal, owner, path),
        "pass it through ports: an output of the owner or an input of the user, joined where both"
            + " are parts");
  }
}
