package portcullis.hdl.sim;

import portcullis.hdl.ir.Design;

/** Something that runs designs. */
public interface SimulationEngine {
  /** Its name on a command line, for example {@code verilator}. */
  String name();

  /**
   * Makes a simulation at cycle 0, all inputs 0.
   *
   * @throws SimulationBuildException if the design cannot be built
   * @throws ToolException if a program is missing, too old or crashes
   */
  Simulation start(Design design, SimulationOptions options);

  /** Makes a simulation with the default options. */
  default Simulation start(Design design) {
    return start(design, SimulationOptions.DEFAULT);
  }
}
