package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** A reset or initial value that does not suit its register. */
public final class ResetValueMismatch {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL018",
          "reset value does not fit",
          "The reset or initial value of a register is a constant of the register's shape: hardware"
              + " cannot know another one when it starts.");

  private ResetValueMismatch() {}

  /**
   * A value of another shape than the register.
   *
   * @param source the designer's line
   * @param path the register
   * @param registerShape its shape
   * @param value the value given
   * @param valueShape its shape
   */
  public static Diagnostic of(
      Source source, String path, String registerShape, String value, String valueShape) {
    return RULE.at(
        source,
        path,
        "the register is %s, its value %s is %s".formatted(registerShape, value, valueShape),
        "give a constant of the register's shape");
  }
}
