package portcullis.mutation;

import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationOptions;

/** What tests simulate in place of the designs that they describe. */
interface Hardware {
  /**
   * A simulation.
   *
   * @param simulation runs the hardware
   * @param watch is told what is done with it
   */
  record Started(Simulation simulation, SimulationWatch watch) {
    static Started unwatched(Simulation simulation) {
      return new Started(simulation, SimulationWatch.NONE);
    }
  }

  /**
   * Starts what takes the place of a design.
   *
   * @param design what a test describes
   * @param options those of the test
   */
  Started start(Design design, SimulationOptions options);

  /**
   * A test begins.
   *
   * @param test unique id; empty between tests
   */
  default void enter(String test) {}

  /** Whether something that was to be started instead could not be built. */
  boolean isBroken();
}
