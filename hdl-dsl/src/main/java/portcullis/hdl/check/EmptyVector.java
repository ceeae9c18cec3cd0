package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** An operation on a vector or list without elements. */
public final class EmptyVector {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL016", "empty vector", "An operation needs at least one element, and there is none.");

  private EmptyVector() {}

  /**
   * An operation on nothing.
   *
   * @param source the designer's line
   * @param path the signal or module being described
   * @param operation the method called, for example {@code any}
   */
  public static Diagnostic of(Source source, String path, String operation) {
    return RULE.at(
        source,
        path,
        operation + " of no elements",
        "give it at least one element, or leave the operation out for this parameter");
  }
}
