package portcullis.hdl.check;

/**
 * One kind of mistake.
 *
 * @param code what it is called for good, for example {@code HDL010}
 * @param severity how bad it is
 * @param title a few words, the headline of the message
 * @param explanation why it is a mistake, in a sentence or two
 */
public record Rule(String code, Severity severity, String title, String explanation) {
  /** Checks the form of the code. */
  public Rule {
    if (!code.matches("HDL\\d{3}")) {
      throw new IllegalArgumentException("not a code: " + code);
    }
  }

  static Rule error(String code, String title, String explanation) {
    return new Rule(code, Severity.ERROR, title, explanation);
  }

  static Rule warning(String code, String title, String explanation) {
    return new Rule(code, Severity.WARNING, title, explanation);
  }

  /** A finding of this rule. */
  Diagnostic at(portcullis.hdl.ir.Source source, String path, String seen, String fix) {
    return new Diagnostic(this, path, source, seen, fix);
  }
}
