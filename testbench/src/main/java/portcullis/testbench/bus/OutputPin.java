package portcullis.testbench.bus;

import portcullis.hdl.sim.Probe;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;

/** An output of the design. */
final class OutputPin {
  private final Simulation simulation;
  private final Signal signal;
  private final Probe probe;

  OutputPin(Simulation simulation, Signal signal) {
    this.simulation = simulation;
    this.signal = signal;
    boolean wide = signal != null && signal.width() > Long.SIZE;
    probe = signal == null ? () -> 0 : wide ? () -> word(0) : simulation.probe(signal);
  }

  private long word(int number) {
    return simulation.peekBig(signal).shiftRight(Long.SIZE * number).longValue();
  }

  long read() {
    return probe.read();
  }

  /** Reads doublewords, the lowest one first, as many as there is room for. */
  void read(long[] words, int start, int count) {
    if (count == 1) {
      words[start] = probe.read();
      return;
    }
    for (int i = 0; i < count; i++) {
      words[start + i] = word(i);
    }
  }

  boolean isHigh() {
    return probe.read() != 0;
  }
}
