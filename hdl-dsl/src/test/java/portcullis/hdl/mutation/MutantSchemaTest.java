package portcullis.hdl.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.jvm.JvmEngine;

/** A schema does for each number what the mutation of that number does by itself. */
class MutantSchemaTest {
  private static final int CYCLES = 120;

  enum State {
    IDLE,
    BUSY,
    DONE
  }

  /** A bit of all that can change. */
  static final class Part extends Module {
    final Bool go = in(bool());
    final UInt data = in(uint(8));
    final UInt address = in(uint(2));
    final Bits mask = in(bits(2));
    final UInt out = out(uint(8));
    final UInt stored = out(uint(8));
    final UInt phase = out(uint(2));
    final Bool odd = out(bool());

    Part() {
      var state = reg(enumerated(State.class)).resetTo(State.IDLE);
      var sum = reg(uint(8)).resetTo(17);
      select(state)
          .is(State.IDLE, () -> when(go, () -> state.set(State.BUSY)))
          .is(
              State.BUSY,
              () -> {
                sum.set(sum.plus(data));
                when(data.gt(200), () -> state.set(State.DONE));
              })
          .is(State.DONE, () -> state.set(State.IDLE));
      select(address)
          .is(0L, () -> phase.set(1))
          .is(2L, () -> phase.set(3))
          .otherwise(() -> phase.set(address));
      select(data.low(1))
          .is(0L, () -> odd.set(false))
          .is(1L, () -> odd.set(true))
          .otherwise(() -> odd.set(go));
      var memory = memory(4, uint(8)).lanes(4);
      when(go.or(data.bit(3)), () -> memory.write(address, data, mask));
      stored.set(memory.read(address));
      var never = reg(bool()).resetTo(false);
      when(never, () -> never.set(data.eq(sum)));
      out.set(mux(go.and(data.lt(100)), sum.minus(data), sum));
    }
  }

  /** The same part twice, and something around it. */
  static final class Whole extends Module {
    final Bool go = in(bool());
    final UInt data = in(uint(8));
    final UInt address = in(uint(2));
    final Bits mask = in(bits(2));
    final UInt out = out(uint(8));
    final UInt stored = out(uint(8));
    final UInt phase = out(uint(2));
    final Bool odd = out(bool());

    Whole() {
      var one = instance(Part::new);
      var other = instance(Part::new);
      one.go.set(go);
      other.go.set(go.not());
      one.data.set(data);
      other.data.set(one.out);
      one.address.set(address);
      other.address.set(one.phase);
      one.mask.set(mask);
      other.mask.set(mask);
      out.set(other.out);
      stored.set(mux(go, one.stored, other.stored));
      phase.set(other.phase);
      odd.set(one.odd.xor(other.odd));
    }
  }

  private static final Design DESIGN = Elaboration.of(Whole::new).design();
  private static final List<Mutation> MUTATIONS =
      List.copyOf(
          Mutations.of(DESIGN, it -> it.startsWith(MutantSchemaTest.class.getName())).keySet());
  private static final MutantSchema SCHEMA = new MutantSchema(MUTATIONS);
  private static final List<String> INPUTS = List.of("go", "data", "address", "mask");
  private static final List<String> OUTPUTS = List.of("out", "stored", "phase", "odd");

  /** What the outputs show while random values go in. */
  private static List<Long> trace(Simulation simulation, Runnable beforeEdge) {
    var random = new Random(5);
    var seen = new ArrayList<Long>();
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      simulation.poke("reset", cycle == 0 || cycle == 60 ? 1 : 0);
      for (var input : INPUTS) {
        var signal = simulation.signal(input);
        simulation.poke(signal, random.nextInt(1 << signal.width()));
      }
      OUTPUTS.forEach(output -> seen.add(simulation.peek(output)));
      beforeEdge.run();
      simulation.step();
    }
    return seen;
  }

  private static List<Long> trace(Design design) {
    try (var simulation = new JvmEngine().start(design, SimulationOptions.DEFAULT)) {
      return trace(simulation, () -> {});
    }
  }

  @Test
  void eachNumberDoesWhatItsMutationDoes() {
    var woven = SCHEMA.selectable(DESIGN);
    assertThat(woven.numbers()).hasSameSizeAs(MUTATIONS);
    assertThat(woven.left())
        .as("a choice by one bit with both cases has no value for anything else")
        .containsExactly(
            SCHEMA.number(
                MUTATIONS.stream()
                    .filter(it -> it.change() == Change.CASES && it.path().equals("1"))
                    .max(Comparator.comparing(Mutation::line))
                    .orElseThrow()));
    var engine = new JvmEngine();
    var unchanged = trace(DESIGN);
    int different = 0;
    for (int number = 0; number <= MUTATIONS.size(); number++) {
      if (woven.left().contains(number)) {
        continue;
      }
      var mutation = number == 0 ? null : MUTATIONS.get(number - 1);
      var expected = mutation == null ? unchanged : trace(Mutations.applied(mutation, DESIGN));
      try (var simulation = engine.start(woven.design(), SimulationOptions.DEFAULT)) {
        simulation.poke(MutantSchema.SELECTOR, number);
        assertThat(trace(simulation, () -> {})).as("" + mutation).isEqualTo(expected);
      }
      different += expected.equals(unchanged) ? 0 : 1;
    }
    assertThat(different).isGreaterThan(MUTATIONS.size() / 2);
  }

  @Test
  void whatNeverDiffersCannotBeToldApart() {
    var woven = SCHEMA.observable(DESIGN);
    var unchanged = trace(DESIGN);
    var differed = new BigInteger[] {BigInteger.ZERO};
    try (var simulation = new JvmEngine().start(woven.design(), SimulationOptions.DEFAULT)) {
      Signal differs = simulation.signal(MutantSchema.DIFFERS);
      var observed =
          trace(
              simulation,
              () -> {
                var now = simulation.peekBig(differs);
                assertThat(simulation.peekBoolean(MutantSchema.NEWS)).isEqualTo(now.signum() != 0);
                assertThat(now.and(differed[0])).as("known").isEqualTo(BigInteger.ZERO);
                differed[0] = differed[0].or(now);
                simulation.poke(MutantSchema.KNOWN, differed[0]);
              });
      assertThat(observed).isEqualTo(unchanged);
    }
    int silent = 0;
    for (int number = 1; number <= MUTATIONS.size(); number++) {
      var mutation = MUTATIONS.get(number - 1);
      if (!differed[0].testBit(number - 1) && !woven.left().contains(number)) {
        silent++;
        assertThat(trace(Mutations.applied(mutation, DESIGN)))
            .as("" + mutation)
            .isEqualTo(unchanged);
      }
    }
    assertThat(silent).as("those of what never happens").isBetween(1, MUTATIONS.size() / 4);
  }

  @Test
  void aDesignWithoutTheLinesStaysTheSameObject() {
    var other = Elaboration.of(MutationsTest.Watcher::new).design();
    assertThat(SCHEMA.selectable(other).design()).isSameAs(other);
    assertThat(SCHEMA.observable(other).numbers()).isEmpty();
  }

  @Test
  void noMutationAndTheSameOneTwiceAreRefused() {
    assertThatThrownBy(() -> new MutantSchema(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    var one = MUTATIONS.getFirst();
    assertThatThrownBy(() -> new MutantSchema(List.of(one, one)))
        .hasMessageContaining("not 1 to 4095 different mutations");
  }
}
