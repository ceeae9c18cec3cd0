package portcullis.model;

import java.util.Set;

/** What the specification permits for a request while tables are changing. */
public sealed interface PermittedAnswers {

  /**
   * Every permitted answer is known.
   *
   * @param answers at least one
   */
  record Known(Set<Answer> answers) implements PermittedAnswers {
    /** Copies the set. */
    public Known {
      answers = Set.copyOf(answers);
    }

    /**
     * Whether an answer is permitted.
     *
     * @param answer what a device under test gave
     * @return true if some order of the changes and the walk's reads explains it
     */
    public boolean allows(Answer answer) {
      return answers.contains(answer);
    }

    /**
     * Whether an outcome is permitted, whatever the fault record.
     *
     * @param outcome what a device under test gave
     * @return true if some permitted answer has it
     */
    public boolean allows(Outcome outcome) {
      return answers.stream().anyMatch(answer -> answer.outcome().equals(outcome));
    }
  }

  /**
   * The reads of the walk combine in too many ways. Nothing may be concluded: a test must fence
   * more often, or raise the limit.
   *
   * @param limit walks that were tried before giving up
   */
  record TooMany(int limit) implements PermittedAnswers {}
}
