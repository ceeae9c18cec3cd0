package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** A case names a value that the subject cannot have. */
public final class UnknownLabel {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL040",
          "label that cannot occur",
          "A case of a select names a value that its subject cannot have.");

  private UnknownLabel() {}

  /**
   * A label that is not a value of the subject.
   *
   * @param source the designer's line
   * @param path the signal or module being described
   * @param label the label
   * @param subject name of the subject
   * @param subjectShape its shape
   */
  public static Diagnostic of(
      Source source, String path, String label, String subject, String subjectShape) {
    return RULE.at(
        source,
        path,
        "the case %s of %s, which is %s".formatted(label, subject, subjectShape),
        "use a value of the subject, or leave the case out");
  }
}
