package portcullis.coverify.journal;

import java.util.List;
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
 * @param nanos that it took on the wall clock
 * @param notes what the scenario had to tell, a line each
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
    List<String> notes,
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

  /** Copies notes and counts. */
  public PlayedScenario {
    notes = List.copyOf(notes);
    cacheEvents = Map.copyOf(cacheEvents);
  }

  PlayedScenario withCacheEvents(Map<CacheEvent, Long> counts) {
    return new PlayedScenario(
        name, title, verdict, translations, faults, cycles, nanos, notes, counts);
  }
}
