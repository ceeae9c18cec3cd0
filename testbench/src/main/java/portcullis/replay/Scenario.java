package portcullis.replay;

import java.util.List;

/**
 * One independent scenario of a vector file: it starts from reset with memory all zero.
 *
 * @param number the number the file gives it
 * @param line the line of its record {@code S}, from 1
 * @param build the build of the IOMMU it requires
 * @param steps its stimuli with what each must cause, in order
 */
public record Scenario(int number, long line, Build build, List<Step> steps) {

  /** Copies the steps. */
  public Scenario {
    steps = List.copyOf(steps);
  }

  /**
   * A stimulus and everything that it must cause.
   *
   * @param line the line of the stimulus, from 1
   * @param text the record as the file has it
   * @param stimulus what to do
   * @param expected what must follow; nothing else may
   */
  public record Step(long line, String text, Stimulus stimulus, List<Expected> expected) {

    /** Copies the expectations. */
    public Step {
      expected = List.copyOf(expected);
    }
  }

  /**
   * An expectation with its place in the file.
   *
   * @param line its line, from 1
   * @param text the record as the file has it
   * @param what the expectation
   */
  public record Expected(long line, String text, Expectation what) {}
}
