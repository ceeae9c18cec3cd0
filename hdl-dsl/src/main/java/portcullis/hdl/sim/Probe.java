package portcullis.hdl.sim;

/**
 * Reads one signal again and again, for test benches that read many in each cycle. It sees what
 * {@link Simulation#peek(Signal)} sees.
 */
@FunctionalInterface
public interface Probe {
  /**
   * The value of the signal now, unsigned.
   *
   * @throws IllegalStateException if the simulation is closed
   */
  long read();
}
