package portcullis.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a request is answered, step by step: which entries are read, and what they say. */
public final class Walk {
  private final Start start;
  private final List<WalkStep> steps;
  private final PagingMode firstStage;
  private final PagingMode secondStage;
  private final Optional<Purpose> unfinished;
  private final Answer answer;
  private final String whyRefused;

  /** A request, and {@code ddtp} as it was then. */
  record Start(Request request, int mode, long rootPpn) {}

  /**
   * A line of the story.
   *
   * @param step number of the step that it belongs to, or -1 for what is said before and behind
   * @param text the words, indented by depth, without a line feed
   */
  public record Line(int step, String text) {}

  Walk(
      Start start,
      List<WalkStep> steps,
      PagingMode firstStage,
      PagingMode secondStage,
      Optional<Purpose> unfinished,
      Answer answer,
      String whyRefused) {
    this.start = start;
    this.steps = List.copyOf(steps);
    this.firstStage = firstStage;
    this.secondStage = secondStage;
    this.unfinished = unfinished;
    this.answer = answer;
    this.whyRefused = whyRefused;
  }

  /**
   * What the device gets.
   *
   * @return the outcome
   */
  public Outcome outcome() {
    return answer.outcome();
  }

  /**
   * The steps.
   *
   * @return the first one first
   */
  public List<WalkStep> steps() {
    return steps;
  }

  /**
   * Format of the first stage.
   *
   * @return Bare if the walk did not come to one
   */
  public PagingMode firstStage() {
    return firstStage;
  }

  /**
   * Format of the second stage.
   *
   * @return Bare if the walk did not come to one
   */
  public PagingMode secondStage() {
    return secondStage;
  }

  /**
   * The stage that the walk did not bring to its end.
   *
   * @return the innermost one, or empty if there is none
   */
  public Optional<Purpose> unfinishedStage() {
    return unfinished;
  }

  /**
   * The walk in words.
   *
   * @return the lines, each with the step that it tells of
   */
  public List<Line> lines() {
    var narrator = new WalkNarrator();
    var lines = new ArrayList<Line>();
    narrator.begin(start);
    add(lines, -1, narrator.take());
    for (int step = 0; step < steps.size(); step++) {
      steps.get(step).tell(narrator);
      add(lines, step, narrator.take());
    }
    narrator.end(answer, whyRefused);
    add(lines, -1, narrator.take());
    return lines;
  }

  private static void add(List<Line> lines, int step, String text) {
    text.lines().forEach(line -> lines.add(new Line(step, line)));
  }

  /**
   * The walk in words.
   *
   * @return lines that each end in a line feed
   */
  public String text() {
    return lines().stream().map(line -> line.text() + "\n").collect(Collectors.joining());
  }
}
