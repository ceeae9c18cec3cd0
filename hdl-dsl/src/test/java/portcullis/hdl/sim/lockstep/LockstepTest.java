package portcullis.hdl.sim.lockstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bool;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.CheckFailedException;
import portcullis.hdl.sim.LogLine;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.jvm.JvmEngine;
import portcullis.hdl.sim.verilator.VerilatorEngine;

class LockstepTest {
  /** What the other engine gets wrong. */
  private enum Mistake {
    NONE,
    REGISTER,
    MEMORY,
    WIRE,
    CLAIM,
    LOG
  }

  /** Counts and remembers, or nearly so. */
  static final class Counter extends Module {
    final Bool enable = in(bool());
    final UInt count = out(uint(8));

    Counter(Mistake mistake) {
      moduleName("Counter");
      var value = reg(uint(8)).resetTo(0);
      var history = memory(16, uint(100));
      var step =
          mistake == Mistake.REGISTER
              ? mux(value.eq(5), uint(8).of(2), uint(8).of(1))
              : uint(8).of(1);
      var next = value.plus(step);
      when(
          enable,
          () -> {
            value.set(next);
            var past = value.extend(100);
            history.write(
                value.low(4),
                mistake == Mistake.MEMORY ? past.or(value.eq(6).asUInt().extend(100)) : past);
          });
      var late = value.ge(mistake == Mistake.CLAIM ? 9 : 10);
      assertAlways(late.not(), "below ten");
      when(value.eq(mistake == Mistake.LOG ? 4 : 3), () -> log("three"));
      var last = history.read(value.low(4).minus(1));
      unused(last, "only remembered");
      count.set(mistake == Mistake.WIRE ? value.or(value.eq(8).asUInt().extend(8)) : value);
    }
  }

  private static Design design(Mistake mistake) {
    return Elaboration.of(() -> new Counter(mistake)).design();
  }

  /** An engine that runs another design than it is told to. */
  private static SimulationEngine erring(Mistake mistake) {
    return new SimulationEngine() {
      @Override
      public String name() {
        return "erring";
      }

      @Override
      public Simulation start(Design design, SimulationOptions options) {
        return new JvmEngine().start(design(mistake), options);
      }
    };
  }

  private static LockstepException found(Mistake mistake) {
    var quiet = SimulationOptions.DEFAULT.withLog(_ -> {});
    try (var pair =
        new LockstepEngine(new JvmEngine(), erring(mistake)).start(design(Mistake.NONE), quiet)) {
      pair.reset();
      pair.poke("enable", true);
      return catchThrowableOfType(
          LockstepException.class,
          () -> {
            for (int i = 0; i < 10; i++) {
              pair.step();
              pair.peek("count");
            }
          });
    }
  }

  @Test
  void aRegisterThatDiffersIsNamedWithCycleValuesAndLines() {
    var difference = found(Mistake.REGISTER);
    assertThat(difference.signal()).isEqualTo("value");
    assertThat(difference.cycle()).isEqualTo(7);
    assertThat(difference)
        .hasMessageContaining("at cycle 7: 'value' is 0x6 on the jvm engine and 0x7 on the other")
        .hasMessageContaining("described at LockstepTest.java:")
        .hasMessageContaining("assigned at LockstepTest.java:");
  }

  @Test
  void aWordOfAMemoryThatDiffersIsNamed() {
    var difference = found(Mistake.MEMORY);
    assertThat(difference.signal()).isEqualTo("history");
    assertThat(difference)
        .hasMessageContaining("word 6 of memory 'history' is 0x6 on the jvm engine and 0x7 on");
  }

  @Test
  void anOutputThatDiffersIsFoundWhenItIsRead() {
    assertThat(found(Mistake.WIRE).signal()).isEqualTo("count");
  }

  @Test
  void claimsAndLinesAreCompared() {
    assertThat(found(Mistake.CLAIM)).hasMessageContaining("below ten");
    assertThat(found(Mistake.LOG)).hasMessageContaining("log lines differ");
  }

  @Test
  @Tag("tools")
  void verilatorAndBytecodeAgreeOnValuesLinesAndFailures() {
    var lines = new ArrayList<LogLine>();
    var options = SimulationOptions.DEFAULT.withLog(lines::add).withRandomInitialState(7);
    var engine = new LockstepEngine(new JvmEngine(), new VerilatorEngine());
    try (var pair = engine.start(design(Mistake.NONE), options)) {
      pair.reset();
      pair.poke("enable", true);
      var start = pair.snapshot();
      assertThatThrownBy(() -> pair.step(100)).isInstanceOf(CheckFailedException.class);
      assertThat(pair.cycle()).isEqualTo(12);
      assertThat(lines).extracting(LogLine::text).containsExactly("three");
      pair.restore(start);
      pair.step(4);
      assertThat(pair.peek("count")).isEqualTo(4);
      assertThat(pair.peek(pair.signal("history"), 3)).isEqualTo(3);
    }
  }
}
