package portcullis.replay;

/**
 * What a replay counted.
 *
 * @param scenarios scenarios read, the skipped ones included
 * @param skipped scenarios whose build the device cannot be
 * @param requests requests put: of devices, of the debug registers, page requests
 * @param mismatches differences between what was expected and what was seen
 */
public record Tally(long scenarios, long skipped, long requests, long mismatches) {

  /** Nothing yet. */
  public static final Tally ZERO = new Tally(0, 0, 0, 0);

  /**
   * Adds up.
   *
   * @param other another tally
   * @return the sum of both
   */
  public Tally plus(Tally other) {
    return new Tally(
        scenarios + other.scenarios,
        skipped + other.skipped,
        requests + other.requests,
        mismatches + other.mismatches);
  }

  /** The one line that ends a replay. */
  @Override
  public String toString() {
    return "replay: %d scenarios, %d skipped, %d requests, %d mismatches"
        .formatted(scenarios, skipped, requests, mismatches);
  }
}
