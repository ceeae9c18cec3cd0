package portcullis.hdl.sim.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static portcullis.hdl.sim.recorder.FlightRecorderTest.MIXER;
import static portcullis.hdl.sim.recorder.FlightRecorderTest.columns;
import static portcullis.hdl.sim.recorder.FlightRecorderTest.stubbornTraffic;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
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
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.StateAccess;
import portcullis.hdl.sim.jvm.BlackBoxBody;
import portcullis.hdl.sim.jvm.JvmEngine;
import portcullis.hdl.sim.lockstep.LockstepEngine;
import portcullis.hdl.sim.lockstep.LockstepException;
import portcullis.hdl.sim.verilator.VerilatorEngine;

/** What one engine ran, another one shows. */
class UnderstudyTest {
  private static final int CYCLES = 200;
  private static final String AGAIN = "run again on the jvm engine";

  @TempDir private Path directory;

  private final FlightRecorder recorder = new FlightRecorder(CYCLES);
  private final JvmEngine understudies = new JvmEngine();

  /** An engine that has no waveforms, or only if it must; its state can be read. */
  private static final class Foreign implements SimulationEngine {
    private final JvmEngine behind = new JvmEngine(Map.of("Doubler", Doubled::new));
    private final boolean hasWaveforms;
    private int reads;
    private int wrongRead = -1;
    private int waveforms;

    private Foreign(boolean hasWaveforms) {
      this.hasWaveforms = hasWaveforms;
    }

    @Override
    public String name() {
      return "foreign";
    }

    @Override
    public Simulation start(Design design, SimulationOptions options) {
      var simulation = behind.start(design, options);
      return (Simulation)
          Proxy.newProxyInstance(
              Simulation.class.getClassLoader(),
              new Class<?>[] {Simulation.class, StateAccess.class},
              (_, method, arguments) -> {
                if (method.getName().equals("startWaveform")) {
                  waveforms++;
                  assertThat(hasWaveforms).as("a waveform of the engine itself").isTrue();
                }
                try {
                  var result = method.invoke(simulation, arguments);
                  if (method.getName().equals("readState") && ++reads == wrongRead) {
                    ((long[]) arguments[0])[0] ^= 4;
                  }
                  return result;
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }

  private Simulation recorded(SimulationEngine engine, Design design, OptionalLong seed) {
    var quiet = SimulationOptions.DEFAULT.withLog(_ -> {});
    var options = seed.isPresent() ? quiet.withRandomInitialState(seed.getAsLong()) : quiet;
    return recorder.call(
        () -> FlightRecorder.recorded(engine, understudies).start(design, options));
  }

  private Recording write() {
    var all = recorder.write(directory, "test", new AssertionError());
    assertThat(all).hasSize(1);
    assertThat(all.getFirst().obstacle()).isEmpty();
    return all.getFirst();
  }

  /** The same on the JVM engine, with a waveform of everything. */
  private void requireAsOnTheJvmEngine(
      Recording recording, OptionalLong initial, long seed, int length) throws IOException {
    var live = directory.resolve("live.vcd");
    var quiet = SimulationOptions.DEFAULT.withLog(_ -> {});
    var options = initial.isPresent() ? quiet.withRandomInitialState(initial.getAsLong()) : quiet;
    try (var plain = new JvmEngine().start(MIXER, options)) {
      plain.startWaveform(live);
      stubbornTraffic(plain, seed, length);
      plain.force(false, plain.signal("clock"));
      assertThat(recording.last()).isEqualTo(plain.cycle());
    }
    var all = columns(live);
    var again = columns(recording.waveform().orElseThrow());
    assertThat(again).hasSizeGreaterThan(50);
    assertThat(again).isEqualTo(all.subList(all.size() - again.size(), all.size()));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void itTakesOverStateAndInputs(long seed) throws IOException {
    var initial = OptionalLong.of(100 + seed);
    // The longer ones begin with a snapshot in the middle of things.
    int length = seed < 3 ? 2 : 200;
    try (var simulation = recorded(new Foreign(false), MIXER, initial)) {
      stubbornTraffic(simulation, seed, length);
      var recording = write();
      assertThat(recording.last() > 1 << 14).as("more than one snapshot").isEqualTo(seed == 3);
      assertThat(recording.remark()).isEqualTo(AGAIN);
      requireAsOnTheJvmEngine(recording, initial, seed, length);
      assertThat(write().last()).as("the simulation is as before").isEqualTo(recording.last());
    }
  }

  @Test
  void aClockThatIsHighIsHighThereToo() throws IOException {
    try (var simulation = recorded(new Foreign(false), MIXER, OptionalLong.empty())) {
      var clock = simulation.signal("clock");
      simulation.poke("amount", 5);
      simulation.step(100);
      simulation.force(true, clock);
      var snapshot = simulation.snapshot();
      simulation.restore(snapshot);
      // No edge.
      simulation.step();
      assertThat(simulation.peek("sum")).isEqualTo(101 * 5);
      var recording = write();
      assertThat(recording.remark()).isEqualTo(AGAIN);
      assertThat(recording.last()).as("rising edges").isEqualTo(101);
    }
  }

  @Test
  void whoComesToAnotherStateIsNotShown() {
    var engine = new Foreign(true);
    try (var simulation = recorded(engine, MIXER, OptionalLong.empty())) {
      simulation.step(10);
      assertThat(write().remark()).isEqualTo(AGAIN);
      assertThat(engine.waveforms).isZero();
      simulation.step(10);
      // The state is read at the start, and in the end to compare.
      engine.wrongRead = engine.reads + 2;
      var recording = write();
      assertThat(recording.remark())
          .isEqualTo("on a build of its own, as the jvm engine came to another value of 'total'");
      assertThat(engine.waveforms).isOne();
      assertThat(recording.last()).isEqualTo(20);
    }
  }

  /** Twice the input. */
  static final class Doubler extends Module {
    final UInt in = in(uint(8));
    final UInt out = out(uint(8));

    Doubler() {
      verilog(
          """
          module Doubler (input wire [7:0] in, output wire [7:0] out);
              assign out = in << 1;
          endmodule
          """);
    }
  }

  /** The same in Java. */
  static final class Doubled implements BlackBoxBody {
    @Override
    public void settle(Pins pins) {
      pins.set("out", pins.get("in") << 1 & 0xff);
    }

    @Override
    public Object save() {
      return "";
    }

    @Override
    public void restore(Object saved) {}
  }

  /** A register around it. */
  static final class Around extends Module {
    final Bool grow = in(bool());
    final UInt value = out(uint(8));

    Around() {
      var kept = reg(uint(8)).resetTo(1);
      var box = instance(Doubler::new);
      box.in.set(kept);
      when(grow, () -> kept.set(box.out));
      value.set(kept);
    }
  }

  @Test
  void whatItCannotRunItsOwnEngineShows() {
    var engine = new Foreign(true);
    var design = Elaboration.of(Around::new).design();
    try (var simulation = recorded(engine, design, OptionalLong.empty())) {
      simulation.reset();
      simulation.poke("grow", 1);
      simulation.step(3);
      var recording = write();
      assertThat(recording.remark())
          .startsWith("on a build of its own, as the jvm engine cannot run it")
          .contains("'Doubler'");
      assertThat(engine.waveforms).isOne();
      assertThat(recording.last()).isEqualTo(4);
    }
  }

  @Test
  @Tag("tools")
  void verilatorNeedsNoBuildForIt() throws IOException {
    try (var simulation = recorded(new VerilatorEngine(), MIXER, OptionalLong.empty())) {
      stubbornTraffic(simulation, 5, 200);
      var recording = write();
      assertThat(recording.remark()).isEqualTo(AGAIN);
      requireAsOnTheJvmEngine(recording, OptionalLong.empty(), 5, 200);
    }
  }

  /** What the engines do not agree on must not get in the way of showing it. */
  @Test
  void aDifferenceOfTheEnginesIsShownToo() {
    var foreign = new Foreign(false);
    var lockstep = new LockstepEngine(new JvmEngine(), foreign);
    try (var simulation = recorded(lockstep, MIXER, OptionalLong.empty())) {
      simulation.poke("amount", 3);
      simulation.step(10);
      foreign.wrongRead = foreign.reads + 1;
      assertThatThrownBy(simulation::step)
          .isInstanceOf(LockstepException.class)
          .hasMessageContaining("'total'");
      var recording = write();
      assertThat(recording.remark()).isEqualTo(AGAIN);
      assertThat(recording.last()).isEqualTo(11);
    }
  }
}
