package portcullis.replay;

/** Explains what should happen at a step of a scenario. */
@FunctionalInterface
public interface Explainer {
  /** Explains nothing. */
  Explainer SILENT = (scenario, step) -> "";

  /**
   * Plays a scenario up to a step and explains that step.
   *
   * @param scenario the scenario
   * @param step index of the step
   * @return a text of several lines, or an empty one if there is nothing to explain
   */
  String explain(Scenario scenario, int step);
}
