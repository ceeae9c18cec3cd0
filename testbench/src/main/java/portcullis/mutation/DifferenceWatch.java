package portcullis.mutation;

import portcullis.hdl.mutation.MutantSchema;
import portcullis.hdl.sim.Probe;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;

/**
 * Looks at a design with an observable schema whenever its values count: before each clock edge,
 * and where a test has read something, before the values change. A mutation that makes no
 * difference then makes none to the test.
 */
final class DifferenceWatch implements SimulationWatch {
  private final Simulation simulation;
  private final Differences differences;
  private final Probe news;
  private final Signal differs;
  private final Signal known;
  private final String test;
  private boolean wasRead;
  private boolean isOver;

  /**
   * Begins with what was found already in the same test.
   *
   * @param differences takes note of what is found
   */
  DifferenceWatch(Simulation simulation, Differences differences) {
    this.simulation = simulation;
    this.differences = differences;
    test = differences.test();
    differs = simulation.signal(MutantSchema.DIFFERS);
    known = simulation.signal(MutantSchema.KNOWN);
    simulation.poke(known, differences.in(test));
    news = simulation.probe(simulation.signal(MutantSchema.NEWS));
  }

  @Override
  public boolean looksAtEdges() {
    return true;
  }

  @Override
  public void beforeEdge() {
    look();
    wasRead = false;
  }

  @Override
  public void afterRead() {
    differences.usedOf(test);
    wasRead = true;
  }

  @Override
  public void beforeChange() {
    if (wasRead) {
      look();
      wasRead = false;
    }
  }

  private void look() {
    if (isOver) {
      return;
    }
    differences.usedOf(test);
    if (news.read() != 0) {
      differences.add(test, simulation.peekBig(differs));
      simulation.poke(known, differences.in(test));
    }
  }

  @Override
  public void restored() {
    simulation.poke(known, differences.in(test));
  }

  @Override
  public void end() {
    look();
    isOver = true;
  }
}
