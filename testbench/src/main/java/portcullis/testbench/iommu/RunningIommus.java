package portcullis.testbench.iommu;

import java.util.HashMap;
import java.util.Map;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.iommu.IommuConfig;

/** One running IOMMU for each build that was asked for; they are shared, one after another. */
public final class RunningIommus implements AutoCloseable {
  private final SimulationEngine engine;
  private final SimulationOptions options;
  private final Map<IommuConfig, RunningIommu> running = new HashMap<>();

  /**
   * None yet.
   *
   * @param engine what simulates them
   * @param options options of the simulations
   */
  public RunningIommus(SimulationEngine engine, SimulationOptions options) {
    this.engine = engine;
    this.options = options;
  }

  /**
   * The IOMMU of a build, in reset state.
   *
   * @param config the build
   * @return it belongs to the caller until the next call for the same build
   */
  public synchronized RunningIommu get(IommuConfig config) {
    var known = running.get(config);
    if (known != null) {
      known.reset();
      return known;
    }
    var started = RunningIommu.start(config, engine, options);
    running.put(config, started);
    return started;
  }

  @Override
  public synchronized void close() {
    running.values().forEach(RunningIommu::close);
    running.clear();
  }
}
