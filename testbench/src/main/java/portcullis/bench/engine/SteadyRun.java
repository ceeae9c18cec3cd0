package portcullis.bench.engine;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import portcullis.bench.iommu.BusyIommu;
import portcullis.hdl.Elaboration;
import portcullis.hdl.sim.Probe;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.Snapshot;
import portcullis.iommu.Iommu;
import portcullis.iommu.IommuConfig;
import portcullis.testbench.iommu.RunningIommu;

/** {@code core} on one engine, in the state from which the traffic begins. */
final class SteadyRun implements AutoCloseable {
  private final RunningIommu iommu;
  private final Probe[] outputs;
  private final Snapshot start;

  SteadyRun(SimulationEngine engine) {
    var design = Elaboration.of(() -> new Iommu(IommuConfig.CORE)).design();
    iommu = new RunningIommu(IommuConfig.CORE, engine.start(design, SimulationOptions.DEFAULT));
    BusyIommu.begin(iommu);
    outputs = Stimulus.outputs(simulation());
    start = simulation().snapshot();
  }

  /** Nanoseconds of a cycle, and what was read. */
  record Window(double nanoseconds, long sum) {}

  Simulation simulation() {
    return iommu.simulation();
  }

  /** Lets the bus models drive the cycles of a window, and keeps what they drive. */
  Stimulus traffic(int cycles) {
    var traffic = new Stimulus(simulation());
    for (int i = 0; i < cycles; i++) {
      iommu.step();
      traffic.add(simulation());
    }
    return traffic;
  }

  Window busy(Stimulus traffic) {
    simulation().restore(start);
    return window(traffic.cycles(), () -> traffic.play(simulation(), outputs));
  }

  Window idle(int cycles) {
    simulation().restore(start);
    return window(cycles, () -> Stimulus.idle(simulation(), outputs, cycles));
  }

  private static Window window(int cycles, LongSupplier work) {
    var threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    long sum = work.getAsLong();
    return new Window((double) (threads.getCurrentThreadCpuTime() - begin) / cycles, sum);
  }

  @Override
  public void close() {
    iommu.close();
  }
}
