package portcullis.hdl.sim.lockstep;

import java.util.ArrayList;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.DesignPlaces;
import portcullis.hdl.sim.LogLine;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.jvm.JvmEngine;
import portcullis.hdl.sim.jvm.JvmState;

/**
 * Runs a design on the JVM engine and on another one side by side. After each clock edge every
 * register and every word of every memory is compared, and whenever a signal is read, its two
 * values; claims and log lines must be the same too. The first difference is a {@link
 * LockstepException}.
 *
 * <p>Not compared: wires that nobody reads. What has no initial value starts in both with the
 * values that the other engine gives it. A read past the last word of a memory has no specified
 * value, so a design that depends on one can differ.
 */
public final class LockstepEngine implements SimulationEngine {
  private final JvmEngine jvm;
  private final SimulationEngine other;

  /**
   * A pair.
   *
   * @param jvm the engine that is judged
   * @param other what it is judged by; its simulations must give access to their state
   */
  public LockstepEngine(JvmEngine jvm, SimulationEngine other) {
    this.jvm = jvm;
    this.other = other;
  }

  @Override
  public String name() {
    return "lockstep";
  }

  @Override
  public Simulation start(Design design, SimulationOptions options) {
    var jvmLines = new ArrayList<LogLine>();
    var otherLines = new ArrayList<LogLine>();
    var reference = other.start(design, options.withLog(otherLines::add));
    try {
      var judged =
          jvm.start(
              design,
              new SimulationOptions(
                  jvmLines::add, options.initialSeed(), false, options.allSignals()));
      var lines = new LogPair(options.log(), jvmLines, otherLines);
      return new LockstepSimulation(
          new DesignPlaces(design), (JvmState) judged, judged, reference, lines);
    } catch (RuntimeException e) {
      reference.close();
      throw e;
    }
  }
}
