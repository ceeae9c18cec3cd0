package portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final Path BASE = Path.of("vectors", "base.vec.gz");

  @TempDir private Path directory;
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void oneScenarioIsCountedAndTheLastLineSaysSo() throws IOException {
    var file = firstScenarios(1, line -> line);
    assertThat(replay("--dut", "model", file.toString())).isZero();
    assertThat(output).hasToString("replay: 1 scenarios, 0 skipped, 21 requests, 0 mismatches\n");
    assertThat(errors).hasToString("some.vec: 1 of 500 scenarios, 0 skipped, 0 mismatches\n");
  }

  @Test
  void severalFilesAreAddedUp() throws IOException {
    var file = firstScenarios(2, line -> line).toString();
    assertThat(replay(file, file)).isZero();
    assertThat(output.toString()).startsWith("replay: 4 scenarios, 0 skipped, ").endsWith("\n");
  }

  @Test
  void withoutAFileTheProjectsOwnAreReplayed() {
    assertThat(replay()).isZero();
    assertThat(output)
        .hasToString("replay: 2600 scenarios, 0 skipped, 66526 requests, 0 mismatches\n");
    assertThat(errors.toString().lines().map(line -> line.split(":")[0]))
        .containsExactly(
            "base.vec.gz", "caps.vec.gz", "core.vec.gz", "errors.vec.gz", "full.vec.gz");
  }

  @Test
  void theFirstMismatchIsExplainedAndStopsTheReplay() throws IOException {
    var file = firstScenarios(3, line -> line.replaceFirst("^(= st=OK pa=)\\w+", "$1123"));
    assertThat(replay(file.toString())).isEqualTo(1);
    assertThat(output.toString())
        .containsSubsequence(
            "MISMATCH in scenario 0, " + file + ":",
            "stimulus  t at=0 ",
            "expected  = st=OK pa=123 ",
            "seen      = st=OK pa=",
            "(wrong: pa)",
            "the walk as the model makes it:",
            "device directory level 1: entry 375 at 0x11a2b27fbb8 is ")
        .endsWith("\nreplay: 1 scenarios, 0 skipped, 8 requests, 1 mismatches\n");
  }

  @Test
  void allMismatchesAreCountedIfItKeepsGoing() throws IOException {
    var file = firstScenarios(3, line -> line.replaceFirst("^(= st=OK pa=)\\w+", "$1123"));
    long wrong;
    try (var lines = Files.lines(file)) {
      wrong = lines.filter(line -> line.startsWith("= st=OK")).count();
    }
    assertThat(replay("--keep-going", file.toString())).isEqualTo(1);
    assertThat(output.toString())
        .containsPattern(
            "\nreplay: 3 scenarios, 0 skipped, \\d+ requests, %d mismatches\n$".formatted(wrong));
  }

  @Test
  void aMalformedFileNamesItsLineAndWhatWasExpected() throws IOException {
    var file = firstScenarios(1, line -> line.startsWith("C ") ? "C cap=xyz" : line);
    assertThat(replay(file.toString())).isEqualTo(2);
    assertThat(errors.toString())
        .contains(file + ":3: expected cap=lower-case hex of at most 64 bits, found \"xyz\"");
    assertThat(output.toString()).isEmpty();
  }

  @Test
  void aLaterFileThatIsMissingIsFoundBeforeAnythingIsPlayed() throws IOException {
    var file = firstScenarios(1, line -> line);
    var absent = directory.resolve("absent.vec");
    assertThat(replay(file.toString(), absent.toString())).isEqualTo(2);
    assertThat(errors)
        .hasToString(
            "portcullis replay: %s: no such file; expected a vector file, gzip or plain\n"
                .formatted(absent));
  }

  @Test
  void filesThatAreNoneAreRefused() throws IOException {
    assertThat(replay(directory.toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("is a directory");

    var empty = Files.createFile(directory.resolve("empty.vec"));
    assertThat(replay(empty.toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("empty.vec: is empty");

    var version = Files.writeString(directory.resolve("version.vec"), "V 2 profile=x\n");
    assertThat(replay(version.toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("version.vec:1: expected format version 1");

    var truncated = directory.resolve("truncated.vec.gz");
    Files.write(truncated, Arrays.copyOf(Files.readAllBytes(BASE), 100_000));
    assertThat(replay(truncated.toString())).isEqualTo(2);
    assertThat(errors.toString()).containsPattern("truncated.vec.gz:\\d+: expected more gzip data");
  }

  @Test
  void wrongOptionsOfTheHardwareAreRefusedBeforeItIsBuilt() {
    assertThat(replay("--dut", "rtl", BASE.toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("--dut rtl needs --config NAME");
    assertThat(replay("--dut", "rtl", "--config", "large", BASE.toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("no configuration 'large'", "small, base, core");
    assertThat(replay("--dut", "rtl", "--config", "core", "--latency", "0")).isEqualTo(2);
    assertThat(errors.toString()).contains("--latency 0");
    assertThat(replay("--dut", "rtl", "--config", "core", "--iotlb", "0")).isEqualTo(2);
    assertThat(errors.toString()).contains("iotlb is 0, but must be 1 to 256");
    assertThat(replay("--dut", "rtl", "--config", "core", "--engine", "icarus")).isEqualTo(2);
    assertThat(errors.toString()).contains("--engine icarus");
  }

  @Test
  void optionsOfTheHardwareAreRefusedForTheModel() {
    var options =
        new String[] {"--config", "--engine", "--latency", "--stall-seed", "--iotlb", "--contexts"};
    for (var option : options) {
      assertThat(replay(option, "1", BASE.toString())).isEqualTo(2);
      assertThat(errors.toString()).contains(option + " belongs to --dut rtl");
    }
    assertThat(replay("--dut", "fpga")).isEqualTo(2);
    assertThat(errors.toString()).contains("--dut", "[MODEL, RTL]", "fpga");
  }

  private int replay(String... arguments) {
    return Portcullis.commandLine()
        .setOut(new PrintWriter(output, true))
        .setErr(new PrintWriter(errors, true))
        .execute(Stream.concat(Stream.of("replay"), Stream.of(arguments)).toArray(String[]::new));
  }

  private interface LineChange {
    String apply(String line);
  }

  private Path firstScenarios(int count, LineChange change) throws IOException {
    String text;
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(BASE)))) {
      text = new String(gzip.readAllBytes(), StandardCharsets.US_ASCII);
    }
    String part = text.substring(0, text.indexOf("\nS " + count + "\n") + 1) + "Z\n";
    return Files.writeString(
        directory.resolve("some.vec"),
        part.lines().map(change::apply).collect(Collectors.joining("\n", "", "\n")));
  }
}
