package portcullis.mutation;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import portcullis.hdl.sim.Probe;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.Snapshot;

/**
 * A simulation whose cycles count towards a limit.
 *
 * @param inner does all else
 * @param limit of the test
 */
record CountedSimulation(Simulation inner, CycleLimit limit) implements Simulation {
  @Override
  public String design() {
    return inner.design();
  }

  @Override
  public List<Signal> signals() {
    return inner.signals();
  }

  @Override
  public Signal signal(String name) {
    return inner.signal(name);
  }

  @Override
  public void poke(Signal input, long value) {
    inner.poke(input, value);
  }

  @Override
  public void poke(Signal input, BigInteger value) {
    inner.poke(input, value);
  }

  @Override
  public long peek(Signal signal) {
    return inner.peek(signal);
  }

  @Override
  public Probe probe(Signal signal) {
    return inner.probe(signal);
  }

  @Override
  public BigInteger peekBig(Signal signal) {
    return inner.peekBig(signal);
  }

  @Override
  public BigInteger peek(Signal memory, int index) {
    return inner.peek(memory, index);
  }

  @Override
  public void eval() {
    inner.eval();
  }

  @Override
  public void step() {
    limit.use(1);
    inner.step();
  }

  @Override
  public void step(long cycles) {
    limit.use(cycles);
    inner.step(cycles);
  }

  @Override
  public void step(long cycles, Signal... clocks) {
    limit.use(cycles);
    inner.step(cycles, clocks);
  }

  @Override
  public void force(boolean level, Signal... clocks) {
    limit.use(level ? 1 : 0);
    inner.force(level, clocks);
  }

  @Override
  public long cycle() {
    return inner.cycle();
  }

  @Override
  public void reset(int cycles) {
    limit.use(cycles);
    inner.reset(cycles);
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
    inner.restore(snapshot);
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
    inner.close();
  }
}
