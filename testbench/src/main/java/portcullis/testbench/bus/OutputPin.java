package portcullis.testbench.bus;

import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;

/** An output of the design. */
final class OutputPin {
  private final Simulation simulation;
  private final Signal signal;

  OutputPin(Simulation simulation, Signal signal) {
    this.simulation = simulation;
    this.signal = signal;
  }

  long read() {
    return signal == null ? 0 : simulation.peek(signal);
  }

  boolean isHigh() {
    return read() != 0;
  }
}
