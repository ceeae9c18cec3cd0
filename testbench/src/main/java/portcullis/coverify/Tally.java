package portcullis.coverify;

/**
 * What was compared.
 *
 * @param scenarios scenarios that were played
 * @param translations translations that left the hardware and were compared with the model
 * @param faults refused accesses that were compared with the model and with the user's records
 * @param mismatches scenarios that ended because something did not agree
 */
public record Tally(long scenarios, long translations, long faults, long mismatches) {
  /** Nothing yet. */
  public static final Tally NONE = new Tally(0, 0, 0, 0);

  /**
   * Both together.
   *
   * @param other another
   * @return the sum
   */
  public Tally plus(Tally other) {
    return new Tally(
        scenarios + other.scenarios,
        translations + other.translations,
        faults + other.faults,
        mismatches + other.mismatches);
  }

  /**
   * Whether everything agreed, and there was something to agree on.
   *
   * @return whether the run is a success
   */
  public boolean agreed() {
    return mismatches == 0 && translations > 0;
  }

  /** The last line of a run. */
  @Override
  public String toString() {
    return "coverify: %d scenarios, %d translations, %d faults, %d mismatches"
        .formatted(scenarios, translations, faults, mismatches);
  }
}
