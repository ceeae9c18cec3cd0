package portcullis.hdl.check;

/** How bad a finding is. */
public enum Severity {
  /** The design cannot be used. */
  ERROR("error"),
  /** The design works; the designer should look at it. */
  WARNING("warning");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The word that a message starts with. */
  public String word() {
    return word;
  }
}
