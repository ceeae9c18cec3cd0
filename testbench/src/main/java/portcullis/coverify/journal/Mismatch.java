package portcullis.coverify.journal;

import java.util.List;

/**
 * Something that did not agree.
 *
 * @param scenario name of the scenario
 * @param message what was expected and what was seen
 * @param replay the command that repeats it
 * @param translations the translations that came last before it, the latest one first
 */
public record Mismatch(
    String scenario, String message, String replay, List<Translation> translations) {
  /** Copies the list. */
  public Mismatch {
    translations = List.copyOf(translations);
  }
}
