package portcullis.hdl.sim.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bool;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.FatalStopException;
import portcullis.hdl.sim.FinishException;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationBuildException;

class BlackBoxTest {
  /** Adds what comes in to what came in before, and shows the sum with the input at once. */
  static final class Accumulator extends Module {
    final UInt step = in(uint(80));
    final Bool take = in(bool());
    final UInt sum = out(uint(80));

    Accumulator() {
      verilog(
          """
          module Accumulator (
              input  wire         clock,
              input  wire         reset,
              input  wire  [79:0] step,
              input  wire         take,
              output wire  [79:0] sum
          );
              reg [79:0] total = 80'd0;
              assign sum = total + step;
              always @(posedge clock) if (take) total <= sum;
          endmodule
          """);
    }
  }

  /** The box between registers. */
  static final class Around extends Module {
    final UInt in = in(uint(80));
    final Bool take = in(bool());
    final UInt now = out(uint(80));
    final UInt later = out(uint(80));

    Around() {
      var box = instance(Accumulator::new);
      var kept = regNext(in);
      box.step.set(kept);
      box.take.set(take);
      now.set(box.sum);
      later.set(regNext(box.sum.plus(1)));
    }
  }

  /** The same in Java; the total is the state. */
  private static final class Body implements BlackBoxBody {
    private long total;

    @Override
    public void settle(Pins pins) {
      pins.set("sum", total + pins.getBig("step").longValueExact());
    }

    @Override
    public void rise(String clock, Pins pins) {
      assertThat(clock).isEqualTo("clock");
      if (pins.get("take") != 0) {
        total += pins.getBig("step").longValueExact();
      }
      if (total == 100) {
        pins.finish();
      }
      if (total > 200) {
        pins.fatal("too much");
      }
    }

    @Override
    public Object save() {
      return total;
    }

    @Override
    public void restore(Object saved) {
      total = (Long) saved;
    }
  }

  private static final Design DESIGN = Elaboration.of(Around::new).design();

  private static Simulation start() {
    return new JvmEngine(Map.of("Accumulator", Body::new)).start(DESIGN);
  }

  @Test
  void runsWithinTheLogicAndInSnapshots() {
    try (var simulation = start()) {
      simulation.poke("take", 1);
      simulation.poke("in", 5);
      simulation.step();
      assertThat(simulation.peekBig("now")).isEqualTo(5);
      simulation.step();
      assertThat(simulation.peekBig("now")).isEqualTo(10);
      assertThat(simulation.peekBig("later")).isEqualTo(6);
      var snapshot = simulation.snapshot();
      simulation.step(3);
      assertThat(simulation.peekBig("now")).isEqualTo(25);
      simulation.restore(snapshot);
      assertThat(simulation.peekBig("now")).isEqualTo(10);
      simulation.step();
      assertThat(simulation.peekBig("now")).isEqualTo(15);
    }
  }

  @Test
  void finishAndFatalNameThePlaceInJava() {
    try (var simulation = start()) {
      simulation.poke("take", 1);
      simulation.poke("in", 50);
      assertThatThrownBy(() -> simulation.step(10))
          .isInstanceOf(FinishException.class)
          .hasMessageContaining("at cycle 2 (BlackBoxTest.java:");
      simulation.poke("in", 101);
      assertThatThrownBy(() -> simulation.step(10))
          .isInstanceOf(FatalStopException.class)
          .hasMessageContaining("too much in box");
    }
  }

  @Test
  void aBodyIsNeededAndRunsOnceForAChange() {
    assertThatThrownBy(() -> new JvmEngine().start(DESIGN))
        .isInstanceOf(SimulationBuildException.class)
        .hasMessageContaining("no Java for the black box 'Accumulator'");
    BlackBoxBody restless =
        new BlackBoxBody() {
          private long count;

          @Override
          public void settle(Pins pins) {
            pins.set("sum", ++count);
          }

          @Override
          public Object save() {
            return count;
          }

          @Override
          public void restore(Object saved) {
            count = (Long) saved;
          }
        };
    try (var simulation = new JvmEngine(Map.of("Accumulator", () -> restless)).start(DESIGN)) {
      assertThat(simulation.peekBig("now")).as("one run for one change of its inputs").isOne();
    }
  }

  @Test
  void wrongPortsAndValuesAreRefused() {
    BlackBoxBody wrong =
        new BlackBoxBody() {
          @Override
          public void settle(Pins pins) {
            pins.set("total", 1);
          }

          @Override
          public Object save() {
            return "";
          }

          @Override
          public void restore(Object saved) {}
        };
    try (var simulation = new JvmEngine(Map.of("Accumulator", () -> wrong)).start(DESIGN)) {
      assertThatThrownBy(simulation::step)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no output 'total' of box among [sum]");
    }
  }
}
