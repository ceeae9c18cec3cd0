package portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Hdl;
import portcullis.hdl.lib.Fifo;
import portcullis.hdl.sim.jvm.JvmEngine;

/** {@code wave}: cycles of a waveform in the terminal. */
class WaveTest {
  @TempDir private Path directory;
  private Path file;
  private String output;
  private String errors;

  /** A FIFO that is filled; the waveform begins with cycle 3. */
  @BeforeEach
  void write() {
    file = directory.resolve("fifo.vcd");
    try (var simulation =
        new JvmEngine().start(Elaboration.of(() -> new Fifo<>(Hdl.uint(32), 4)).design())) {
      simulation.reset(3);
      simulation.startWaveform(file);
      simulation.poke("in_valid", 1);
      for (int i = 0; i < 60; i++) {
        simulation.poke("in_payload", 0xabc00 + i);
        simulation.poke("out_ready", i % 2);
        simulation.step();
      }
    }
  }

  private int run(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var words = new String[arguments.length + 1];
    words[0] = "wave";
    for (int i = 0; i < arguments.length; i++) {
      words[i + 1] = arguments[i].toString();
    }
    int code =
        Portcullis.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(words);
    output = out.toString();
    errors = err.toString();
    return code;
  }

  @Test
  void theLastCyclesAreTheDefault() {
    assertThat(run(file, "--width", 60)).isZero();
    assertThat(output.lines())
        .startsWith("Fifo_32x4: cycles 3 to 63")
        .anyMatch(line -> line.startsWith("cycle ") && line.endsWith(" 63"))
        .anyMatch(line -> line.startsWith("out_ready") && line.contains("█"))
        .noneMatch(line -> line.startsWith("reset"))
        .allMatch(line -> line.length() <= 60)
        .last()
        .asString()
        .contains("more signals: --signals");
  }

  @Test
  void aWindowIsChosenByCycles() {
    assertThat(run(file, "--from", 3, "--to", 5, "--signals", "in_payload")).isZero();
    assertThat(output)
        .isEqualToNormalizingNewlines(
            """
            Fifo_32x4: cycles 3 to 63
            cycle       3       4       5
            in_payload  0xabc00 0xabc01 0xabc02
            """);
    assertThat(run(file, "--from", 3, "--width", 30, "--signals", "in_payload")).isZero();
    assertThat(output.lines()).contains("cycle       3       4");
    assertThat(run(file, "--to", 9, "--width", 30, "--signals", "in_payload")).isZero();
    assertThat(output.lines()).contains("cycle       8       9");
    assertThat(run(file, "--from", 3, "--to", 9, "--width", 30)).isZero();
    assertThat(output.lines().filter(line -> line.startsWith("cycle "))).hasSizeGreaterThan(2);
  }

  @Test
  void signalsAreChosenByPatternInTheOrderGiven() {
    assertThat(run(file, "--signals", "out_*,clock,*_valid")).isZero();
    assertThat(output.lines().skip(2).map(line -> line.split(" ")[0]))
        .containsExactly("out_valid", "out_ready", "out_payload", "clock", "in_valid");
    assertThat(run(file, "--signals", "count.")).as("a dot is a dot").isEqualTo(2);
  }

  @Test
  void wrongChoicesSayWhatThereIs() {
    assertThat(run(file, "--signals", "out_,payload")).isEqualTo(2);
    assertThat(errors).contains("no signal matches 'out_'; there are out_valid, out_ready");
    assertThat(run(file, "--from", 64)).isEqualTo(2);
    assertThat(errors).contains("has cycles 3 to 63");
    assertThat(run(file, "--to", 2)).isEqualTo(2);
    assertThat(errors).contains("has cycles 3 to 63");
    assertThat(run(file, "--from", 9, "--to", 8)).isEqualTo(2);
    assertThat(errors).contains("--from 9 is behind --to 8");
    assertThat(run(file, "--from", -1)).isEqualTo(2);
    assertThat(errors).contains("counted from 0");
    assertThat(run(file, "--from", "x")).isEqualTo(2);
    assertThat(run(file, "--width", 5)).isEqualTo(2);
    assertThat(errors).contains("--width 5: at least 20");
    assertThat(run()).isEqualTo(2);
    assertThat(errors).contains("FILE");
  }

  @Test
  void filesThatAreNoWaveformsAreRefused() throws IOException {
    assertThat(run(directory.resolve("absent.vcd"))).isEqualTo(2);
    assertThat(errors).contains("absent.vcd: there is no such file", "target/failures");
    assertThat(run(directory)).isEqualTo(2);
    assertThat(errors).contains("is no file");
    var other = Files.writeString(directory.resolve("other.vcd"), "# notes\n");
    assertThat(run(other)).isEqualTo(1);
    assertThat(errors).contains("other.vcd, line 1: not a value change dump");
    assertThat(errors.lines()).as("no stack trace").hasSize(1);
    Files.writeString(directory.resolve("fifo.notes.json"), "[]");
    assertThat(run(file)).isEqualTo(1);
    assertThat(errors).contains("fifo.notes.json is not a description of a waveform");
  }

  @Test
  void withoutNotesCyclesAreCountedFromNought() throws IOException {
    Files.delete(directory.resolve("fifo.notes.json"));
    assertThat(run(file, "--from", 0, "--to", 1, "--signals", "in_payload")).isZero();
    assertThat(output)
        .isEqualToNormalizingNewlines(
            """
            fifo.vcd: cycles 0 to 60
            cycle       0       1
            in_payload  0xabc00 0xabc01
            """);
  }

  @Test
  void fstNeedsAProgramOfGtkWave() throws IOException {
    var fst = Files.writeString(directory.resolve("run.fst"), "no waveform");
    assertThat(run(fst)).isEqualTo(1);
    assertThat(errors)
        .containsAnyOf("apt-get install -y gtkwave", "run.fst cannot be read by fst2vcd");
    assertThat(new FstConversion(fst, "/nowhere"))
        .satisfies(conversion ->
            org.assertj.core.api.Assertions.assertThatThrownBy(
                    () -> conversion.to(directory.resolve("out.vcd")))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("run.fst", "apt-get install -y gtkwave", ".vcd"));
  }
}
