package portcullis.hdl.sim;

/**
 * The whole state of one simulation at one moment. It belongs to the simulation that took it and
 * can be restored there any number of times.
 */
public interface Snapshot {
  /** {@link Simulation#cycle()} when it was taken. */
  long cycle();
}
