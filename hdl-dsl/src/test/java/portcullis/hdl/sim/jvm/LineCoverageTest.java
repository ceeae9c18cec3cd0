package portcullis.hdl.sim.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.hdl.Bool;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.verilator.VerilatorEngine;

class LineCoverageTest {
  private static final SimulationOptions SILENT = SimulationOptions.DEFAULT.withLog(_ -> {});
  private static final SimulationOptions COUNTING = SILENT.withLineCoverage();

  @TempDir private Path directory;

  /** Counts while it is enabled. */
  static final class Counter extends Module {
    final Bool enable = in(bool());
    final UInt count = out(uint(8));

    Counter() {
      var value = reg(uint(8)).resetTo(0);
      when(enable, () -> value.set(value.plus(1)));
      count.set(value);
    }
  }

  /** Every kind of statement, some of them never reached, in two instances of one module. */
  static final class Statements extends Module {
    final Bool go = in(bool());
    final UInt number = in(uint(8));
    final UInt first = out(uint(8));
    final UInt second = out(uint(8));

    Statements() {
      var one = instance("one", Chooser::new);
      one.go.set(go);
      one.number.set(number);
      var other = instance("other", Chooser::new);
      other.go.set(go.not());
      other.number.set(number.shiftRight(1));
      first.set(one.result);
      second.set(other.result);
    }
  }

  static final class Chooser extends Module {
    final Bool go = in(bool());
    final UInt number = in(uint(8));
    final UInt result = out(uint(8));

    Chooser() {
      var short5 = memory(5, uint(8));
      var lanes = memory(4, uint(8)).lanes(4);
      var table = rom(uint(8), List.of(BigInteger.ONE, BigInteger.TWO));
      var chosen = wire(uint(8));
      chosen.set(number);
      when(go, () -> chosen.set(number.plus(1)))
          .elseWhen(number.eq(7), () -> chosen.set(4))
          .elseWhen(number.gt(250), () -> chosen.set(5));
      var product = wireDefault(number);
      when(
          number.plus(chosen).times(number.plus(2)).gt(77),
          () -> when(go.not(), () -> product.set(3)));
      when(go, () -> short5.write(number.low(3), chosen));
      lanes.write(number.low(2), chosen, number.low(2).asBits());
      var state = reg(uint(8)).resetTo(0);
      when(number.gt(100), () -> when(go, () -> state.set(0)).otherwise(() -> state.set(chosen)));
      select(number.low(2))
          .is(0L, () -> state.set(1))
          .is(
              1L,
              () -> {
                state.set(number);
                when(go, () -> state.set(2));
              })
          .otherwise(() -> state.set(number.plus(chosen)));
      var started = reg(uint(3)).initially(5);
      started.set(started.plus(1));
      when(go, () -> {}).otherwise(() -> started.set(3));
      select(number.low(1)).is(0L, () -> log("even {}", number)).is(1L, () -> {});
      var decoded = wire(uint(2));
      select(number.low(2))
          .is(0L, () -> decoded.set(3))
          .is(1L, () -> decoded.set(2))
          .is(2L, 3L, () -> decoded.set(1));
      var either = wireDefault(decoded);
      select(number.low(3)).is(0L, 5L, () -> either.set(3)).is(1L, () -> {}).otherwise(() -> {});
      assertAlways(number.lt(255), "the number is small");
      when(go, () -> cover(number.eq(7), "seven with go"));
      cover(number.eq(8), "eight");
      result.set(
          state
              .plus(short5.read(number.low(3)))
              .xor(lanes.read(number.low(2)))
              .plus(table.read(number.low(1)))
              .xor(product)
              .plus(either.extend(8))
              .plus(started.extend(8)));
    }
  }

  /** Two clocks, each with a choice. */
  static final class TwoClocks extends Module {
    final UInt number = in(uint(4));
    final UInt sum = out(uint(4));

    TwoClocks() {
      var here = reg(uint(4));
      when(number.gt(3), () -> here.set(number)).elseWhen(number.eq(1), () -> here.set(0));
      var there =
          withClock(
              clockDomain("slow"),
              () -> {
                var value = reg(uint(4));
                var seen = crossing("a test", number);
                when(seen.eq(2), () -> value.set(seen)).otherwise(() -> value.set(9));
                return value;
              });
      sum.set(here.plus(crossing("a test", there)));
    }
  }

  private Map<String, Long> counts(SimulationEngine engine, Design design, Drive drive) {
    var file = directory.resolve(engine.name() + ".dat");
    try (var simulation = engine.start(design, COUNTING)) {
      drive.run(simulation);
      simulation.writeCoverage(file);
      return read(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private interface Drive {
    void run(Simulation simulation);
  }

  /** Counts by what stands before them, in a readable form. */
  private static Map<String, Long> read(Path file) throws IOException {
    var counts = new TreeMap<String, Long>();
    for (var line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      if (line.startsWith("C '")) {
        int end = line.lastIndexOf('\'');
        var key = line.substring(3, end).replace('\u0001', ' ').replace('\u0002', '=');
        counts.put(key, Long.parseLong(line.substring(end + 2)));
      }
    }
    return counts;
  }

  private static void countSome(Simulation simulation) {
    simulation.reset(3);
    simulation.poke("enable", true);
    simulation.step(9);
  }

  @Test
  void linesAreCountedWhenAskedFor() {
    var design = Elaboration.of(Counter::new).design();
    var counts = counts(new JvmEngine(), design, LineCoverageTest::countSome);
    assertThat(counts.values()).containsExactlyInAnyOrder(12L, 3L, 9L, 0L);
    assertThat(counts.keySet())
        .allSatisfy(key -> assertThat(key).contains("f=Counter.v", "h=TOP.Counter"));
  }

  @Test
  void notCountingIsRefusedInWords() {
    try (var simulation = new JvmEngine().start(Elaboration.of(Counter::new).design())) {
      assertThatThrownBy(() -> simulation.writeCoverage(directory.resolve("none.dat")))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("SimulationOptions.withLineCoverage()");
    }
    assertThat(directory.resolve("none.dat")).doesNotExist();
  }

  @Test
  void countingDoesNotChangeWhatTheHardwareDoes() {
    var design = Elaboration.of(Statements::new).design();
    try (var plain = new JvmEngine().start(design, SILENT);
        var counted = new JvmEngine().start(design, COUNTING)) {
      var random = new Random(1);
      for (int i = 0; i < 500; i++) {
        int number = random.nextInt(255);
        boolean go = random.nextBoolean();
        for (var simulation : new Simulation[] {plain, counted}) {
          simulation.poke("number", number);
          simulation.poke("go", go);
          simulation.step();
        }
        for (var name : new String[] {"first", "second"}) {
          assertThat(counted.peek(name)).isEqualTo(plain.peek(name));
        }
      }
    }
  }

  private static void drive(Simulation simulation, long seed, int cycles) {
    var random = new Random(seed);
    simulation.reset(2);
    var clocks =
        simulation.signals().stream().filter(it -> it.kind() == Signal.Kind.CLOCK).toList();
    for (int cycle = 0; cycle < cycles; cycle++) {
      for (var signal : simulation.signals()) {
        if (signal.kind() == Signal.Kind.INPUT) {
          simulation.poke(signal, random.nextLong() >>> 1 & (1L << signal.width()) - 2);
        }
      }
      simulation.step(1, clocks.get(random.nextInt(clocks.size())));
    }
  }

  private void agree(Supplier<Module> module, Drive drive) {
    var design = Elaboration.of(module).design();
    var expected = counts(new VerilatorEngine(), design, drive);
    var found = counts(new JvmEngine(), design, drive);
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    assertThat(found)
        .allSatisfy(
            (point, count) -> assertThat(count > 0).as(point).isEqualTo(expected.get(point) > 0));
    assertThat(found.values()).as("some are missed").contains(0L);
  }

  /** All numbers are even, so that some statements are never reached. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 300})
  @Tag("tools")
  void verilatorSeesTheSamePointsHit(int cycles) {
    agree(Statements::new, simulation -> drive(simulation, cycles, cycles));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 40})
  @Tag("tools")
  void verilatorSeesTheSamePointsHitAtEachClock(int cycles) {
    agree(TwoClocks::new, simulation -> drive(simulation, cycles, cycles));
  }
}
