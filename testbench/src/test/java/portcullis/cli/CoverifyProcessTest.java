package portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code coverify} as a process of its own: exit codes, Ctrl-C, and where it writes. */
class CoverifyProcessTest {
  private static final String LAST_LINE =
      "coverify: \\d+ scenarios, \\d+ translations, \\d+ faults, \\d+ mismatches";

  @TempDir private Path directory;
  private Path work;
  private Path report;

  @BeforeEach
  void setUp() throws IOException {
    work = Files.createDirectory(directory.resolve("work"));
    Files.createDirectory(directory.resolve("tmp"));
    Files.createDirectory(directory.resolve("home"));
    report = directory.resolve("out/report");
  }

  private Process start(String... options) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                // What a shell runs in the background does not heed Ctrl-C, nor do its children.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dportcullis.home=" + directory.resolve("home"),
                "-Djava.io.tmpdir=" + directory.resolve("tmp"),
                "-cp",
                System.getProperty("java.class.path"),
                "portcullis.cli.Portcullis",
                "coverify",
                "--file",
                Path.of("pom.xml").toAbsolutePath().toString()));
    command.addAll(List.of(options));
    return new ProcessBuilder(command)
        .directory(work.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<String> end(Process process) throws Exception {
    var lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return lines;
  }

  private List<String> below(String name) throws IOException {
    try (var files = Files.walk(directory.resolve(name))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aRunWritesNothingButItsReport() throws Exception {
    var process = start("--scenario", "page-fault", "--report", report.toString());
    var lines = end(process);
    assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
    assertThat(lines.getLast()).matches(LAST_LINE);
    assertThat(lines).contains("report: " + report.resolve("index.html"));
    assertThat(below("."))
        .containsExactly("out/report/index.html", "out/report/junit.xml", "out/report/run.json");
  }

  @Test
  void controlCEndsARunWithTheReportSoFar() throws Exception {
    // Far more than can be played before the signal.
    var options = new ArrayList<String>(List.of("--report", report.toString()));
    for (int i = 0; i < 2000; i++) {
      options.addAll(List.of("--scenario", "simple"));
    }
    var waveform = work.resolve("run.vcd");
    options.addAll(List.of("--trace", waveform.toString()));
    var process = start(options.toArray(String[]::new));
    var output = process.inputReader();
    var lines = new ArrayList<String>();
    while (lines.stream().noneMatch(line -> line.startsWith("simple"))) {
      lines.add(output.readLine());
      assertThat(lines.getLast()).as(lines.toString()).isNotNull();
    }
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    output.lines().forEach(lines::add);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();

    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(lines.getLast()).matches(LAST_LINE).endsWith(" 0 mismatches");
    assertThat(lines.stream().filter(line -> line.matches(LAST_LINE))).hasSize(1);
    var run = new ObjectMapper().readTree(report.resolve("run.json").toFile());
    assertThat(run.get("finished").asBoolean()).isFalse();
    assertThat(run.get("verdict").asText()).isEqualTo("stopped");
    assertThat(run.get("lastLine").asText()).isEqualTo(lines.getLast());
    assertThat(run.get("totals").get("translations").asLong()).isPositive();
    assertThat(Files.readString(report.resolve("index.html")))
        .contains("Stopped")
        .endsWith("</html>\n");
    assertThat(Files.readString(report.resolve("junit.xml"))).endsWith("</testsuite>");
    assertThat(below("work").stream().filter(it -> !it.startsWith("work/run.enums/")))
        .containsExactlyInAnyOrder("work/run.vcd", "work/run.gtkw", "work/run.notes.json");
    assertThat(Files.size(waveform)).isPositive();
  }
}
