package portcullis.hdl.sim.jvm;

import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
  /** Deep enough for a chain of some hundred thousand wires; only what is used is taken. */
  private static final long STACK_BYTES = 1L << 30;

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
  public boolean countsLines() {
    return false;
  }

  @Override
  public Simulation start(Design design, SimulationOptions options) {
    return new JvmSimulation(compiled(design), options, new WaveformCompanions(design, ""));
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
    var result = new CompletableFuture<CompiledDesign>();
    Runnable work =
        () -> {
          try {
            result.complete(new CompiledDesign(design, bodies));
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        };
    new Thread(null, work, "compiling " + design.top().name(), STACK_BYTES).start();
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while compiling " + design.top().name(), e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException problem -> throw problem;
        case Error error -> throw error;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
