package portcullis.testbench.harness;

import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.engine.Engines;
import portcullis.testbench.iommu.RunningIommus;

/** The simulations of a test run; JUnit closes them at its end. */
final class SharedIommus implements AutoCloseable {
  private final RunningIommus iommus =
      new RunningIommus(
          Engines.ofProcess().start(),
          // What the simulator prints beside an exception is noise.
          SimulationOptions.DEFAULT.withLog(line -> {}));

  RunningIommus get() {
    return iommus;
  }

  @Override
  public void close() {
    iommus.close();
  }
}
