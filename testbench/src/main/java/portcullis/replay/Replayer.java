package portcullis.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import portcullis.replay.Mismatch.Difference;

/** Plays vector files on a device under test and reports every difference. */
public final class Replayer {
  private final DeviceUnderTest device;
  private final Explainer explainer;
  private final ReplayListener listener;
  private final boolean keepGoing;
  private Tally tally = Tally.ZERO;
  private boolean stopped;

  /**
   * A replayer.
   *
   * @param device what is judged
   * @param explainer explains the steps that went wrong
   * @param listener is told what happens
   * @param keepGoing whether to go on after the first step that went wrong
   */
  public Replayer(
      DeviceUnderTest device, Explainer explainer, ReplayListener listener, boolean keepGoing) {
    this.device = device;
    this.explainer = explainer;
    this.listener = listener;
    this.keepGoing = keepGoing;
  }

  /**
   * Plays a file, after earlier ones. Unless it is to keep going, it stops at the first step that
   * goes wrong, and later calls do nothing.
   *
   * @param file the file
   * @throws VectorFileException if the file cannot be read
   */
  public void replay(Path file) throws VectorFileException {
    if (stopped) {
      return;
    }
    try (var reader = new VectorReader(file)) {
      listener.fileStarted(file, reader.header());
      for (var next = reader.next(); next.isPresent() && !stopped; next = reader.next()) {
        replay(file, next.get());
      }
    }
  }

  /**
   * What was counted over all files so far.
   *
   * @return the tally
   */
  public Tally tally() {
    return tally;
  }

  private void replay(Path file, Scenario scenario) {
    Optional<String> obstacle = device.obstacleTo(scenario.build());
    if (obstacle.isPresent()) {
      tally = tally.plus(new Tally(1, 1, 0, 0));
      listener.scenarioSkipped(scenario, obstacle.get());
      return;
    }
    long mismatches = 0;
    var run = new ScenarioRun(device, scenario);
    boolean alive = true;
    boolean explained = false; // What follows a mismatch is often its consequence.
    for (int i = 0; i < scenario.steps().size() && alive && !stopped; i++) {
      List<Difference> differences;
      try {
        differences = run.play(i);
      } catch (RuntimeException e) { // A device that breaks down is wrong, not the replay.
        differences =
            List.of(
                new Difference(scenario.steps().get(i).line(), "the device to finish", words(e)));
        alive = false;
      }
      if (!differences.isEmpty()) {
        mismatches += differences.size();
        stopped = !keepGoing;
        listener.mismatch(
            new Mismatch(
                file,
                scenario,
                scenario.steps().get(i),
                differences,
                explained ? "" : explainer.explain(scenario, i)));
        explained = true;
      }
    }
    tally = tally.plus(new Tally(1, 0, run.requests(), mismatches));
    listener.scenarioPlayed(scenario);
  }

  private static String words(RuntimeException failure) {
    return failure instanceof DeviceStuckException || failure.getStackTrace().length == 0
        ? failure.getMessage()
        : "%s at %s".formatted(failure, failure.getStackTrace()[0]);
  }
}
