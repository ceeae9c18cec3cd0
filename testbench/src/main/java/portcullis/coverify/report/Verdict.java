package portcullis.coverify.report;

import portcullis.coverify.journal.JournalSnapshot;
import portcullis.coverify.journal.PlayedScenario;

/** How a run ended, the worst that is true. */
enum Verdict {
  MISMATCH("Mismatch", "hardware, driver and model do not agree"),
  NOTHING("Nothing checked", "no translation was compared, which is no success"),
  STOPPED("Stopped", "the run was stopped; everything agreed until then"),
  AGREED("All agreed", "hardware, driver and model agreed on everything");

  private final String title;
  private final String meaning;

  Verdict(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  static Verdict of(JournalSnapshot run) {
    if (run.mismatchCount() > 0) {
      return MISMATCH;
    }
    if (run.translations() == 0) {
      return NOTHING;
    }
    boolean cutShort =
        run.scenarios().stream().anyMatch(it -> it.verdict() == PlayedScenario.Verdict.STOPPED);
    return run.finished() && !cutShort ? AGREED : STOPPED;
  }

  public String title() {
    return title;
  }

  public String meaning() {
    return meaning;
  }
}
