package portcullis.hdl.sim.jvm;

import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.waveform.WaveformCompanions;

/**
 * Runs designs as bytecode in this JVM; needs nothing but a JDK. An engine keeps the bytecode of
 * some designs that it started, as long as there is memory, so that further simulations of them, or
 * of equal ones, start at once and at full speed. It can be shared by threads.
 */
public final class JvmEngine implements SimulationEngine {
  private static final int MOST_DESIGNS = 16;

  private final Map<String, Supplier<BlackBoxBody>> bodies;
  private final Map<Design, Reference<Known>> designs =
      new LinkedHashMap<>(2 * MOST_DESIGNS, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Design, Reference<Known>> eldest) {
          return size() > MOST_DESIGNS;
        }
      };

  /** To find the same object again without comparing whole designs. */
  private Reference<Known> latest = new SoftReference<>(null);

  private record Known(Design design, CompiledDesign compiled) {}

  /** An engine for designs without black boxes. */
  public JvmEngine() {
    this(Map.of());
  }

  /**
   * An engine.
   *
   * @param bodies what black boxes do, by the name of their Verilog module; called for each
   *     instance
   */
  public JvmEngine(Map<String, Supplier<BlackBoxBody>> bodies) {
    this.bodies = Map.copyOf(bodies);
  }

  @Override
  public String name() {
    return "jvm";
  }

  @Override
  public Simulation start(Design design, SimulationOptions options) {
    return new JvmSimulation(compiled(design), options, new WaveformCompanions(design, ""));
  }

  /**
   * A short text of the bytecode of a design and of its values at power-up. Two designs with equal
   * digests cannot be told apart at their outputs: they differ in names, in places, or in logic
   * that has no effect.
   */
  public String digest(Design design) {
    return compiled(design).digest();
  }

  private CompiledDesign compiled(Design design) {
    synchronized (designs) {
      if (latest.get() instanceof Known known && known.design == design) {
        return known.compiled;
      }
      var known = designs.get(design) instanceof Reference<Known> kept ? kept.get() : null;
      if (known == null) {
        known = new Known(design, compile(design));
        designs.put(design, new SoftReference<>(known));
      }
      latest = new SoftReference<>(new Known(design, known.compiled));
      return known.compiled;
    }
  }

  private CompiledDesign compile(Design design) {
    return DeepStack.run(
        "compiling " + design.top().name(), () -> new CompiledDesign(design, bodies));
  }
}
