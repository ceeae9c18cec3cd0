package portcullis.hdl.sim.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bool;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.ir.Type;
import portcullis.hdl.sim.BrokenSimulationException;
import portcullis.hdl.sim.CheckFailedException;
import portcullis.hdl.sim.FatalStopException;
import portcullis.hdl.sim.FinishException;
import portcullis.hdl.sim.HardwareStopException;
import portcullis.hdl.sim.LogLine;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationOptions;

@Tag("tools")
class HardwareStopTest {
  private static final VerilatorEngine ENGINE = new VerilatorEngine();

  /** Claims to stay below a limit. */
  static final class Limited extends Module {
    public final Bool enable = in(bool());
    public final UInt count = out(uint(8));

    Limited(int limit) {
      var value = reg(uint(8)).resetTo(0);
      when(enable, () -> value.set(value.plus(1)));
      count.set(value);
      when(enable, () -> log("value {} or {x}", value, value));
      assertAlways(value.lt(limit), "the value stays below " + limit);
      cover(value.eq(3), "three was seen");
      cover(value.eq(200), "two hundred was seen");
    }
  }

  /** Two of them, so that paths matter. */
  static final class Pair extends Module {
    public final Bool enable = in(bool());
    public final UInt sum = out(uint(8));

    Pair() {
      var low = instance(() -> new Limited(5));
      var high = instance(() -> new Limited(9));
      low.enable.set(enable);
      high.enable.set(enable);
      sum.set(low.count.plus(high.count));
    }
  }

  private static int lineOf(String text) {
    try {
      var lines =
          java.nio.file.Files.readAllLines(
              java.nio.file.Path.of(
                  "src/test/java/portcullis/hdl/sim/verilator/HardwareStopTest.java"));
      return IntStream.range(0, lines.size())
              .filter(i -> lines.get(i).contains(text))
              .findFirst()
              .orElseThrow()
          + 1;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Simulation pair(List<LogLine> log) {
    return ENGINE.start(
        Elaboration.of(Pair::new).design(), SimulationOptions.DEFAULT.withLog(log::add));
  }

  @Test
  void aFailedAssertionIsAnExceptionWithTheJavaLineCycleAndPath() {
    try (var simulation = pair(new ArrayList<>())) {
      simulation.reset();
      simulation.poke("enable", true);
      var failure = catchThrowableOfType(CheckFailedException.class, () -> simulation.step(100));
      int line = lineOf("assertAlways(value");
      assertThat(failure.cycle()).isEqualTo(6);
      assertThat(failure.source().frames().getFirst().line()).isEqualTo(line);
      assertThat(failure)
          .hasMessageContaining("check 'low.")
          .hasMessageContaining("failed at cycle 6 (HardwareStopTest.java:" + line + ")")
          .hasMessageContaining("the value stays below 5");
      assertThat(failure.getCause().getStackTrace()[0].getLineNumber()).isEqualTo(line);
      // The step is complete, and the simulation goes on if the test wants it to.
      assertThat(simulation.cycle()).isEqualTo(7);
      assertThat(simulation.peek("low.count")).isEqualTo(6);
      simulation.reset();
      simulation.step(4);
      assertThat(simulation.peek("high.count")).isEqualTo(4);
    }
  }

  @Test
  void logLinesArriveInOrderWithCycleAndLine() {
    var log = new ArrayList<LogLine>();
    try (var simulation = pair(log)) {
      simulation.reset();
      assertThat(log).isEmpty();
      simulation.poke("enable", true);
      simulation.step(2);
      assertThat(log).hasSize(4);
      assertThat(log)
          .extracting(LogLine::path)
          .containsExactlyInAnyOrder("low", "high", "low", "high");
      assertThat(log).extracting(LogLine::cycle).containsExactly(1L, 1L, 2L, 2L);
      assertThat(log)
          .extracting(LogLine::text)
          .containsExactly("value 0 or 00", "value 0 or 00", "value 1 or 01", "value 1 or 01");
      assertThat(log.getFirst().source().frames().getFirst().line())
          .isEqualTo(lineOf("log(\"value"));
    }
  }

  @Test
  void coversAreCountedByPath() {
    try (var simulation = pair(new ArrayList<>())) {
      simulation.reset();
      simulation.poke("enable", true);
      assertThat(simulation.coverCounts())
          .hasSize(4)
          .allSatisfy((_, count) -> assertThat(count).isZero());
      simulation.step(4);
      assertThat(simulation.coverCounts().values()).containsExactlyInAnyOrder(1L, 1L, 0L, 0L);
      assertThat(simulation.coverCounts().keySet())
          .filteredOn(name -> simulation.coverCounts().get(name) == 1)
          .allMatch(name -> name.matches("(low|high)\\..*"));
    }
  }

  @Test
  void thousandsOfLogLinesInOneStepAllArrive() {
    var log = new ArrayList<LogLine>();
    var source =
        verilog(
            "if (value[0]) $display(\"line of %0d with some words to fill the buffer\", value);");
    try (var simulation = ENGINE.start(source, SimulationOptions.DEFAULT.withLog(log::add))) {
      simulation.step(20_000);
      assertThat(log).hasSize(10_000);
      assertThat(simulation.cycle()).isEqualTo(20_000);
      assertThat(log.getLast().cycle()).isEqualTo(19_999);
    }
  }

  @Test
  void stopFatalAndFinishNeverEndTheJvm() {
    for (int i = 0; i < 3; i++) {
      expect("if (value == 3) $stop;", FatalStopException.class, 3);
      expect("if (value == 4) $fatal;", FatalStopException.class, 4);
      expect("if (value == 5) $finish;", FinishException.class, 5);
    }
    assertThatThrownBy(() -> run("if (value == 6) $fatal(1, \"too much: %0d\", value);"))
        .isInstanceOf(FatalStopException.class)
        .hasMessageContaining("the hardware stopped at cycle 6")
        .hasMessageContaining("too much: 6")
        .hasMessageContaining("at Talker.v:");
    assertThatThrownBy(() -> run("if (value == 7) $error(\"wrong\");"))
        .isInstanceOf(FatalStopException.class)
        .hasMessageContaining("wrong");
  }

  private static void expect(
      String statement, Class<? extends HardwareStopException> type, long cycle) {
    var stop = catchThrowableOfType(type, () -> run(statement));
    assertThat(stop.cycle()).isEqualTo(cycle);
    assertThat(stop).hasMessageContaining("at Talker.v:");
  }

  @Test
  void afterAFinishTheHardwareCanBeSteppedOn() {
    try (var simulation =
        ENGINE.start(verilog("if (value == 5) $finish;"), SimulationOptions.DEFAULT)) {
      assertThatThrownBy(() -> simulation.step(100)).isInstanceOf(FinishException.class);
      simulation.step(100);
      assertThat(simulation.peek("out")).isEqualTo(106);
      // The number comes round again after 256 cycles.
      assertThatThrownBy(() -> simulation.step(1000)).isInstanceOf(FinishException.class);
      assertThat(simulation.cycle()).isEqualTo(262);
    }
  }

  @Test
  void aLoopThatNeverSettlesBreaksOnlyThisSimulation() {
    var source =
        VerilogFixtures.source(
            "Loop",
            List.of(
                VerilogFixtures.clock("clock"),
                VerilogFixtures.input("go", new Type.Bool()),
                VerilogFixtures.output("out", new Type.Bool())),
            List.of(),
            """
            module Loop (input wire clock, input wire go, output wire out);
                wire a = go & ~a;
                assign out = a;
                reg unused_clock;
                always @(posedge clock) unused_clock <= go;
            endmodule
            """);
    try (var simulation = ENGINE.start(source, SimulationOptions.DEFAULT);
        var other = ENGINE.start(VerilogFixtures.counter(), SimulationOptions.DEFAULT)) {
      simulation.step();
      simulation.poke("go", true);
      assertThatThrownBy(() -> simulation.peek("out"))
          .isInstanceOf(BrokenSimulationException.class)
          .hasMessageContaining("converge");
      assertThatThrownBy(simulation::step)
          .isInstanceOfAny(BrokenSimulationException.class, IllegalStateException.class);
      other.step(3);
      assertThat(other.cycle()).isEqualTo(3);
    }
  }

  private static void run(String statement) {
    try (var simulation =
        ENGINE.start(verilog(statement), SimulationOptions.DEFAULT.withLog(_ -> {}))) {
      simulation.step(50);
    }
  }

  private static VerilogSource verilog(String statement) {
    return VerilogFixtures.source(
        "Talker",
        List.of(VerilogFixtures.clock("clock"), VerilogFixtures.output("out", new Type.UInt(8))),
        List.of(VerilogFixtures.register("", "Talker", "value", 8)),
        """
        module Talker (input wire clock, output wire [7:0] out);
            reg [7:0] value = 8'd0;
            assign out = value;
            always @(posedge clock) begin
                value <= value + 8'd1;
                %s
            end
        endmodule
        """
            .formatted(statement));
  }
}
