package portcullis.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portcullis.replay.device.ModelExplainer;
import portcullis.replay.device.ModelUnderTest;

/** The model gives every answer of every golden vector. */
class GoldenVectorsTest {
  static final Path VECTORS = Path.of("vectors");

  @ParameterizedTest
  @CsvSource({
    "base, 500, 10939",
    "core, 600, 13122",
    "full, 600, 16305",
    "errors, 600, 18426",
    "caps, 300, 7734"
  })
  void theModelAgrees(String name, long scenarios, long requests) throws VectorFileException {
    var mismatches = new Mismatches();
    var replayer = new Replayer(new ModelUnderTest(), new ModelExplainer(), mismatches, false);
    replayer.replay(VECTORS.resolve(name + ".vec.gz"));
    assertThat(mismatches.texts()).isEmpty();
    assertThat(replayer.tally()).isEqualTo(new Tally(scenarios, 0, requests, 0));
  }

  @Test
  void noFileIsForgottenAbove() throws IOException {
    try (Stream<Path> files = Files.list(VECTORS)) {
      assertThat(files.map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "base.vec.gz",
              "core.vec.gz",
              "full.vec.gz",
              "errors.vec.gz",
              "caps.vec.gz",
              "FORMAT.md",
              "README.md");
    }
  }

  /** Remembers mismatches. */
  static final class Mismatches implements ReplayListener {
    private final List<Mismatch> seen = new ArrayList<>();

    List<Mismatch> seen() {
      return seen;
    }

    List<String> texts() {
      return seen.stream().map(Mismatch::toString).toList();
    }

    @Override
    public void fileStarted(Path file, VectorReader.Header header) {}

    @Override
    public void scenarioPlayed(Scenario scenario) {}

    @Override
    public void scenarioSkipped(Scenario scenario, String reason) {}

    @Override
    public void mismatch(Mismatch mismatch) {
      seen.add(mismatch);
    }
  }
}
