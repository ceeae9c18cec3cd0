package portcullis.hdl.sim.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.hdl.Bool;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Type;
import portcullis.hdl.lib.Fifo;
import portcullis.hdl.sim.CheckFailedException;
import portcullis.hdl.sim.LogLine;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationBuildException;
import portcullis.hdl.sim.SimulationOptions;

class JvmEngineTest {
  private static final int[] WIDTHS = {
    1, 7, 8, 9, 16, 17, 31, 32, 33, 63, 64, 65, 96, 127, 128, 129, 200, 512
  };

  /** Counts, remembers, and claims to stay below a limit. */
  static final class Limited extends Module {
    final Bool enable = in(bool());
    final UInt count = out(uint(8));

    Limited(int limit) {
      var value = reg(uint(8)).resetTo(0);
      var next = value.plus(1);
      var history = memory(16, uint(8));
      when(
          enable,
          () -> {
            value.set(next);
            history.write(value.low(4), value.xor(next));
            log("value {} or {x}", value, value);
          });
      var latest = history.read(value.low(4));
      count.set(mux(enable, value, latest.and(value)));
      assertAlways(value.lt(limit), "the value stays below " + limit);
      cover(value.eq(3), "three was seen");
      cover(value.eq(200), "two hundred was seen");
    }
  }

  /** For each width an input, the same one clock later, and the inverse at once. */
  static final class Echo extends Module {
    Echo() {
      for (int width : WIDTHS) {
        var input = named("in" + width, in(bits(width)));
        var plain = named("plain" + width, out(bits(width)));
        var inverted = named("inverted" + width, out(bits(width)));
        var kept = named("kept" + width, regNext(input));
        plain.set(kept);
        inverted.set(input.not());
      }
    }
  }

  private static Simulation limited(int limit, List<LogLine> log) {
    return new JvmEngine()
        .start(
            Elaboration.of(() -> new Limited(limit)).design(),
            SimulationOptions.DEFAULT.withLog(log::add));
  }

  private static Simulation counter() {
    var simulation = limited(255, new ArrayList<>());
    simulation.reset();
    simulation.poke("enable", true);
    return simulation;
  }

  @Test
  void aFifoGivesWhatItTook() {
    var design = Elaboration.of(() -> new Fifo<>(portcullis.hdl.Hdl.uint(70), 5)).design();
    var random = new Random(1);
    var sent = new ArrayList<BigInteger>();
    var received = new ArrayList<BigInteger>();
    try (var fifo = new JvmEngine().start(design)) {
      fifo.reset();
      for (int cycle = 0; cycle < 2000; cycle++) {
        var value = new BigInteger(70, random);
        fifo.poke("in_valid", random.nextBoolean());
        fifo.poke("in_payload", value);
        fifo.poke("out_ready", random.nextBoolean());
        if (fifo.peekBoolean("in_valid") && fifo.peekBoolean("in_ready")) {
          sent.add(value);
        }
        if (fifo.peekBoolean("out_valid") && fifo.peekBoolean("out_ready")) {
          received.add(fifo.peekBig("out_payload"));
        }
        fifo.step();
      }
    }
    assertThat(received).hasSizeGreaterThan(500);
    assertThat(sent.subList(0, received.size())).isEqualTo(received);
  }

  @Test
  void carriesValuesOfEveryWidth() {
    try (var simulation = new JvmEngine().start(Elaboration.of(Echo::new).design())) {
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
    for (var value : values) {
      simulation.poke(in, value);
      assertThat(simulation.peekBig(inverted)).isEqualTo(value.xor(mask));
      simulation.step();
      assertThat(simulation.peekBig(plain)).isEqualTo(value);
      assertThat(simulation.peekBig("kept" + width)).isEqualTo(value);
      if (width <= Long.SIZE) {
        assertThat(simulation.peek(plain)).isEqualTo(value.longValue());
        assertThat(simulation.probe(plain).read()).isEqualTo(value.longValue());
      } else {
        assertThatThrownBy(() -> simulation.peek(plain)).hasMessageContaining("peekBig");
      }
    }
  }

  @Test
  void aFailedAssertionHasCyclePathAndJavaLine() {
    try (var simulation = limited(5, new ArrayList<>())) {
      simulation.reset();
      simulation.poke("enable", true);
      var failure = catchThrowableOfType(CheckFailedException.class, () -> simulation.step(100));
      assertThat(failure.cycle()).isEqualTo(6);
      assertThat(failure)
          .hasMessageContaining("failed at cycle 6 (JvmEngineTest.java:")
          .hasMessageContaining("the value stays below 5");
      assertThat(simulation.cycle()).isEqualTo(7);
      assertThat(simulation.peek("value")).isEqualTo(6);
      // Nothing changes any more, and it still fails.
      simulation.poke("enable", false);
      assertThatThrownBy(simulation::step).isInstanceOf(CheckFailedException.class);
      assertThatThrownBy(simulation::step).isInstanceOf(CheckFailedException.class);
      simulation.reset();
      simulation.step(4);
    }
  }

  @Test
  void logLinesAndCoversAreCounted() {
    var log = new ArrayList<LogLine>();
    try (var simulation = limited(100, log)) {
      simulation.reset();
      simulation.poke("enable", true);
      simulation.step(4);
      simulation.poke("enable", false);
      simulation.step(3);
      assertThat(log)
          .extracting(LogLine::text)
          .containsExactly("value 0 or 00", "value 1 or 01", "value 2 or 02", "value 3 or 03");
      assertThat(log).extracting(LogLine::cycle).containsExactly(1L, 2L, 3L, 4L);
      assertThat(simulation.coverCounts().values()).containsExactly(1L, 0L);
    }
  }

  @Test
  void wiresMemoriesAndSnapshots() {
    try (var simulation = counter()) {
      simulation.step(20);
      assertThat(simulation.peek("next")).isEqualTo(21);
      assertThat(simulation.peek(simulation.signal("history"), 5)).isEqualTo(5 ^ 6);
      var snapshot = simulation.snapshot();
      for (int i = 0; i < 3; i++) {
        simulation.step(7 + i);
        simulation.poke("enable", false);
        assertThat(simulation.peek("value")).isEqualTo(27 + i);
        simulation.restore(snapshot);
        assertThat(simulation.cycle()).isEqualTo(21);
        assertThat(simulation.peek("enable")).isOne();
        assertThat(simulation.peek("count")).isEqualTo(20);
      }
      try (var other = counter()) {
        assertThatThrownBy(() -> other.restore(snapshot))
            .hasMessageContaining("belongs to another simulation");
      }
    }
  }

  @Test
  void misuseNamesTheSignal() {
    var simulation = counter();
    assertThatThrownBy(() -> simulation.poke("count", 1)).hasMessageContaining("but an output");
    assertThatThrownBy(() -> simulation.poke("enable", 2)).hasMessageContaining("it takes 0 to 1");
    assertThatThrownBy(() -> simulation.peek("history")).hasMessageContaining("memory of 16 words");
    assertThatThrownBy(() -> simulation.step(-1)).hasMessageContaining("-1 cycles");
    simulation.close();
    simulation.close();
    assertThatThrownBy(simulation::step).hasMessageContaining("is closed");
    assertThatThrownBy(simulation::cycle).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theStateBeforeTheFirstAssignmentComesFromTheSeed() {
    var design = Elaboration.of(Echo::new).design();
    var engine = new JvmEngine();
    try (var zero = engine.start(design);
        var one = engine.start(design, SimulationOptions.DEFAULT.withRandomInitialState(1));
        var same = engine.start(design, SimulationOptions.DEFAULT.withRandomInitialState(1));
        var two = engine.start(design, SimulationOptions.DEFAULT.withRandomInitialState(2))) {
      assertThat(zero.peekBig("kept200")).isZero();
      assertThat(one.peekBig("plain200"))
          .isEqualTo(same.peekBig("plain200"))
          .isNotEqualTo(two.peekBig("plain200"));
      assertThat(one.peek("in64")).as("inputs start at 0").isZero();
    }
  }

  @Test
  void instancesOfOneDesignRunSideBySide() throws Exception {
    Design design = Elaboration.of(() -> new Limited(255)).design();
    var engine = new JvmEngine();
    try (var workers = Executors.newFixedThreadPool(4)) {
      List<Callable<Long>> runs =
          IntStream.range(0, 16)
              .mapToObj(number ->
                  (Callable<Long>)
                      () -> {
                        var lines = new ArrayList<LogLine>();
                        var options = SimulationOptions.DEFAULT.withLog(lines::add);
                        try (var simulation = engine.start(design, options)) {
                          simulation.reset();
                          simulation.poke("enable", true);
                          simulation.step(100 + number);
                          assertThat(lines).hasSize(100 + number);
                          return simulation.peek("count");
                        }
                      })
              .toList();
      var results = workers.invokeAll(runs);
      for (int number = 0; number < results.size(); number++) {
        assertThat(results.get(number).get()).isEqualTo(100 + number);
      }
    }
  }

  @Test
  void aWaveformShowsChanges(@TempDir Path folder) throws IOException {
    var file = folder.resolve("some.vcd");
    try (var simulation = counter()) {
      simulation.startWaveform(file);
      simulation.step(3);
      assertThatThrownBy(() -> simulation.startWaveform(folder.resolve("some.fst")))
          .hasMessageContaining(".vcd");
    }
    assertThat(Files.readString(file))
        .contains("$scope module Limited $end", "$var reg 8 ", " value [7:0] $end", "b11 ");
  }

  /** The language has no words for it; only a design made in another way can hold one. */
  @Test
  void aGatedClockIsRefusedInWords() {
    var none = Origin.NONE;
    var clock = new Expr.Ref("clock", 1);
    var gated =
        new Declaration.Definition(
            "gated",
            new Type.Clock(),
            new Expr.Binary(BinaryOperator.AND, clock, new Expr.Ref("enable", 1)),
            false,
            none);
    var register =
        new Declaration.Register(
            "value", new Type.Bool(), "gated", Optional.empty(), Optional.empty(), false, none);
    var module =
        new portcullis.hdl.ir.Module(
            "Gated",
            List.of(
                new Port("clock", Port.Direction.INPUT, new Type.Clock(), none),
                new Port("enable", Port.Direction.INPUT, new Type.Bool(), none)),
            List.of(gated, register),
            List.of(),
            none);
    assertThatThrownBy(() -> new JvmEngine().start(new Design(List.of(module))))
        .isInstanceOf(SimulationBuildException.class)
        .hasMessageContaining("the clock 'gated' is computed")
        .hasMessageContaining("use the engine verilator");
  }
}
