package portcullis.coverify.journal;

import java.util.Map;

/**
 * A scenario that was played.
 *
 * @param name its name
 * @param title what it is, in words
 * @param verdict how it ended
 * @param translations translations that were compared
 * @param faults refused accesses that were compared
 * @param cycles that the hardware took
 * @param nanos that it took on the clock of the wall
 * @param cacheEvents where its translations came from
 */
public record PlayedScenario(
    String name,
    String title,
    Verdict verdict,
    long translations,
    long faults,
    long cycles,
    long nanos,
    Map<CacheEvent, Long> cacheEvents) {
  /** How a scenario ended. */
  public enum Verdict {
    /** Everything agreed. */
    AGREED,
    /** Something did not agree. */
    MISMATCH,
    /** It was stopped before its end; nothing had disagreed until then. */
    STOPPED
  }

  /** Copies the counts. */
  public PlayedScenario {
    cacheEvents = Map.copyOf(cacheEvents);
  }
}
