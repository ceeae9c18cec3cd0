package portcullis.hdl.sim.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.netlist.Netlist;
import portcullis.hdl.netlist.RandomNetlists;
import portcullis.hdl.sim.Hierarchy.Place;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.jvm.JvmEngine;
import portcullis.hdl.sim.waveform.WaveformHistory;
import portcullis.hdl.sim.waveform.WaveformReader;

/**
 * Of random designs that run on the JVM engine: the assignments that are said to be active make up
 * the values in the waveform, and these stay the same whatever the signals would be that are said
 * not to matter.
 */
class CausesOfNetlistsTest {
  private static final int NETLISTS = 12;

  @TempDir private Path directory;

  private int wires;
  private int registers;
  private int indifferent;

  private static List<Signal> run(Netlist netlist, Path file) {
    var options = SimulationOptions.DEFAULT.withLog(_ -> {}).withRandomInitialState(netlist.seed());
    try (var simulation = new JvmEngine().start(netlist.design(), options)) {
      simulation.startWaveform(file);
      for (var step : netlist.steps()) {
        step.inputs().forEach(simulation::poke);
        if (!step.clocks().isEmpty()) {
          simulation.step(1, step.clocks().stream().map(simulation::signal).toArray(Signal[]::new));
        }
      }
      return simulation.signals();
    }
  }

  @Test
  void whatIsSaidToBeActiveIsWhatTheWaveformShows() throws IOException {
    for (long seed = 0; seed < NETLISTS; seed++) {
      var netlist = RandomNetlists.netlist(seed);
      var file = directory.resolve(seed + ".vcd");
      var signals = run(netlist, file);
      var history = new WaveformReader(file).history();
      var drivers = new Drivers(netlist.design());
      for (var signal : signals) {
        for (long cycle = history.first(); cycle <= history.last(); cycle += 3) {
          check(signal, cycle, drivers, history, seed);
        }
      }
    }
    assertThat(wires).isGreaterThan(250);
    assertThat(registers).isGreaterThan(250);
    assertThat(indifferent).isGreaterThan(250);
  }

  private void check(
      Signal signal, long cycle, Drivers drivers, WaveformHistory history, long seed) {
    if (signal.kind() == Signal.Kind.MEMORY) {
      return;
    }
    var place = drivers.hierarchy().find(signal.name());
    var source = drivers.source(place);
    String told = "seed %d, %s in cycle %d".formatted(seed, signal.name(), cycle);
    assertThat(history.value(source.path(), cycle))
        .as(told)
        .isEqualTo(history.value(signal.name(), cycle))
        .isPresent();
    if (source.isTopInput()) {
      return;
    }
    int width = signal.width();
    var fact = new Fact.Bits(source, new Read.OfSignal(source.name(), width - 1, 0, width), cycle);
    var tracer = new Tracer(drivers, history, Past.UNKNOWN);
    switch (source.declaration().orElse(null)) {
      case Declaration.Definition definition -> stays(definition.value(), source, cycle, history);
      case Declaration.Register register -> register(fact, register, drivers, history, told);
      case null, default -> {
        assertThat(made(fact, cycle, BigInteger.ZERO, drivers, history))
            .as(told)
            .isEqualTo(history.value(signal.name(), cycle));
        wires++;
      }
    }
    assertThat(tracer.of(fact).text()).as(told).isNotEmpty().doesNotContain("driven by nothing");
  }

  private void register(
      Fact.Bits fact,
      Declaration.Register register,
      Drivers drivers,
      WaveformHistory history,
      String told) {
    var place = fact.place();
    var clock = drivers.source(place.sibling(register.clock())).path();
    long before = fact.cycle() - 1;
    if (before < history.first()) {
      return;
    }
    var old = history.value(place.path(), before);
    var reset =
        register
            .reset()
            .filter(
                it -> history.value(place.sibling(it.signal()).path(), before).get().signum() != 0);
    var next =
        !history.rose(clock, before)
            ? old
            : reset.isPresent()
                ? Optional.of(reset.get().value())
                : made(fact, before, old.orElseThrow(), drivers, history);
    if (next.isPresent()) {
      assertThat(next).as(told).isEqualTo(history.value(place.path(), fact.cycle()));
      registers++;
    }
  }

  /** What the active assignments make of a signal; empty if one of them reads a memory. */
  private Optional<BigInteger> made(
      Fact.Bits fact, long cycle, BigInteger start, Drivers drivers, WaveformHistory history) {
    var now = new Tracer(drivers, history, Past.UNKNOWN).values(fact.place(), cycle);
    var decision = new Decision(fact, now, cycle, drivers.of(fact.place()));
    assertThat(decision.isUnknown()).isFalse();
    var made = start;
    for (var each : decision.active()) {
      var assign = (Stmt.Assign) each.statement();
      var value = now.of(assign.value());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      var target = assign.target();
      var mask = BigInteger.TWO.pow(target.bits()).subtract(BigInteger.ONE).shiftLeft(target.low());
      made = made.andNot(mask).or(value.get().shiftLeft(target.low()));
      each.guards().forEach(guard -> stays(guard.subject(), fact.place(), cycle, history));
      stays(assign.value(), fact.place(), cycle, history);
    }
    return Optional.of(made);
  }

  /**
   * Whatever does not matter is drawn at random, and the value stays. Of one-hot choices only the
   * chosen one is told, though the others must not be chosen as well.
   */
  private void stays(Expr expr, Place place, long cycle, WaveformHistory history) {
    if (choosesOneHot(expr)) {
      return;
    }
    Map<String, BigInteger> real = new HashMap<>();
    var now =
        new Values(name -> {
          var value = history.value(place.sibling(name).path(), cycle);
          value.ifPresent(it -> real.put(name, it));
          return value;
        });
    var value = now.of(expr);
    if (value.isEmpty()) {
      return;
    }
    var random = new Random(cycle);
    int width = expr.width();
    int low = random.nextInt(width);
    int high = low + random.nextInt(width - low);
    var kept = new HashMap<String, BigInteger>();
    for (var read : now.reads(expr, high, low)) {
      if (read instanceof Read.OfSignal bits) {
        var mask = BigInteger.TWO.pow(bits.high() - bits.low() + 1).subtract(BigInteger.ONE);
        kept.merge(bits.name(), mask.shiftLeft(bits.low()), BigInteger::or);
      }
    }
    var touched = new HashSet<String>();
    var other =
        new Values(name -> {
          int bits = place.sibling(name).type().orElseThrow().width();
          var mask = kept.getOrDefault(name, BigInteger.ZERO);
          var mixed = real.get(name).and(mask).or(drawn(name, bits, cycle).andNot(mask));
          if (!mixed.equals(real.get(name))) {
            touched.add(name);
          }
          return Optional.of(mixed);
        });
    real.putAll(all(expr, place, cycle, history));
    assertThat(part(other.of(expr).orElseThrow(), high, low))
        .as(
            "bits %d to %d of an expression of %s in cycle %d: %s",
            high, low, place.path(), cycle, expr)
        .isEqualTo(part(value.get(), high, low));
    if (!touched.isEmpty()) {
      indifferent++;
    }
  }

  private static boolean choosesOneHot(Expr expr) {
    return expr instanceof Expr.OneHotMux
        || expr.operands().stream().anyMatch(CausesOfNetlistsTest::choosesOneHot);
  }

  private static Map<String, BigInteger> all(
      Expr expr, Place place, long cycle, WaveformHistory history) {
    var all = new HashMap<String, BigInteger>();
    if (expr instanceof Expr.Ref ref) {
      history
          .value(place.sibling(ref.name()).path(), cycle)
          .ifPresent(it -> all.put(ref.name(), it));
    }
    expr.operands().forEach(operand -> all.putAll(all(operand, place, cycle, history)));
    return all;
  }

  private static BigInteger drawn(String name, int bits, long cycle) {
    return new BigInteger(bits, new Random(31 * cycle + name.hashCode()));
  }

  private static BigInteger part(BigInteger value, int high, int low) {
    return value.shiftRight(low).mod(BigInteger.TWO.pow(high - low + 1));
  }
}
