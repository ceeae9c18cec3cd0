package portcullis.mutation;

import static portcullis.hdl.mutation.MutantSchema.PREFIX;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import portcullis.hdl.sim.Probe;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.Snapshot;

/**
 * A simulation whose cycles count towards a limit. What a schema of mutants has added is not seen.
 *
 * @param inner does all else
 * @param limit of the test
 * @param watch is told what happens
 */
record CountedSimulation(Simulation inner, CycleLimit limit, SimulationWatch watch)
    implements Simulation {
  @Override
  public String design() {
    return inner.design();
  }

  @Override
  public List<Signal> signals() {
    return inner.signals().stream().filter(it -> !isAdded(it)).toList();
  }

  private static boolean isAdded(Signal signal) {
    return signal.name().startsWith(PREFIX, signal.name().lastIndexOf('.') + 1);
  }

  private void beforePoke(Signal input) {
    if (input.kind() == Signal.Kind.CLOCK) {
      watch.beforeEdge();
    } else {
      watch.beforeChange();
    }
  }

  @Override
  public Signal signal(String name) {
    return inner.signal(name);
  }

  @Override
  public void poke(Signal input, long value) {
    beforePoke(input);
    inner.poke(input, value);
  }

  @Override
  public void poke(Signal input, BigInteger value) {
    beforePoke(input);
    inner.poke(input, value);
  }

  @Override
  public long peek(Signal signal) {
    watch.afterRead();
    return inner.peek(signal);
  }

  @Override
  public Probe probe(Signal signal) {
    var probe = inner.probe(signal);
    if (watch == SimulationWatch.NONE) {
      return probe;
    }
    watch.afterRead();
    return () -> {
      watch.afterRead();
      return probe.read();
    };
  }

  @Override
  public BigInteger peekBig(Signal signal) {
    watch.afterRead();
    return inner.peekBig(signal);
  }

  @Override
  public BigInteger peek(Signal memory, int index) {
    watch.afterRead();
    return inner.peek(memory, index);
  }

  @Override
  public void eval() {
    inner.eval();
  }

  @Override
  public void step() {
    limit.use(1);
    watch.beforeEdge();
    inner.step();
  }

  @Override
  public void step(long cycles) {
    limit.use(cycles);
    if (!watch.looksAtEdges()) {
      inner.step(cycles);
      return;
    }
    for (long i = 0; i < cycles; i++) {
      watch.beforeEdge();
      inner.step();
    }
  }

  @Override
  public void step(long cycles, Signal... clocks) {
    limit.use(cycles);
    if (!watch.looksAtEdges()) {
      inner.step(cycles, clocks);
      return;
    }
    for (long i = 0; i < cycles; i++) {
      watch.beforeEdge();
      inner.step(1, clocks);
    }
  }

  @Override
  public void force(boolean level, Signal... clocks) {
    limit.use(level ? 1 : 0);
    watch.beforeEdge();
    inner.force(level, clocks);
  }

  @Override
  public long cycle() {
    return inner.cycle();
  }

  @Override
  public void reset(int cycles) {
    limit.use(cycles);
    if (!watch.looksAtEdges() || cycles < 1) {
      inner.reset(cycles);
      return;
    }
    watch.beforeChange();
    hold(Signal.Kind.RESET, 1);
    var clocks = ofKind(Signal.Kind.CLOCK);
    for (int i = 0; i < cycles && clocks.length > 0; i++) {
      watch.beforeEdge();
      inner.step(1, clocks);
    }
    watch.beforeChange();
    hold(Signal.Kind.RESET, 0);
  }

  private void hold(Signal.Kind kind, long value) {
    for (var signal : ofKind(kind)) {
      inner.poke(signal, value);
    }
  }

  private Signal[] ofKind(Signal.Kind kind) {
    return inner.signals().stream().filter(it -> it.kind() == kind).toArray(Signal[]::new);
  }

  @Override
  public boolean canSnapshot() {
    return inner.canSnapshot();
  }

  @Override
  public Snapshot snapshot() {
    return inner.snapshot();
  }

  @Override
  public void restore(Snapshot snapshot) {
    watch.beforeChange();
    inner.restore(snapshot);
    watch.restored();
  }

  @Override
  public void startWaveform(Path file) {
    inner.startWaveform(file);
  }

  @Override
  public void stopWaveform() {
    inner.stopWaveform();
  }

  @Override
  public Map<String, Long> coverCounts() {
    return inner.coverCounts();
  }

  @Override
  public void writeCoverage(Path file) {
    inner.writeCoverage(file);
  }

  @Override
  public void close() {
    watch.end();
    inner.close();
  }
}
