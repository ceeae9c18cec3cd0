package portcullis.replay;

import java.nio.file.Path;
import java.util.List;

/**
 * A step after which the device did not show what it must.
 *
 * @param file the vector file
 * @param scenario the scenario
 * @param step the step
 * @param differences what differs, at least one
 * @param explanation why the expected answer is right: the model's walk; empty if there is none
 */
public record Mismatch(
    Path file,
    Scenario scenario,
    Scenario.Step step,
    List<Difference> differences,
    String explanation) {

  /** Copies the differences. */
  public Mismatch {
    differences = List.copyOf(differences);
  }

  /**
   * One difference.
   *
   * @param line the line of the expectation, or of the stimulus where nothing was expected
   * @param expected what the file demands
   * @param seen what the device shows
   */
  public record Difference(long line, String expected, String seen) {}

  /** A text of several lines: place, stimulus, each difference, and the explanation. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    text.append("MISMATCH in scenario %d, %s:%d%n".formatted(scenario.number(), file, step.line()));
    text.append("  build     %s%n".formatted(scenario.build()));
    text.append("  stimulus  %s%n".formatted(step.text()));
    for (var difference : differences) {
      text.append(
          "  expected  %s  (line %d)%n".formatted(difference.expected(), difference.line()));
      text.append("  seen      %s%n".formatted(difference.seen()));
    }
    if (!explanation.isEmpty()) {
      text.append("  the walk as the model makes it:%n".formatted());
      explanation.lines().forEach(line -> text.append("    ").append(line).append('\n'));
    }
    return text.toString();
  }
}
