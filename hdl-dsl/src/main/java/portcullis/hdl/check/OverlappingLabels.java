package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** Two cases name the same value. */
public final class OverlappingLabels {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL041",
          "label twice",
          "Two cases of one select name the same value, so one of them would never happen.");

  private OverlappingLabels() {}

  /**
   * A label that an earlier case has already.
   *
   * @param source the later case
   * @param path the signal or module being described
   * @param label the label
   * @param subject name of the subject
   * @param first the earlier case
   */
  public static Diagnostic of(
      Source source, String path, String label, String subject, Source first) {
    return RULE.at(
        source,
        path,
        "the case %s of %s a second time, first at %s".formatted(label, subject, first),
        "join the two cases, or correct the label of one");
  }
}
