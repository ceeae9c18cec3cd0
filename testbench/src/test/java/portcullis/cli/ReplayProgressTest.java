package portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import portcullis.replay.Build;
import portcullis.replay.Scenario;
import portcullis.replay.VectorReader.Header;

class ReplayProgressTest {
  private static final Scenario SCENARIO =
      new Scenario(7, 2, new Build(0x10, false, false, 4, 0), List.of());

  private final StringWriter output = new StringWriter();
  private final StringWriter aside = new StringWriter();

  @Test
  void awayFromATerminalThereIsOneLineForEachFile() {
    play(false);
    assertThat(aside)
        .hasToString(
            """
            some.vec: 3 of 4 scenarios, 1 skipped, 0 mismatches
              skipped, for example, scenario 7: no Sv57
            other.vec: 1 of 1 scenarios, 0 skipped, 0 mismatches
            """);
    assertThat(output.toString()).isEmpty();
  }

  @Test
  void onATerminalTheLineGrowsAndIsLeftClean() {
    play(true);
    assertThat(aside.toString())
        .startsWith("\r\033[Ksome.vec: 1 of 4 scenarios, 0 skipped, 0 mismatches")
        .contains("\r\033[Ksome.vec: 3 of 4 scenarios, 1 skipped, 0 mismatches\n")
        .endsWith("\r\033[Kother.vec: 1 of 1 scenarios, 0 skipped, 0 mismatches\n");
  }

  private void play(boolean terminal) {
    var progress =
        new ReplayProgress(
            new PrintWriter(output, true), new PrintWriter(aside, true), () -> terminal);
    progress.fileStarted(Path.of("dir", "some.vec"), new Header("test", 1, 0, 4));
    progress.scenarioPlayed(SCENARIO);
    progress.scenarioSkipped(SCENARIO, "no Sv57");
    progress.scenarioPlayed(SCENARIO);
    progress.fileStarted(Path.of("other.vec"), new Header("test", 1, 0, 1));
    progress.scenarioPlayed(SCENARIO);
    progress.end();
  }
}
