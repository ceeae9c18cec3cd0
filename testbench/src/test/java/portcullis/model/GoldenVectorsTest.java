package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.replay.Mismatch.Difference;
import portcullis.replay.ScenarioRun;
import portcullis.replay.VectorFileException;
import portcullis.replay.VectorReader;
import portcullis.replay.device.ModelUnderTest;

/** The model against the golden vectors, without caches and with caches of several sizes. */
class GoldenVectorsTest {
  private static final Path VECTORS = Path.of("vectors");

  @ParameterizedTest
  @ValueSource(strings = {"base", "core", "full", "errors", "caps"})
  void theModelAnswersAsTheReference(String name) throws VectorFileException {
    expectNoMismatch(name, CacheSizes.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1000})
  void cachesOfAnySizeAnswerAlike(int entries) throws VectorFileException {
    expectNoMismatch("full", CacheSizes.all(entries));
    expectNoMismatch("errors", CacheSizes.all(entries));
  }

  private static void expectNoMismatch(String name, CacheSizes caches) throws VectorFileException {
    Path file = VECTORS.resolve(name + ".vec.gz");
    List<Difference> differences = new ArrayList<>();
    int played = 0;
    try (VectorReader reader = new VectorReader(file)) {
      while (played < reader.header().count()) {
        var next = reader.next();
        assertThat(next).as("scenario after %d", played).isPresent();
        var run = new ScenarioRun(new ModelUnderTest(caches), next.get());
        for (int step = 0; step < next.get().steps().size(); step++) {
          differences.addAll(run.play(step));
        }
        assertThat(differences).as("scenario %d", next.get().number()).isEmpty();
        played++;
      }
    }
  }
}
