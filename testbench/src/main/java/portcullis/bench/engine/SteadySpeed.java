package portcullis.bench.engine;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import portcullis.bench.Measurement;
import portcullis.bench.Target;
import portcullis.bench.iommu.BusyIommu;
import portcullis.hdl.Elaboration;
import portcullis.hdl.sim.Probe;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.Snapshot;
import portcullis.hdl.sim.jvm.JvmEngine;
import portcullis.hdl.sim.verilator.VerilatorEngine;
import portcullis.iommu.Iommu;
import portcullis.iommu.IommuConfig;
import portcullis.testbench.iommu.RunningIommu;

/**
 * How fast {@code core} runs on the JVM engine and in Verilator: the same inputs in the same cycles
 * from the same state, in CPU time of one thread. The engines take turns and the best window of
 * each counts, as others on the machine can only slow one down.
 */
final class SteadySpeed {
  private static final int CYCLES = 10_000;
  private static final int ROUNDS = 60;
  private static final int[] CURVE_MILLISECONDS = {100, 200, 500, 1000, 2000, 4000};

  private final SteadyRun jvm;
  private final SteadyRun verilator;
  private final Stimulus traffic;

  /** One engine in the state from which the traffic begins. */
  private static final class SteadyRun {
    private final RunningIommu iommu;
    private final Probe[] outputs;
    private final Snapshot start;

    SteadyRun(SimulationEngine engine) {
      var design = Elaboration.of(() -> new Iommu(IommuConfig.CORE)).design();
      iommu = new RunningIommu(IommuConfig.CORE, engine.start(design, SimulationOptions.DEFAULT));
      BusyIommu.begin(iommu);
      outputs = Stimulus.outputs(simulation());
      start = simulation().snapshot();
    }

    Simulation simulation() {
      return iommu.simulation();
    }

    Window busy(Stimulus traffic) {
      simulation().restore(start);
      return window(traffic.cycles(), () -> traffic.play(simulation(), outputs));
    }

    Window idle() {
      simulation().restore(start);
      return window(CYCLES, () -> Stimulus.idle(simulation(), outputs, CYCLES));
    }

    private static Window window(int cycles, LongSupplier work) {
      var threads = ManagementFactory.getThreadMXBean();
      long begin = threads.getCurrentThreadCpuTime();
      long sum = work.getAsLong();
      return new Window((double) (threads.getCurrentThreadCpuTime() - begin) / cycles, sum);
    }
  }

  /** Nanoseconds of a cycle, and what was read. */
  private record Window(double nanoseconds, long sum) {}

  private SteadySpeed() {
    jvm = new SteadyRun(new JvmEngine());
    verilator = new SteadyRun(new VerilatorEngine());
    traffic = new Stimulus(jvm.simulation());
    for (int i = 0; i < CYCLES; i++) {
      jvm.iommu.step();
      traffic.add(jvm.simulation());
    }
  }

  static List<Measurement> run() {
    return new SteadySpeed().measure();
  }

  private List<Measurement> measure() {
    System.err.println("stimuli: " + traffic);
    var all = new ArrayList<>(warmUp());
    double[] jvmBest = {Double.MAX_VALUE, Double.MAX_VALUE};
    double[] verilatorBest = {Double.MAX_VALUE, Double.MAX_VALUE};
    for (int round = 0; round < ROUNDS; round++) {
      compare(jvm.busy(traffic), verilator.busy(traffic), 0, jvmBest, verilatorBest);
      compare(jvm.idle(), verilator.idle(), 1, jvmBest, verilatorBest);
    }
    jvm.iommu.close();
    verilator.iommu.close();
    String[] names = {"busy", "idle"};
    for (int i = 0; i < names.length; i++) {
      all.add(rate("jvm." + names[i], jvmBest[i]));
      all.add(rate("verilator." + names[i], verilatorBest[i]));
      all.add(
          new Measurement(
              "jvm.over_verilator." + names[i] + ".ratio",
              verilatorBest[i] / jvmBest[i],
              "ratio",
              Target.atLeast(1)));
    }
    return all;
  }

  private static void compare(
      Window first, Window second, int kind, double[] jvmBest, double[] verilatorBest) {
    if (first.sum != second.sum) {
      throw new IllegalStateException("the engines show different outputs for the same inputs");
    }
    jvmBest[kind] = Math.min(jvmBest[kind], first.nanoseconds);
    verilatorBest[kind] = Math.min(verilatorBest[kind], second.nanoseconds);
  }

  /** The rate some CPU time after the first cycle of traffic. */
  private List<Measurement> warmUp() {
    var points = new ArrayList<Measurement>();
    double spent = 0;
    while (points.size() < CURVE_MILLISECONDS.length) {
      var window = jvm.busy(traffic);
      spent += window.nanoseconds * CYCLES / 1e6;
      int mark = CURVE_MILLISECONDS[points.size()];
      if (spent >= mark) {
        points.add(rate("jvm.busy.after_" + mark + "_ms", window.nanoseconds));
      }
    }
    return points;
  }

  private static Measurement rate(String name, double nanoseconds) {
    return new Measurement(
        name + ".cycles_per_second", 1e9 / nanoseconds, "cycles/s", Target.none());
  }
}
