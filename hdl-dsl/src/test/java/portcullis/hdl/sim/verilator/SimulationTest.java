package portcullis.hdl.sim.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import portcullis.hdl.ir.Type;
import portcullis.hdl.sim.CycleLimitException;
import portcullis.hdl.sim.SignalException;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationOptions;

@Tag("tools")
class SimulationTest {
  private static final VerilatorEngine ENGINE = new VerilatorEngine();

  private static Simulation counter() {
    return ENGINE.start(VerilogFixtures.counter(), SimulationOptions.DEFAULT);
  }

  @Test
  void countsFromReset() {
    try (var simulation = counter()) {
      simulation.reset();
      simulation.poke("enable", true);
      simulation.step(5);
      assertThat(simulation.peek("count")).isEqualTo(5);
      simulation.poke("enable", false);
      simulation.step();
      assertThat(simulation.peek("count")).isEqualTo(5);
      assertThat(simulation.cycle()).isEqualTo(7);
    }
  }

  private static final int[] WIDTHS = {
    1, 7, 8, 9, 16, 17, 31, 32, 33, 63, 64, 65, 96, 127, 128, 129, 200, 512
  };

  /** For each width an input, the same one clock later, and the inverse at once. */
  private static VerilogSource echo() {
    var ports = new ArrayList<>(List.of(VerilogFixtures.clock("clock")));
    var internals = new ArrayList<VerilogSource.Internal>();
    var head = new StringBuilder("module Echo (input wire clock");
    var body = new StringBuilder();
    for (int width : WIDTHS) {
      ports.add(VerilogFixtures.input("in" + width, new Type.Bits(width)));
      ports.add(VerilogFixtures.output("plain" + width, new Type.Bits(width)));
      ports.add(VerilogFixtures.output("inverted" + width, new Type.Bits(width)));
      internals.add(VerilogFixtures.register("", "Echo", "kept" + width, width));
      head.append(
          ", input wire [%2$d:0] in%1$d, output wire [%2$d:0] plain%1$d, output wire [%2$d:0] inverted%1$d"
              .formatted(width, width - 1));
      body.append(
          """
              reg [%2$d:0] kept%1$d;
              assign plain%1$d = kept%1$d;
              assign inverted%1$d = ~in%1$d;
              always @(posedge clock) kept%1$d <= in%1$d;
          """
              .formatted(width, width - 1));
    }
    return VerilogFixtures.source("Echo", ports, internals, head + ");\n" + body + "endmodule\n");
  }

  @Test
  void carriesValuesOfEveryWidth() {
    try (var simulation = ENGINE.start(echo(), SimulationOptions.DEFAULT)) {
      for (int width : WIDTHS) {
        carries(simulation, width);
      }
    }
  }

  private static void carries(Simulation simulation, int width) {
    var mask = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
    var random = new Random(width);
    var values = new ArrayList<>(List.of(BigInteger.ZERO, mask, BigInteger.ONE));
    for (int i = 0; i < 20; i++) {
      values.add(new BigInteger(width, random));
    }
    var in = simulation.signal("in" + width);
    var plain = simulation.signal("plain" + width);
    var inverted = simulation.signal("inverted" + width);
    var kept = simulation.signal("kept" + width);
    for (var value : values) {
      simulation.poke(in, value);
      assertThat(simulation.peekBig(inverted)).isEqualTo(value.xor(mask));
      simulation.step();
      assertThat(simulation.peekBig(plain)).isEqualTo(value);
      assertThat(simulation.peekBig(kept)).isEqualTo(value);
      if (width <= Long.SIZE) {
        assertThat(simulation.peek(plain)).isEqualTo(value.longValue());
        assertThat(simulation.peek(kept)).isEqualTo(value.longValue());
      } else {
        assertThatThrownBy(() -> simulation.peek(plain)).hasMessageContaining("peekBig");
      }
      simulation.poke(in, 1);
      assertThat(simulation.peekBig(inverted)).isEqualTo(BigInteger.ONE.xor(mask));
    }
    assertThatThrownBy(() -> simulation.poke(in, mask.add(BigInteger.ONE)))
        .isInstanceOf(SignalException.class)
        .hasMessageContaining("does not fit 'in" + width + "'");
    if (width < Long.SIZE - 1) {
      assertThatThrownBy(() -> simulation.poke(in, 1L << width))
          .isInstanceOf(SignalException.class)
          .hasMessageContaining("it takes 0 to");
    }
  }

  @Test
  void signedSignalsTakeNegativeValues() {
    var source =
        VerilogFixtures.source(
            "Signed",
            List.of(
                VerilogFixtures.input("low", new Type.SInt(5)),
                VerilogFixtures.input("wide", new Type.SInt(70)),
                VerilogFixtures.output("smallOut", new Type.SInt(5)),
                VerilogFixtures.output("wideOut", new Type.SInt(70))),
            List.of(),
            """
            module Signed (input wire [4:0] low, input wire [69:0] wide,
                           output wire [4:0] smallOut, output wire [69:0] wideOut);
                assign smallOut = low;
                assign wideOut = wide;
            endmodule
            """);
    try (var simulation = ENGINE.start(source, SimulationOptions.DEFAULT)) {
      simulation.poke("low", -16);
      assertThat(simulation.peek("smallOut")).isEqualTo(16);
      assertThat(simulation.peekSigned(simulation.signal("smallOut"))).isEqualTo(-16);
      simulation.poke("wide", -1);
      assertThat(simulation.peekBig("wideOut"))
          .isEqualTo(BigInteger.ONE.shiftLeft(70).subtract(BigInteger.ONE));
      assertThatThrownBy(() -> simulation.poke("low", -17))
          .hasMessage("value -17 does not fit 'low' (5 bits): it takes -16 to 31");
      assertThatThrownBy(simulation::step)
          .isInstanceOf(SignalException.class)
          .hasMessage("Signed has no clock to step");
    }
  }

  @Test
  void everyMisuseNamesTheSignal() {
    try (var simulation = counter()) {
      assertThatThrownBy(() -> simulation.poke("cuont", 1))
          .hasMessage("no signal 'cuont' in Counter; did you mean count?");
      assertThatThrownBy(() -> simulation.peek("kept"))
          .hasMessageContaining("did you mean delayed.kept");
      assertThatThrownBy(() -> simulation.signal("nothingLikeIt"))
          .hasMessageContaining("Simulation.signals() lists");
      assertThatThrownBy(() -> simulation.poke("count", 1))
          .hasMessage(
              "'count' is not an input of the top module but an output; a test can only read it");
      assertThatThrownBy(() -> simulation.poke("value", 1)).hasMessageContaining("but a register");
      assertThatThrownBy(() -> simulation.poke("enable", 2))
          .hasMessage("value 2 does not fit 'enable' (1 bit): it takes 0 to 1");
      assertThatThrownBy(() -> simulation.poke("enable", -1))
          .hasMessageContaining("value -1 does not fit 'enable'");
      assertThatThrownBy(() -> simulation.peekBoolean("count"))
          .hasMessageContaining("'count' has 8 bits");
      assertThatThrownBy(() -> simulation.peek("history"))
          .hasMessageContaining("memory of 16 words");
      assertThatThrownBy(() -> simulation.peek(simulation.signal("history"), 16))
          .hasMessage("word 16 of 'history' does not exist; it has words 0 to 15");
      assertThatThrownBy(() -> simulation.step(1, simulation.signal("enable")))
          .hasMessage("'enable' is not a clock of the top module; its clocks: clock");
      assertThatThrownBy(() -> simulation.step(-1)).hasMessageContaining("-1 cycles");
      assertThatThrownBy(() -> simulation.reset(0)).hasMessageContaining("at least one cycle");
    }
  }

  @Test
  void aHandleOfAnotherDesignIsRefused() {
    try (var simulation = counter();
        var other = ENGINE.start(VerilogFixtures.distinct("Other", 1), SimulationOptions.DEFAULT)) {
      var foreign = other.signal("out");
      assertThatThrownBy(() -> simulation.peek(foreign))
          .hasMessageContaining("belongs to another design than Counter");
    }
  }

  @Test
  void innerSignalsAndMemoriesAreReadByName() {
    var notices = new ArrayList<String>();
    var engine = VerilogFixtures.engine(CachePlaces.ofProcess(), notices::add);
    try (var simulation = engine.start(VerilogFixtures.counter(), SimulationOptions.DEFAULT)) {
      simulation.reset(2);
      simulation.poke("enable", true);
      simulation.step(7);
      assertThat(simulation.peek("value")).isEqualTo(7);
      assertThat(simulation.peek("delayed.kept")).isEqualTo(6);
      assertThat(simulation.peek(simulation.signal("history"), 5)).isEqualTo(5 ^ 4);
      assertThat(notices).isEmpty();

      // A wire is not kept at first: another build takes over in the middle of the run.
      assertThat(simulation.peek("next")).isEqualTo(8);
      assertThat(notices).hasSize(1).first().asString().contains("reading the wire 'next'");
      simulation.step(3);
      assertThat(simulation.peek("next")).isEqualTo(11);
      assertThat(simulation.peek("delayed.kept")).isEqualTo(9);
      assertThat(simulation.peek(simulation.signal("history"), 8)).isEqualTo(8 ^ 7);
      assertThat(simulation.cycle()).isEqualTo(12);
    }
  }

  @Test
  void runUntilEndsAtTheConditionOrWithTheCycle() {
    try (var simulation = counter()) {
      simulation.reset();
      simulation.poke("enable", true);
      var count = simulation.signal("count");
      assertThat(simulation.runUntil("the ninth", () -> simulation.peek(count) == 9, 20))
          .isEqualTo(9);
      assertThat(simulation.runUntil("the ninth", () -> simulation.peek(count) == 9, 0)).isZero();
      assertThatThrownBy(() -> simulation.runUntil("the end", () -> false, 5))
          .isInstanceOf(CycleLimitException.class)
          .hasMessage("the end did not come within 5 cycles; gave up at cycle 15");
    }
  }

  @Test
  void clocksRunApartTogetherAndByHand() {
    var source =
        VerilogFixtures.source(
            "TwoClocks",
            List.of(
                VerilogFixtures.clock("fast"),
                VerilogFixtures.clock("slow"),
                VerilogFixtures.output("fasts", new Type.UInt(8)),
                VerilogFixtures.output("slows", new Type.UInt(8))),
            List.of(),
            """
            module TwoClocks (input wire fast, input wire slow, output wire [7:0] fasts,
                              output wire [7:0] slows);
                reg [7:0] f = 8'd0;
                reg [7:0] s = 8'd0;
                assign fasts = f;
                assign slows = s;
                always @(posedge fast) f <= f + 8'd1;
                // Sees the old value of the other where both rise together.
                always @(posedge slow) s <= f;
            endmodule
            """);
    try (var simulation = ENGINE.start(source, SimulationOptions.DEFAULT)) {
      var fast = simulation.signal("fast");
      var slow = simulation.signal("slow");
      assertThatThrownBy(simulation::step)
          .hasMessage("TwoClocks has no clock named 'clock'; name those to step: [fast, slow]");
      simulation.step(3, fast);
      assertThat(simulation.peek("fasts")).isEqualTo(3);
      assertThat(simulation.peek("slows")).isZero();
      simulation.step(1, fast, slow);
      assertThat(simulation.peek("fasts")).isEqualTo(4);
      assertThat(simulation.peek("slows")).isEqualTo(3);
      simulation.force(true, slow);
      assertThat(simulation.peek("slows")).isEqualTo(4);
      simulation.force(true, slow);
      simulation.step(1, fast);
      simulation.force(false, slow);
      assertThat(simulation.peek("slows")).isEqualTo(4);
      assertThat(simulation.cycle()).isEqualTo(6);
      simulation.poke("slow", true);
      assertThat(simulation.peek("slows")).isEqualTo(5);
    }
  }

  @Test
  void snapshotsBringEverythingBack() {
    try (var simulation = counter()) {
      simulation.reset();
      simulation.poke("enable", true);
      simulation.step(20);
      assertThat(simulation.canSnapshot()).isTrue();
      var snapshot = simulation.snapshot();
      assertThat(snapshot.cycle()).isEqualTo(21);
      var before = state(simulation);
      for (int i = 0; i < 3; i++) {
        simulation.step(7 + i);
        simulation.poke("enable", false);
        assertThat(state(simulation)).isNotEqualTo(before);
        simulation.restore(snapshot);
        assertThat(state(simulation)).isEqualTo(before);
        assertThat(simulation.cycle()).isEqualTo(21);
        simulation.step();
        assertThat(simulation.peek("count")).isEqualTo(21);
      }
      // Also into another variant, which keeps its state in another layout.
      assertThat(simulation.peek("next")).isEqualTo(22);
      simulation.step(4);
      simulation.restore(snapshot);
      assertThat(state(simulation)).isEqualTo(before);
      assertThat(simulation.peek("next")).isEqualTo(21);
      try (var other = counter()) {
        assertThatThrownBy(() -> other.restore(snapshot))
            .hasMessageContaining("belongs to another simulation");
      }
    }
  }

  private static List<BigInteger> state(Simulation simulation) {
    var history = simulation.signal("history");
    var values = new ArrayList<BigInteger>();
    for (var name : List.of("enable", "count", "value", "delayed.kept")) {
      values.add(simulation.peekBig(name));
    }
    for (int i = 0; i < history.depth(); i++) {
      values.add(simulation.peek(history, i));
    }
    return values;
  }

  @Test
  void initialValuesAreZeroOrRandomBySeed() {
    try (var zero = counter();
        var one = ENGINE.start(VerilogFixtures.counter(), random(1));
        var same = ENGINE.start(VerilogFixtures.counter(), random(1));
        var two = ENGINE.start(VerilogFixtures.counter(), random(2))) {
      assertThat(state(zero)).allMatch(value -> value.signum() == 0);
      assertThat(state(one)).isEqualTo(state(same)).isNotEqualTo(state(two));
      assertThat(one.peek("enable")).as("inputs start at 0").isZero();
    }
  }

  private static SimulationOptions random(long seed) {
    return SimulationOptions.DEFAULT.withRandomInitialState(seed);
  }

  @Test
  void instancesRunSideBySideInThreads() throws Exception {
    try (var workers = Executors.newFixedThreadPool(8)) {
      List<Callable<Long>> runs =
          IntStream.range(0, 32)
              .mapToObj(number ->
                  (Callable<Long>)
                      () -> {
                        try (var simulation = counter()) {
                          simulation.reset();
                          simulation.poke("enable", true);
                          for (int i = 0; i < 1000 + number; i++) {
                            simulation.step();
                          }
                          return simulation.peek("count");
                        }
                      })
              .toList();
      var results = workers.invokeAll(runs);
      for (int number = 0; number < results.size(); number++) {
        assertThat(results.get(number).get()).isEqualTo((1000 + number) % 256);
      }
    }
  }

  @Test
  void namesThatCppReservesAreOrdinary() {
    var source =
        VerilogFixtures.source(
            "class",
            List.of(
                VerilogFixtures.clock("clock"),
                VerilogFixtures.input("new", new Type.Bool()),
                VerilogFixtures.input("a__b", new Type.UInt(4)),
                VerilogFixtures.output("double", new Type.UInt(4))),
            List.of(
                VerilogFixtures.register("", "class", "int", 4),
                VerilogFixtures.register("", "class", "x___y__", 4)),
            """
            module \\class (input wire clock, input wire \\new , input wire [3:0] a__b,
                          output wire [3:0] double);
                reg [3:0] \\int ;
                reg [3:0] x___y__;
                assign double = \\int + x___y__;
                always @(posedge clock) begin
                    \\int <= a__b;
                    if (\\new ) x___y__ <= a__b;
                end
            endmodule
            """);
    try (var simulation = ENGINE.start(source, SimulationOptions.DEFAULT)) {
      simulation.poke("a__b", 3);
      simulation.poke("new", true);
      simulation.step();
      assertThat(simulation.peek("double")).isEqualTo(6);
      assertThat(simulation.peek("int")).isEqualTo(3);
      assertThat(simulation.peek("x___y__")).isEqualTo(3);
    }
  }

  @Test
  void aClosedSimulationSaysSo() {
    var simulation = counter();
    var count = simulation.signal("count");
    simulation.close();
    simulation.close();
    assertThatThrownBy(simulation::step)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the simulation of Counter is closed");
    assertThatThrownBy(() -> simulation.peek(count)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> simulation.step(3)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(simulation::cycle).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(simulation::snapshot).isInstanceOf(IllegalStateException.class);
  }
}
