package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** An assignment to something that has its value already. */
public final class NotAssignable {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL032",
          "not assignable",
          "The target of an assignment is not a wire, a register, an output, or an input "
              + "of a part.");

  private NotAssignable() {}

  /**
   * An assignment to an expression.
   *
   * @param source the designer's line
   * @param path the signal or module being described
   * @param expression the expression
   */
  public static Diagnostic expression(Source source, String path, String expression) {
    return RULE.at(
        source,
        path,
        "an assignment to the expression " + expression,
        "declare a wire() or reg() of its shape and assign that");
  }

  /**
   * An assignment to an output of a part.
   *
   * @param source the designer's line
   * @param path the output, as the parent sees it
   */
  public static Diagnostic childOutput(Source source, String path) {
    return RULE.at(
        source,
        path,
        "an assignment to an output of a part, which the part drives",
        "assign inside the part, or choose between it and another value with a wire()");
  }
}
