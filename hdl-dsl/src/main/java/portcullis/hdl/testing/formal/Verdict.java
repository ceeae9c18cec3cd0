package portcullis.hdl.testing.formal;

/** What became of a proof. */
public sealed interface Verdict {
  /**
   * All assertions hold, always.
   *
   * @param depth length of the bounded check and of the induction
   */
  record Proved(int depth) implements Verdict {}

  /**
   * An assertion can be broken from power-up.
   *
   * @param assertion label and place as the prover names them
   * @param step clock edges from power-up to the broken state
   * @param trace the way there, one line a step
   */
  record Refuted(String assertion, int step, String trace) implements Verdict {}

  /**
   * No assertion breaks within the depth, but induction does not close: a deeper proof or an
   * assertion about the states in between may be needed.
   *
   * @param assertion the assertion that induction stops at
   * @param depth length of the bounded check and of the induction
   * @param trace a way from a state, perhaps unreachable, to a broken one
   */
  record Undecided(String assertion, int depth, String trace) implements Verdict {}
}
