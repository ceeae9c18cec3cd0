package portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
    assertThat(errors.toString())
        .contains(
            "--scenario nonesuch: there is no such scenario",
            "--config small: flows need base or core",
            "--memory-latency 0: memory answers after 1 to 1000 cycles");
    assertThat(output.toString()).doesNotContain("translations");
  }
}
