package portcullis.hdl.sim.jvm;

import portcullis.hdl.sim.StateAccess;

/** Reads and writes all registers and memories of a simulation of the JVM engine. */
public interface JvmState extends StateAccess {
  /**
   * Replaces the state.
   *
   * @param from in the form of {@link StateAccess}
   */
  void writeState(long[] from);
}
