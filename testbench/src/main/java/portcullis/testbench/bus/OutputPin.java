package portcullis.testbench.bus;

import portcullis.hdl.sim.Probe;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;

/** An output of the design. */
final class OutputPin {
  private final Probe probe;

  OutputPin(Simulation simulation, Signal signal) {
    probe = signal == null ? () -> 0 : simulation.probe(signal);
  }

  long read() {
    return probe.read();
  }

  boolean isHigh() {
    return probe.read() != 0;
  }
}
