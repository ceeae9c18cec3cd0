package portcullis.bench.hdl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import portcullis.bench.Measurement;
import portcullis.bench.Samples;
import portcullis.bench.Target;
import portcullis.hdl.Elaboration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.verilator.CachePlaces;
import portcullis.hdl.sim.verilator.ToolPlaces;
import portcullis.hdl.sim.verilator.VerilatorEngine;

/** What it costs to build a small design with Verilator, and to step it from Java. */
final class SimulationBenchmark {
  private static final double ADDED_NANOSECONDS = 30;
  private static final double COLD_SECONDS = 3;
  private static final double CACHED_SECONDS = 0.3;

  /** Short windows, many of them: the best one is the one that nothing else disturbed. */
  private static final int WINDOWS = 400;

  private static final int STEPS = 20_000;
  private static final int BUILDS = 5;

  private SimulationBenchmark() {}

  /** All measurements. */
  static List<Measurement> run() {
    var build = buildSeconds();
    return List.of(
        new Measurement(
            "verilator.step.added_ns",
            addedNanosecondsPerStep(),
            "ns",
            Target.atMost(ADDED_NANOSECONDS)),
        new Measurement(
            "verilator.build.cold.seconds", build.cold, "s", Target.atMost(COLD_SECONDS)),
        new Measurement(
            "verilator.build.cached.seconds", build.cached, "s", Target.atMost(CACHED_SECONDS)));
  }

  /**
   * Nanoseconds of a cycle that is stepped, poked and peeked from Java, less those of a cycle of
   * the loop in C++ in the same library.
   */
  static double addedNanosecondsPerStep() {
    try (var simulation = new VerilatorEngine().start(design(1))) {
      simulation.reset();
      double fromJava = Double.MAX_VALUE;
      double inside = Double.MAX_VALUE;
      for (int window = 0; window < WINDOWS; window++) {
        fromJava = Math.min(fromJava, stepFromJava(simulation));
        inside = Math.min(inside, stepInside(simulation));
      }
      return fromJava - inside;
    }
  }

  private static double stepFromJava(Simulation simulation) {
    var enable = simulation.signal("enable");
    var count = simulation.signal("count");
    long before = simulation.peek(count);
    long start = System.nanoTime();
    for (int i = 0; i < STEPS; i++) {
      simulation.poke(enable, 1L);
      simulation.step();
      before ^= simulation.peek(count);
    }
    double nanoseconds = System.nanoTime() - start;
    if (before == -1) {
      throw new IllegalStateException("keeps the loop from being left out");
    }
    return nanoseconds / STEPS;
  }

  private static double stepInside(Simulation simulation) {
    long start = System.nanoTime();
    simulation.step(STEPS);
    return (double) (System.nanoTime() - start) / STEPS;
  }

  /**
   * Seconds from a design to its simulation, medians.
   *
   * @param cold nothing of the design in the cache, the runtime compiled before
   * @param cached the library in the cache, everything else looked up anew
   */
  record BuildSeconds(double cold, double cached) {}

  /** Builds small designs in a cache of their own. */
  static BuildSeconds buildSeconds() {
    Path directory = temporary();
    try {
      start(directory, 0);
      double[] cold = new double[BUILDS];
      double[] cached = new double[BUILDS];
      for (int i = 0; i < BUILDS; i++) {
        cold[i] = start(directory, 10 + i);
        cached[i] = start(directory, 10 + i);
      }
      return new BuildSeconds(Samples.median(cold), Samples.median(cached));
    } finally {
      delete(directory);
    }
  }

  private static double start(Path directory, int number) {
    var design = design(number);
    var places = new CachePlaces(directory, directory.resolve("substitute"));
    long start = System.nanoTime();
    new VerilatorEngine(ToolPlaces.ofProcess(), places, _ -> {})
        .start(design, SimulationOptions.DEFAULT)
        .close();
    return (System.nanoTime() - start) / 1e9;
  }

  private static Design design(int number) {
    return Elaboration.of(() -> new SmallDesign(number)).design();
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("portcullis-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (var tree = Files.walk(directory)) {
      for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
