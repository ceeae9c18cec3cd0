package portcullis.mutation;

import java.math.BigInteger;
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
  private boolean wasRead;
  private boolean isOver;

  /** What was found in all simulations of a run. */
  static final class Differences {
    private BigInteger found = BigInteger.ZERO;

    /** A mutation that cannot be observed may have made a difference. */
    void add(int number) {
      found = found.setBit(number - 1);
    }

    /** Whether a mutation made a difference, by its number. */
    boolean contains(int number) {
      return found.testBit(number - 1);
    }
  }

  /**
   * Begins with what was found already.
   *
   * @param differences takes note of what is found
   */
  DifferenceWatch(Simulation simulation, Differences differences) {
    this.simulation = simulation;
    this.differences = differences;
    differs = simulation.signal(MutantSchema.DIFFERS);
    known = simulation.signal(MutantSchema.KNOWN);
    simulation.poke(known, differences.found);
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
    if (!isOver && news.read() != 0) {
      differences.found = differences.found.or(simulation.peekBig(differs));
      simulation.poke(known, differences.found);
    }
  }

  @Override
  public void restored() {
    simulation.poke(known, differences.found);
  }

  @Override
  public void end() {
    look();
    isOver = true;
  }
}
