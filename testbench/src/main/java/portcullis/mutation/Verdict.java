package portcullis.mutation;

/** What became of a mutant. */
public sealed interface Verdict {
  /**
   * A test failed.
   *
   * @param test the first one that did
   * @param reason what it said
   */
  record Killed(String test, String reason) implements Verdict {}

  /**
   * A test did not come to an end in ten times the cycles that it needs otherwise.
   *
   * @param test the test
   */
  record Endless(String test) implements Verdict {}

  /**
   * All tests passed.
   *
   * @param noticeable whether the change makes a difference anywhere in the hardware while the
   *     tests run; if not, no test runs what it is about
   */
  record Survived(boolean noticeable) implements Verdict {}

  /**
   * All tests passed, and in all their designs the change made no difference to the bytecode, or
   * only to claims of a design about itself.
   */
  record Same() implements Verdict {}

  /**
   * The changed design cannot be simulated, such as one with a combinational loop.
   *
   * @param reason what the engine said
   */
  record Broken(String reason) implements Verdict {}
}
