package portcullis.bench.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import portcullis.hdl.sim.Probe;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;

/**
 * What came in at the inputs of a design, cycle by cycle, to be played again on any engine from the
 * same state. After each cycle all outputs of one bit are read, as a test bench would.
 */
final class Stimulus {
  private final List<Signal> inputs;
  private final List<Row> rows = new ArrayList<>();
  private final long[] latest;

  /** Inputs that change before a cycle. */
  private record Row(Signal[] changed, long[] values) {}

  /** Nothing yet; the inputs stand as they are in a simulation. */
  Stimulus(Simulation simulation) {
    inputs =
        simulation.signals().stream()
            .filter(
                signal -> signal.kind() == Signal.Kind.INPUT || signal.kind() == Signal.Kind.RESET)
            .toList();
    latest = inputs.stream().mapToLong(simulation::peek).toArray();
  }

  /** Adds the cycle that a simulation has just run; its inputs stand still. */
  void add(Simulation simulation) {
    var changed = new ArrayList<Signal>();
    for (int i = 0; i < latest.length; i++) {
      long now = simulation.peek(inputs.get(i));
      if (now != latest[i]) {
        latest[i] = now;
        changed.add(inputs.get(i));
      }
    }
    rows.add(
        new Row(
            changed.toArray(Signal[]::new),
            changed.stream().mapToLong(signal -> latest[inputs.indexOf(signal)]).toArray()));
  }

  int cycles() {
    return rows.size();
  }

  /** Plays all cycles; gives a number made from everything that was read. */
  long play(Simulation simulation, Probe[] outputs) {
    long sum = 0;
    for (var row : rows) {
      for (int i = 0; i < row.changed.length; i++) {
        simulation.poke(row.changed[i], row.values[i]);
      }
      simulation.step();
      sum = read(outputs, sum);
    }
    return sum;
  }

  /** Runs cycles in which nothing comes in. */
  static long idle(Simulation simulation, Probe[] outputs, int cycles) {
    long sum = 0;
    for (int cycle = 0; cycle < cycles; cycle++) {
      simulation.step();
      sum = read(outputs, sum);
    }
    return sum;
  }

  private static long read(Probe[] outputs, long sum) {
    long all = sum;
    for (var output : outputs) {
      all = 31 * all + output.read();
    }
    return all;
  }

  /** The outputs of one bit. */
  static Probe[] outputs(Simulation simulation) {
    return simulation.signals().stream()
        .filter(signal -> signal.kind() == Signal.Kind.OUTPUT && signal.width() == 1)
        .map(simulation::probe)
        .toArray(Probe[]::new);
  }

  @Override
  public String toString() {
    return "%d cycles, %d changes of inputs"
        .formatted(rows.size(), rows.stream().map(Row::changed).flatMap(Arrays::stream).count());
  }
}
