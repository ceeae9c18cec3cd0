package portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of {@code coverify} for what it leaves behind, and for its engine. */
class CoverifyOutputTest {
  @TempDir private Path directory;
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int coverify(String... options) {
    var arguments =
        Stream.concat(Stream.of("coverify", "--scenario", "page-fault"), Stream.of(options))
            .toArray(String[]::new);
    return Portcullis.commandLine()
        .setOut(new PrintWriter(output, true))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }

  @Test
  void whatCannotBeWrittenIsRefusedBeforeTheRun() throws IOException {
    var file = Files.writeString(directory.resolve("file"), "");
    assertThat(coverify("--report", file.toString())).isEqualTo(2);
    assertThat(coverify("--trace", directory.resolve("missing/run.fst").toString())).isEqualTo(2);
    assertThat(coverify("--trace", directory.resolve("run.txt").toString())).isEqualTo(2);
    assertThat(coverify("--report", "x", "--no-report")).isEqualTo(2);
    assertThat(errors.toString())
        .contains(
            "--report %s: cannot write there:".formatted(file),
            "file and no directory",
            "run.fst: the directory " + directory.resolve("missing"),
            "run.txt: a waveform ends in .fst or .vcd",
            "mutually exclusive");
    assertThat(output.toString()).isEmpty();
  }

  @Test
  void anUnknownEngineIsRefusedByName() {
    assertThat(coverify("--engine", "abacus", "--no-report")).isEqualTo(2);
    assertThat(errors.toString())
        .contains("--engine abacus: there is no engine 'abacus'; there are jvm|verilator");
    assertThat(output.toString()).isEmpty();
  }

  @Test
  void anEngineThatCannotWriteAWaveformIsNoMismatch() {
    var file = directory.resolve("run.fst").toString();
    assertThat(coverify("--no-report", "--engine", "jvm", "--trace", file)).isEqualTo(1);
    assertThat(errors.toString()).contains("--trace " + file + ": ");
    assertThat(output.toString()).doesNotContain("MISMATCH").endsWith(", 0 mismatches\n");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  @Tag("tools")
  void aWaveformOfTheRunIsWritten() throws IOException {
    var file = directory.resolve("run.fst");
    assertThat(coverify("--no-report", "--engine", "verilator", "--trace", file.toString()))
        .isZero();
    assertThat(file).isNotEmptyFile();
    // The first block of an FST file is its header, of 329 bytes.
    assertThat(Files.readAllBytes(file)).startsWith(0, 0, 0, 0, 0, 0, 0, 1, 0x49);
    try (var files = Files.list(directory)) {
      assertThat(files.map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrder("run.fst", "run.gtkw", "run.notes.json", "run.enums");
    }
    assertThat(output.toString()).contains("waveform: " + file).doesNotContain("report:");
  }
}
