package portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.coverify.Scenario;

class CoverifyTest {
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int coverify(String... options) {
    var arguments = Stream.concat(Stream.of("coverify"), Stream.of(options)).toArray(String[]::new);
    return Portcullis.commandLine()
        .setOut(new PrintWriter(output, true))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }

  private String lastLine() {
    return output.toString().lines().reduce((_, last) -> last).orElseThrow();
  }

  @Test
  void aScenarioIsPlayedAndTheLastLineCountsWhatWasCompared() {
    assertThat(coverify("--config", "base", "--scenario", "hardware-nesting", "--seed", "7"))
        .as(output.toString())
        .isZero();
    assertThat(output.toString())
        .startsWith("configuration base, memory latency 1, seed 7\n")
        .containsPattern("(?m)^hardware-nesting +\\d+ translations, +2 faults, .*: agreed$");
    assertThat(lastLine())
        .matches("coverify: 1 scenarios, [1-9]\\d* translations, 2 faults, 0 mismatches");
  }

  @Test
  void aFileComesOutAsItWentIn(@TempDir Path folder) throws Exception {
    var data = new byte[30_001];
    new Random(3).nextBytes(data);
    var file = Files.write(folder.resolve("data.bin"), data);
    assertThat(coverify("--config", "base", "--scenario", "file-copy", "--file", file.toString()))
        .as(output.toString())
        .isZero();
    var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    assertThat(output.toString())
        .contains(
            "data.bin, 30001 bytes", "SHA-256 of the file " + hash, "SHA-256 of the copy " + hash);
  }

  @Test
  void anOptionOfTheConfigurationIsChanged() {
    assertThat(coverify("--config", "base", "--set", "iotlb=1", "--scenario", "simple"))
        .as(output + "\n" + errors)
        .isZero();
  }

  @Test
  void scenariosAreListed() {
    assertThat(coverify("--list")).isZero();
    assertThat(output.toString().lines().map(line -> line.split(" ")[0]))
        .containsExactlyElementsOf(Scenario.ALL.stream().map(Scenario::name).toList());
  }

  @Test
  void wrongOptionsAreNamed() {
    assertThat(coverify("--scenario", "nonesuch")).isEqualTo(2);
    assertThat(coverify("--config", "small")).isEqualTo(2);
    assertThat(coverify("--memory-latency", "0")).isEqualTo(2);
    assertThat(coverify("--file", "/nonesuch")).isEqualTo(2);
    assertThat(coverify("--count", "0")).isEqualTo(2);
    assertThat(coverify("--time", "0m")).isEqualTo(2);
    assertThat(coverify("--time", "an hour")).isEqualTo(2);
    assertThat(coverify("--set", "processId=8")).isEqualTo(2);
    assertThat(coverify("--set", "data=32")).isEqualTo(2);
    assertThat(coverify("--set", "nonesuch=1")).isEqualTo(2);
    assertThat(errors.toString())
        .contains(
            "--scenario nonesuch: there is no such scenario",
            "--config small: flows need base or core",
            "--memory-latency 0: memory answers after 1 to 1000 cycles",
            "--file /nonesuch: there is no such file",
            "--count 0: random traffic has at least 1 operation",
            "--time 0m: write a number and s, m or h",
            "--time an hour: write a number and s, m or h",
            "--set processId=8: flows need PD17",
            "--set data=32: flows need");
    assertThat(output.toString()).doesNotContain("translations");
  }
}
