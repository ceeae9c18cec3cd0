package portcullis.hdl.sim.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationOptions;

@Tag("tools")
class WaveformTest {
  private static final int CYCLE = 10;

  @TempDir private Path directory;

  private final List<String> notices = new ArrayList<>();

  private Simulation counter(SimulationOptions options) {
    return VerilogFixtures.engine(CachePlaces.ofProcess(), notices::add)
        .start(VerilogFixtures.counter(), options);
  }

  @Test
  void aWaveformBegunInTheMiddleShowsWhatHappensFromThere() throws IOException {
    Path file = directory.resolve("middle.vcd");
    try (var simulation = counter(SimulationOptions.DEFAULT)) {
      simulation.reset();
      simulation.poke("enable", true);
      simulation.step(5);
      simulation.startWaveform(file);
      assertThat(simulation.peek("count")).as("carried over").isEqualTo(5);
      simulation.step(3);
      assertThat(simulation.peek("next")).as("wires are readable").isEqualTo(9);
      simulation.stopWaveform();
      simulation.step(2);
      assertThat(simulation.peek("count")).isEqualTo(10);
      assertThat(simulation.cycle()).isEqualTo(11);
    }
    var value = changes(file, "value");
    assertThat(value.values()).containsExactly(5L, 6L, 7L, 8L);
    assertThat(value.keySet()).containsExactly(0L, 5L, 5L + CYCLE, 5L + 2 * CYCLE);
    assertThat(changes(file, "clock").keySet()).hasSize(7);
    assertThat(changes(file, "next").values()).containsExactly(6L, 7L, 8L, 9L);
    assertThat(changes(file, "kept").values()).containsExactly(4L, 5L, 6L, 7L);
  }

  @Test
  void inputsChangeBeforeTheEdgeThatReadsThem() throws IOException {
    Path file = directory.resolve("inputs.vcd");
    try (var simulation = counter(SimulationOptions.DEFAULT)) {
      simulation.startWaveform(file);
      simulation.step();
      simulation.poke("enable", true);
      simulation.step();
    }
    assertThat(changes(file, "enable")).containsExactly(Map.entry(0L, 0L), Map.entry(12L, 1L));
    assertThat(changes(file, "value")).containsExactly(Map.entry(0L, 0L), Map.entry(15L, 1L));
  }

  @Test
  void goingBackToASnapshotShowsTheOldStateLater() throws IOException {
    Path file = directory.resolve("back.vcd");
    try (var simulation = counter(SimulationOptions.DEFAULT)) {
      simulation.poke("enable", true);
      simulation.startWaveform(file);
      simulation.step(2);
      var snapshot = simulation.snapshot();
      simulation.step(2);
      simulation.restore(snapshot);
      assertThat(simulation.cycle()).isEqualTo(2);
      simulation.step(1);
    }
    assertThat(changes(file, "value").values()).containsExactly(0L, 1L, 2L, 3L, 4L, 2L, 3L);
  }

  @Test
  void severalWaveformsOfBothFormatsOneAfterAnother() throws IOException {
    Path one = directory.resolve("one.vcd");
    Path two = directory.resolve("two.fst");
    Path three = directory.resolve("three.VCD");
    try (var simulation = counter(SimulationOptions.DEFAULT)) {
      simulation.poke("enable", true);
      simulation.startWaveform(one);
      simulation.step(2);
      simulation.startWaveform(two);
      simulation.step(100);
      simulation.stopWaveform();
      simulation.startWaveform(three);
      simulation.step(2);
      simulation.stopWaveform();
      simulation.stopWaveform();
      assertThat(simulation.peek("count")).isEqualTo(104);
    }
    assertThat(changes(one, "value").values()).containsExactly(0L, 1L, 2L);
    assertThat(changes(three, "value").values()).containsExactly(102L, 103L, 104L);
    var header = ByteBuffer.wrap(Files.readAllBytes(two));
    assertThat(header.get()).as("FST begins with a header block").isZero();
    assertThat(header.getLong()).as("of this length").isEqualTo(329);
    assertThat(header.getLong()).as("start time").isZero();
    assertThat(header.getLong()).as("end time").isEqualTo(100L * CYCLE);
  }

  @Test
  void aFailedCheckLeavesACompleteWaveform() throws IOException {
    Path file = directory.resolve("failed.vcd");
    var source =
        VerilogFixtures.source(
            "Failing",
            List.of(VerilogFixtures.clock("clock")),
            List.of(VerilogFixtures.register("", "Failing", "value", 4)),
            """
            module Failing (input wire clock);
                reg [3:0] value = 4'd0;
                always @(posedge clock) begin
                    value <= value + 4'd1;
                    if (value == 4'd2) $fatal;
                end
            endmodule
            """);
    try (var simulation = new VerilatorEngine().start(source, SimulationOptions.DEFAULT)) {
      simulation.startWaveform(file);
      assertThatThrownBy(() -> simulation.step(10)).hasMessageContaining("at cycle 2");
    }
    assertThat(changes(file, "value").values()).containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void filesThatCannotBeAreRefusedByName() {
    try (var simulation = counter(SimulationOptions.DEFAULT)) {
      assertThatThrownBy(() -> simulation.startWaveform(directory.resolve("wave.txt")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("wave.txt' must end in .vcd or .fst");
      assertThatThrownBy(() -> simulation.startWaveform(directory.resolve("no/such/wave.vcd")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cannot write the waveform")
          .hasMessageContaining("no/such/wave.vcd");
      simulation.step();
      assertThat(simulation.cycle()).isEqualTo(1);
    }
  }

  @Test
  void stateThatCannotBeCarriedOverIsSaid() {
    var plain = VerilogFixtures.counter();
    var opaque =
        new VerilogSource(
            plain.top(), plain.ports(), plain.files(), plain.internals(), true, plain.messages());
    try (var simulation = new VerilatorEngine().start(opaque, SimulationOptions.DEFAULT)) {
      simulation.step();
      assertThatThrownBy(() -> simulation.startWaveform(directory.resolve("late.vcd")))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("black box")
          .hasMessageContaining("at cycle 1")
          .hasMessageContaining("before the first step");
    }
    try (var simulation = new VerilatorEngine().start(opaque, SimulationOptions.DEFAULT)) {
      simulation.startWaveform(directory.resolve("early.vcd"));
      simulation.step();
    }
    assertThat(directory.resolve("early.vcd")).isNotEmptyFile();
  }

  @Test
  void lineCoverageIsCountedWhenAskedFor() throws IOException {
    Path file = directory.resolve("coverage.dat");
    try (var simulation = counter(SimulationOptions.DEFAULT)) {
      assertThatThrownBy(() -> simulation.writeCoverage(file))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("SimulationOptions.withLineCoverage()");
    }
    try (var simulation = counter(SimulationOptions.DEFAULT.withLineCoverage())) {
      simulation.reset(3);
      simulation.poke("enable", true);
      simulation.step(7);
      // A second variant counts apart; the file holds the sum.
      assertThat(simulation.peek("next")).isEqualTo(8);
      simulation.step(2);
      simulation.writeCoverage(file);
    }
    var counts =
        Files.readAllLines(file, java.nio.charset.StandardCharsets.ISO_8859_1).stream()
            .filter(line -> line.startsWith("C '"))
            .map(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
            .toList();
    assertThat(counts).contains(3L, 9L, 12L);
  }

  /** Times and values of the changes of a signal in a VCD file. */
  private static Map<Long, Long> changes(Path file, String name) throws IOException {
    String text = Files.readString(file);
    var declaration =
        Pattern.compile("\\$var \\w+ +\\d+ (\\S+) " + name + "( \\[[^]]*])? \\$end").matcher(text);
    assertThat(declaration.find()).as(name + " in " + file).isTrue();
    String code = declaration.group(1);
    var changes = new TreeMap<Long, Long>();
    long time = 0;
    for (String line : text.substring(text.indexOf("$enddefinitions")).lines().toList()) {
      if (line.startsWith("#")) {
        long next = Long.parseLong(line.substring(1));
        assertThat(next).as("time goes forward").isGreaterThanOrEqualTo(time);
        time = next;
      } else if (line.startsWith("b") && line.endsWith(" " + code)) {
        changes.put(time, Long.parseLong(line.substring(1, line.indexOf(' ')), 2));
      } else if (line.matches("[01]" + Pattern.quote(code))) {
        changes.put(time, (long) (line.charAt(0) - '0'));
      }
    }
    return changes;
  }
}
