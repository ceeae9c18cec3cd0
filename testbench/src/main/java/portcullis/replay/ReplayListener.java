package portcullis.replay;

import java.nio.file.Path;

/** Someone who wants to follow a replay. */
public interface ReplayListener {

  /**
   * A file begins.
   *
   * @param file the file
   * @param header its header
   */
  void fileStarted(Path file, VectorReader.Header header);

  /**
   * A scenario was played to its end or given up.
   *
   * @param scenario the scenario
   */
  void scenarioPlayed(Scenario scenario);

  /**
   * A scenario was skipped.
   *
   * @param scenario the scenario
   * @param reason why the device cannot play it
   */
  void scenarioSkipped(Scenario scenario, String reason);

  /**
   * A step did not go as expected.
   *
   * @param mismatch what differs
   */
  void mismatch(Mismatch mismatch);
}
