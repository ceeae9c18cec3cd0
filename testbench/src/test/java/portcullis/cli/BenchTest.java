package portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.bench.Benchmark;
import portcullis.bench.Measurement;
import portcullis.bench.Target;

class BenchTest {
  @TempDir private Path directory;
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private int runs;

  @Test
  void theTableShowsEachValueBesideItsTarget() {
    assertThat(bench("sample")).isZero();
    assertThat(output)
        .hasToString(
            """
            step.added_ns             24.13 ns         at most 30         met
            emit.seconds                  2 s          under 2            missed
            cycles_per_second     1,234,567 1/s        at least 250000    met
            signals                      12
            """);
  }

  @Test
  void theFileHoldsTheSameAsJson() throws IOException {
    var file = directory.resolve("values.json");
    assertThat(bench("sample", "--json", file.toString())).isZero();
    var values =
        new ObjectMapper().readValue(file.toFile(), new TypeReference<List<Map<String, ?>>>() {});
    assertThat(values).hasSize(4);
    assertThat(values.getFirst())
        .isEqualTo(
            Map.of(
                "name", "step.added_ns", "value", 24.1289, "unit", "ns", "target", "at most 30"));
    try (var left = Files.list(directory)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedBeforeAnythingIsMeasured() {
    var file = directory.resolve("absent").resolve("values.json");
    assertThat(bench("sample", "--json", file.toString())).isEqualTo(2);
    assertThat(errors.toString()).contains(file.toString(), "does not exist");
    assertThat(runs).isZero();
  }

  @Test
  void withoutANameTheBenchmarksAreListed() {
    assertThat(bench()).isEqualTo(2);
    assertThat(errors.toString()).contains("name the benchmark to run: sample");
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThat(bench("smaple")).isEqualTo(2);
    assertThat(errors.toString()).contains("smaple", "sample");
  }

  private int bench(String... arguments) {
    return Bench.commandLine(List.of(new Sample()))
        .setOut(new PrintWriter(output))
        .setErr(new PrintWriter(errors))
        .execute(arguments);
  }

  private final class Sample implements Benchmark {
    @Override
    public String name() {
      return "sample";
    }

    @Override
    public String description() {
      return "A sample.";
    }

    @Override
    public List<Measurement> run() {
      runs++;
      return List.of(
          new Measurement("step.added_ns", 24.1289, "ns", Target.atMost(30)),
          new Measurement("emit.seconds", 2, "s", Target.under(2)),
          new Measurement("cycles_per_second", 1_234_567, "1/s", Target.atLeast(250_000)),
          new Measurement("signals", 12, "", Target.none()));
    }
  }
}
