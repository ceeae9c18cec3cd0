package portcullis.hdl.sim.jvm;

import portcullis.hdl.sim.StateAccess;

/** Reads and writes all registers and memories of a simulation of the JVM engine. */
public interface JvmState extends StateAccess {
  /**
   * Replaces the state.
   *
   * @param from in the form of {@link StateAccess}
   * @param cycle the number of the cycle from now on
   */
  void writeState(long[] from, long cycle);
}
