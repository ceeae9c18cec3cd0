package portcullis.mutation;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import portcullis.hdl.ir.Design;
import portcullis.hdl.mutation.Claims;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.jvm.JvmEngine;

/**
 * Stands in for the engine of one test class: starts changed designs in place of those that the
 * tests describe, and counts cycles.
 */
final class ChangedEngine implements SimulationEngine {
  private final JvmEngine unchangedOnes;
  private final JvmEngine changedOnes;
  private final UnaryOperator<Design> change;
  private final CycleLimit limit;
  private final Map<Design, Design> known = new IdentityHashMap<>();
  private final Map<Design, Design> differing = new IdentityHashMap<>();
  private boolean isBroken;
  private final Runnable usedLate;
  private boolean isOver;

  /**
   * For one run of one test class.
   *
   * @param unchangedOnes runs designs that stay as they are; keeps them for further runs
   * @param changedOnes runs those that do not
   * @param change what becomes of a design; the same object if nothing
   * @param limit of the run
   * @param usedLate is called when somebody starts something after the end of the run
   */
  ChangedEngine(
      JvmEngine unchangedOnes,
      JvmEngine changedOnes,
      UnaryOperator<Design> change,
      CycleLimit limit,
      Runnable usedLate) {
    this.unchangedOnes = unchangedOnes;
    this.changedOnes = changedOnes;
    this.change = change;
    this.limit = limit;
    this.usedLate = usedLate;
  }

  @Override
  public String name() {
    return unchangedOnes.name();
  }

  @Override
  public Simulation start(Design design, SimulationOptions options) {
    if (isOver) {
      usedLate.run();
      throw new IllegalStateException("this engine belongs to a test run that is over");
    }
    var changed = known.computeIfAbsent(design, change);
    if (changed == design) {
      return new CountedSimulation(unchangedOnes.start(design, options), limit);
    }
    Simulation simulation;
    try {
      simulation = changedOnes.start(changed, options);
    } catch (RuntimeException | StackOverflowError e) {
      isBroken = true;
      throw e;
    }
    if (!changedOnes.digest(changed).equals(unchangedOnes.digest(design))) {
      differing.put(design, changed);
    }
    return new CountedSimulation(simulation, limit);
  }

  /** Whether a simulation was started whose bytecode differs from that of the described design. */
  boolean differs() {
    return !differing.isEmpty();
  }

  /** Whether one of them differs in more than the claims of the design about itself. */
  boolean differsInMoreThanClaims() {
    return differing.entrySet().stream()
        .anyMatch(it -> !withoutClaims(it.getKey()).equals(withoutClaims(it.getValue())));
  }

  private String withoutClaims(Design design) {
    return changedOnes.digest(Claims.removed(design));
  }

  /** Whether a changed design could not be built. */
  boolean isBroken() {
    return isBroken;
  }

  CycleLimit limit() {
    return limit;
  }

  /** The test class has ended; whoever starts something now has kept this engine too long. */
  void end() {
    isOver = true;
  }
}
