package portcullis.mutation;

/** Is told how a run gets on; called by several threads. */
public interface Progress {
  /**
   * A part of the run begins.
   *
   * @param what is done
   * @param steps how many there are
   */
  void begin(String what, int steps);

  /** A step is over. */
  void step();

  /**
   * What became of a mutant, which is a step.
   *
   * @param judged the mutant and the verdict
   */
  void judged(MutationRun.Judged judged);
}
