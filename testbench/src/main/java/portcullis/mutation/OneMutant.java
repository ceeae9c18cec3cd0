package portcullis.mutation;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.jvm.JvmEngine;

/** Designs with one change, each built anew. */
final class OneMutant implements Hardware {
  private final JvmEngine unchangedOnes;
  private final JvmEngine changedOnes;
  private final UnaryOperator<Design> change;
  private final Map<Design, Design> known = new IdentityHashMap<>();
  private boolean isBroken;

  /**
   * For one run of one test class.
   *
   * @param unchangedOnes runs designs that stay as they are; keeps them for further runs
   * @param changedOnes runs those that do not
   * @param change what becomes of a design; the same object if nothing
   */
  OneMutant(JvmEngine unchangedOnes, JvmEngine changedOnes, UnaryOperator<Design> change) {
    this.unchangedOnes = unchangedOnes;
    this.changedOnes = changedOnes;
    this.change = change;
  }

  @Override
  public Started start(Design design, SimulationOptions options) {
    var changed = known.computeIfAbsent(design, change);
    if (changed == design) {
      return Started.unwatched(unchangedOnes.start(design, options));
    }
    try {
      return Started.unwatched(changedOnes.start(changed, options));
    } catch (RuntimeException | StackOverflowError e) {
      isBroken = true;
      throw e;
    }
  }

  @Override
  public boolean isBroken() {
    return isBroken;
  }
}
