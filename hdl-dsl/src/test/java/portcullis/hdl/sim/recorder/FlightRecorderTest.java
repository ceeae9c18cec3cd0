package portcullis.hdl.sim.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.ClockDomain;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.HardwareStopException;
import portcullis.hdl.sim.LogLine;
import portcullis.hdl.sim.Signal.Kind;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.jvm.JvmEngine;
import portcullis.hdl.sim.waveform.WaveformReader;
import portcullis.hdl.sim.waveform.WaveformReader.Keep;
import portcullis.hdl.sim.waveform.WaveformWindow.Column;

/** What the recorder plays again is what happened. */
class FlightRecorderTest {
  private static final int CYCLES = 200;

  @TempDir private Path directory;

  private final FlightRecorder recorder = new FlightRecorder(CYCLES);
  private final List<LogLine> lines = new ArrayList<>();

  /** State in registers and a memory, a wide input, a claim that breaks, lines printed. */
  static final class Mixer extends Module {
    final UInt amount = in(uint(8));
    final Bits wide = in(bits(100));
    final Bool fail = in(bool());
    final UInt sum = out(uint(32));
    final Bits kept = out(bits(100));

    Mixer() {
      moduleName("Mixer");
      var total = reg(uint(32)).resetTo(0);
      var history = memory(16, bits(100));
      total.set(total.plus(amount.extend(32)));
      history.write(total.low(4), wide);
      var loud = amount.eq(77);
      when(loud, () -> log("loud"));
      assertAlways(fail.not(), "must not fail");
      sum.set(total);
      kept.set(history.read(total.low(4).minus(1)));
    }
  }

  static final Design MIXER = Elaboration.of(Mixer::new).design();

  private static final SimulationEngine ENGINE = new JvmEngine();

  private Simulation recorded(SimulationEngine engine, Design design) {
    return recorder.call(() ->
        FlightRecorder.recorded(engine)
            .start(design, SimulationOptions.DEFAULT.withLog(lines::add)));
  }

  private Recording write() {
    var all = recorder.write(directory, "test", new AssertionError());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  static List<Column> columns(Path waveform) throws IOException {
    return new WaveformReader(waveform)
        .window(_ -> true, 0, Long.MAX_VALUE, Integer.MAX_VALUE, Keep.LATEST)
        .columns();
  }

  /** Drives at random; the same each time for a seed. */
  private static void traffic(Simulation simulation, long seed, int actions) {
    var random = new Random(seed);
    for (int i = 0; i < actions; i++) {
      switch (random.nextInt(12)) {
        case 0 -> simulation.poke("wide", new BigInteger(100, random));
        case 1 -> simulation.poke("fail", random.nextInt(20) == 0);
        case 2 -> simulation.step(random.nextInt(40));
        case 3 -> simulation.reset(1 + random.nextInt(2));
        case 4 -> simulation.peek("sum");
        case 5 -> {
          simulation.force(true, simulation.signal("clock"));
          simulation.force(false, simulation.signal("clock"));
        }
        case 6 -> simulation.step(random.nextInt(3), simulation.signal("clock"));
        default -> {
          simulation.poke("amount", random.nextInt(256));
          simulation.step();
        }
      }
    }
  }

  /** The same, but a stop of the hardware does not end it. */
  static void stubbornTraffic(Simulation simulation, long seed, int actions) {
    for (int i = 0; i < actions; i++) {
      try {
        traffic(simulation, seed + i, 50);
      } catch (HardwareStopException stop) {
        simulation.poke("fail", 0);
        simulation.force(false, simulation.signal("clock"));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatIsPlayedAgainIsWhatHappened(long seed) throws IOException {
    int length = seed < 3 ? 2 : 12 * (int) seed;
    var live = directory.resolve("live.vcd");
    try (var plain = ENGINE.start(MIXER, SimulationOptions.DEFAULT.withLog(_ -> {}))) {
      plain.startWaveform(live);
      stubbornTraffic(plain, seed, length);
      plain.force(false, plain.signal("clock"));
      var all = columns(stopped(plain, live));
      var recorded = recorded(ENGINE, MIXER);
      stubbornTraffic(recorded, seed, length);
      var recording = write();
      assertThat(recording.obstacle()).isEmpty();
      assertThat(recording.last()).isEqualTo(recorded.cycle());
      assertThat(recording.first()).isEqualTo(Math.max(0, recorded.cycle() - CYCLES));
      var again = columns(recording.waveform().orElseThrow());
      assertThat(again).hasSizeLessThanOrEqualTo(CYCLES + 1).isNotEmpty();
      var same = all.subList(all.size() - again.size(), all.size());
      for (int i = 0; i < again.size(); i++) {
        assertThat(again.get(i)).isEqualTo(same.get(i));
      }
    }
  }

  private static Path stopped(Simulation simulation, Path waveform) {
    simulation.stopWaveform();
    return waveform;
  }

  @Test
  void afterwardsTheSimulationGoesOnAsIfNothingWas() {
    try (var plain = ENGINE.start(MIXER, SimulationOptions.DEFAULT.withLog(_ -> {}));
        var recorded = recorded(ENGINE, MIXER)) {
      plain.poke("amount", 3);
      recorded.poke("amount", 3);
      for (int i = 0; i < 5; i++) {
        plain.step(7000);
        recorded.step(7000);
        assertThat(write().waveform()).isPresent();
        assertThat(recorded.cycle()).isEqualTo(plain.cycle());
        for (var signal : plain.signals()) {
          for (int word = 0; word < signal.depth(); word++) {
            assertThat(recorded.peek(signal, word)).isEqualTo(plain.peek(signal, word));
          }
        }
      }
    }
  }

  @Test
  void whatTheHardwarePrintedIsNotPrintedAgain() {
    try (var simulation = recorded(ENGINE, MIXER)) {
      simulation.poke("amount", 77);
      simulation.step(5);
      assertThat(lines).hasSize(5);
      assertThat(write().waveform()).isPresent();
      assertThat(lines).hasSize(5);
      simulation.step();
      assertThat(lines).hasSize(6);
    }
  }

  @Test
  void aClosedSimulationIsClosedForItsUserButNotForTheRecorder() throws IOException {
    var simulation = recorded(ENGINE, MIXER);
    var probe = simulation.probe(simulation.signal("sum"));
    simulation.poke("amount", 2);
    simulation.step(4);
    simulation.close();
    simulation.close();
    assertThatThrownBy(simulation::step).hasMessage("the simulation of Mixer is closed");
    assertThatThrownBy(() -> simulation.poke("amount", 1)).hasMessageContaining("is closed");
    assertThatThrownBy(() -> simulation.peek("sum")).hasMessageContaining("is closed");
    assertThatThrownBy(probe::read).isInstanceOf(IllegalStateException.class);
    var last = columns(write().waveform().orElseThrow()).getLast();
    assertThat(last.number()).isEqualTo(4);
    assertThat(last.values()).contains("0x8");
    assertThatThrownBy(probe::read).isInstanceOf(IllegalStateException.class);
    recorder.endTest();
    assertThat(recorder.write(directory, "test", new AssertionError())).isEmpty();
  }

  @Test
  void ofManySimulationsTheLastOnesAreKept() {
    for (int i = 0; i < 50; i++) {
      try (var simulation = recorded(ENGINE, MIXER)) {
        simulation.step(i);
      }
    }
    assertThat(recorder.write(directory, "many", new AssertionError()))
        .extracting(Recording::last)
        .containsExactly(49L, 48L, 47L, 46L);
  }

  @Test
  void anotherSnapshotBeginsAnotherHistory() throws IOException {
    try (var simulation = recorded(ENGINE, MIXER)) {
      simulation.poke("amount", 1);
      simulation.step(100);
      var snapshot = simulation.snapshot();
      simulation.step(20_000);
      simulation.restore(snapshot);
      simulation.step(7);
      var recording = write();
      assertThat(recording.first()).isEqualTo(100);
      assertThat(recording.last()).isEqualTo(107);
      assertThat(columns(recording.waveform().orElseThrow()))
          .extracting(Column::number)
          .containsExactly(100L, 101L, 102L, 103L, 104L, 105L, 106L, 107L);
    }
  }

  @Test
  void onlyWhatATestUsedIsItsOwn() {
    var shared = recorded(ENGINE, MIXER);
    shared.step(3);
    recorder.beginTest();
    assertThat(recorder.write(directory, "test", new AssertionError())).isEmpty();
    shared.peek("sum");
    assertThat(write().last()).isEqualTo(3);
  }

  @Test
  void anotherThreadHasItsOwnSimulations() throws InterruptedException {
    var thread = new Thread(() -> recorded(ENGINE, MIXER).step(3));
    thread.start();
    thread.join();
    assertThat(recorder.write(directory, "test", new AssertionError())).isEmpty();
  }

  @Test
  void anEngineWithoutSnapshotsSaysWhyThereIsNoWaveform() {
    try (var simulation = recorded(withoutSnapshots(), MIXER)) {
      simulation.step(40_000);
      var recording = write();
      assertThat(recording.waveform()).isEmpty();
      assertThat(recording.obstacle()).contains("cannot take snapshots of Mixer", "--engine jvm");
    }
  }

  private static SimulationEngine withoutSnapshots() {
    return new SimulationEngine() {
      @Override
      public String name() {
        return "without snapshots";
      }

      @Override
      public Simulation start(Design design, SimulationOptions options) {
        var simulation = ENGINE.start(design, options);
        return (Simulation)
            Proxy.newProxyInstance(
                Simulation.class.getClassLoader(),
                new Class<?>[] {Simulation.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("canSnapshot")) {
                    return false;
                  }
                  try {
                    return method.invoke(simulation, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
      }
    };
  }

  @Test
  void aFolderThatCannotBeMadeDoesNotHideTheFailure() throws IOException {
    var file = java.nio.file.Files.createFile(directory.resolve("file"));
    try (var simulation = recorded(ENGINE, MIXER)) {
      simulation.step();
      var recording = recorder.write(file, "test", new AssertionError()).getFirst();
      assertThat(recording.obstacle()).startsWith("it could not be written");
    }
  }

  /** A register in each of two clock domains. */
  static final class TwoClocks extends Module {
    final ClockDomain slow = clockDomain("slow");
    final UInt fastTicks = out(uint(16));
    final UInt slowTicks = out(uint(16));

    TwoClocks() {
      moduleName("TwoClocks");
      var fast = reg(uint(16)).resetTo(0);
      fast.set(fast.plus(1));
      fastTicks.set(fast);
      withClock(
          slow,
          () -> {
            var count = reg(uint(16)).resetTo(0);
            count.set(count.plus(1));
            slowTicks.set(count);
          });
    }
  }

  @Test
  void severalClocksAreSteppedAsTheyWere() throws IOException {
    var design = Elaboration.of(TwoClocks::new).design();
    try (var simulation = recorded(ENGINE, design)) {
      var clocks = simulation.signals().stream().filter(it -> it.kind() == Kind.CLOCK).toList();
      assertThat(clocks).hasSize(2);
      simulation.reset();
      for (int i = 0; i < 36_000; i++) {
        simulation.step(1, clocks.get(i % 7 == 0 ? 1 : 0));
      }
      simulation.step(3, clocks.get(0), clocks.get(1));
      var recording = write();
      assertThat(recording.obstacle()).isEmpty();
      assertThat(recording.last()).isEqualTo(36_004);
      assertThat(columns(recording.waveform().orElseThrow())).hasSize(CYCLES + 1);
    }
  }
}
