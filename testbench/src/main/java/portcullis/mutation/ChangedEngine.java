package portcullis.mutation;

import java.util.ArrayList;
import java.util.List;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;

/**
 * Stands in for the engine of one test class: starts other hardware in place of what the tests
 * describe, and counts cycles.
 */
final class ChangedEngine implements SimulationEngine {
  private final Hardware hardware;
  private final CycleLimit limit;
  private final Runnable usedLate;
  private final List<CountedSimulation> started = new ArrayList<>();
  private boolean isOver;

  /**
   * For one run of one test class.
   *
   * @param hardware what is started
   * @param limit of the run
   * @param usedLate is called when somebody starts something after the end of the run
   */
  ChangedEngine(Hardware hardware, CycleLimit limit, Runnable usedLate) {
    this.hardware = hardware;
    this.limit = limit;
    this.usedLate = usedLate;
  }

  @Override
  public String name() {
    return "jvm";
  }

  @Override
  public Simulation start(Design design, SimulationOptions options) {
    if (isOver) {
      usedLate.run();
      throw new IllegalStateException("this engine belongs to a test run that is over");
    }
    var inner = hardware.start(design, options);
    var counted = new CountedSimulation(inner.simulation(), limit, inner.watch());
    if (inner.watch() != SimulationWatch.NONE) {
      started.add(counted);
    }
    return counted;
  }

  CycleLimit limit() {
    return limit;
  }

  /** A test begins, by its unique id; an empty text between tests. */
  void enter(String test) {
    hardware.enter(test);
  }

  /** The test class has ended; whoever starts something now has kept this engine too long. */
  void end() {
    started.forEach(CountedSimulation::close);
    isOver = true;
  }
}
