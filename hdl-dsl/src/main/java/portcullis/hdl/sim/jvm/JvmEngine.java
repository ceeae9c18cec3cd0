package portcullis.hdl.sim.jvm;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;

/**
 * Runs designs as bytecode in this JVM; needs nothing but a JDK. An engine keeps the bytecode of
 * the last design that it started, so that further simulations of it start at once, and can be
 * shared by threads.
 */
public final class JvmEngine implements SimulationEngine {
  /** Deep enough for a chain of some hundred thousand wires; only what is used is taken. */
  private static final long STACK_BYTES = 1L << 30;

  private Design latest;
  private CompiledDesign compiled;

  /** An engine. */
  public JvmEngine() {}

  @Override
  public String name() {
    return "jvm";
  }

  @Override
  public Simulation start(Design design, SimulationOptions options) {
    return new JvmSimulation(compiled(design), options);
  }

  private synchronized CompiledDesign compiled(Design design) {
    if (latest != design) {
      compiled = compile(design);
      latest = design;
    }
    return compiled;
  }

  private static CompiledDesign compile(Design design) {
    var result = new CompletableFuture<CompiledDesign>();
    Runnable work =
        () -> {
          try {
            result.complete(new CompiledDesign(design));
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
