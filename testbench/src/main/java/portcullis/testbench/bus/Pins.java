package portcullis.testbench.bus;

import java.util.HashMap;
import java.util.Map;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;

/** The ports of a simulated design by name. Ports of 0 bits are none; they read 0. */
public final class Pins {
  private final Simulation simulation;
  private final Map<String, Signal> ports = new HashMap<>();

  /**
   * The ports of a simulation.
   *
   * @param simulation the running design
   */
  public Pins(Simulation simulation) {
    this.simulation = simulation;
    for (var signal : simulation.signals()) {
      if (signal.kind() == Signal.Kind.INPUT || signal.kind() == Signal.Kind.OUTPUT) {
        ports.put(signal.name(), signal);
      }
    }
  }

  /** An input that must be there. */
  InputPin input(String name) {
    return new InputPin(simulation, simulation.signal(name));
  }

  /** An input that a configuration may lack; driving it then does nothing. */
  InputPin optionalInput(String name) {
    return new InputPin(simulation, ports.get(name));
  }

  /** An output that must be there. */
  OutputPin output(String name) {
    return new OutputPin(simulation, simulation.signal(name));
  }

  /** An output that a configuration may lack; it then reads 0. */
  OutputPin optionalOutput(String name) {
    return new OutputPin(simulation, ports.get(name));
  }

  /** Bytes of a beat on a bus: 1 to 64. */
  int dataBytes(String port) {
    int bytes = Math.max(width(port + "_wdata"), width(port + "_rdata")) / Byte.SIZE;
    if (bytes < 1 || bytes > Long.SIZE) {
      throw new IllegalArgumentException(
          "port %s has beats of %d bytes; the bus models take 1 to 64".formatted(port, bytes));
    }
    return bytes;
  }

  /** Bits of a port; 0 if there is no such port. */
  int width(String name) {
    var port = ports.get(name);
    return port == null ? 0 : port.width();
  }
}
