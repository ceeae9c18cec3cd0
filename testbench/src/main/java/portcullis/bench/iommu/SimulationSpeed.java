package portcullis.bench.iommu;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import portcullis.bench.Measurement;
import portcullis.bench.Target;
import portcullis.hdl.sim.Signal;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.iommu.RunningIommu;

/**
 * How fast the hardware is simulated from Java, and from C++ alone, in CPU time: the best of many
 * windows, as others on the machine can only slow one down.
 */
final class SimulationSpeed {
  private static final double CYCLES_PER_SECOND = 250_000;
  private static final double RATIO = 0.9;
  private static final int LATENCY = 50;
  private static final int REST = 200;
  private static final int ROUNDS = 6;
  private static final int WINDOWS = 20;
  private static final int CYCLES = 10_000;

  private final RunningIommu iommu;
  private final Path library;

  /**
   * A measurement.
   *
   * @param iommu the hardware
   * @param library the library that simulates it
   */
  SimulationSpeed(RunningIommu iommu, Path library) {
    this.iommu = iommu;
    this.library = library;
  }

  /** Java and C++ take turns, so that a busy time on the machine meets both. */
  List<Measurement> run() throws IOException, InterruptedException {
    double java = Double.MAX_VALUE;
    double cpp = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      var scene = new RandomWorkload(iommu).scene(false);
      var input =
          new TrafficInCpp.Input(
              library,
              iommu.simulation().signals().stream().filter(SimulationSpeed::isPort).toList(),
              scene.software().registerWrites(),
              scene.software().memoryBase(),
              scene.software().memoryImage(),
              RandomWorkload.reads());
      iommu.run(REST);
      var fromJava = runInJava();
      var fromCpp = TrafficInCpp.run(input, LATENCY, REST, WINDOWS, CYCLES);
      if (!fromCpp.isSameTraffic(fromJava)) {
        throw new IllegalStateException(
            "the traffic from C++ is another one: %s, from Java %s".formatted(fromCpp, fromJava));
      }
      java = Math.min(java, fromJava.nanoseconds());
      cpp = Math.min(cpp, fromCpp.nanoseconds());
    }
    return List.of(
        new Measurement(
            "sim.core.cycles_per_second",
            1e9 / java,
            "cycles/s",
            Target.atLeast(CYCLES_PER_SECOND)),
        new Measurement("sim.java_over_cpp.ratio", cpp / java, "ratio", Target.atLeast(RATIO)));
  }

  private static boolean isPort(Signal signal) {
    return signal.kind().isInput() || signal.kind() == Signal.Kind.OUTPUT;
  }

  private TrafficInCpp.Outcome runInJava() {
    iommu.device().setTraffic(new RandomWorkload.Supply(RandomWorkload.reads(), true));
    long readsBefore = iommu.memoryPort().readCount();
    long translatedBefore = iommu.translatedPort().readCount();
    iommu.listenOnly(SlaveListener.NONE, SlaveListener.NONE);
    var threads = ManagementFactory.getThreadMXBean();
    double best = Double.MAX_VALUE;
    for (int window = 0; window < WINDOWS; window++) {
      long start = threads.getCurrentThreadCpuTime();
      iommu.run(CYCLES);
      best = Math.min(best, (double) (threads.getCurrentThreadCpuTime() - start) / CYCLES);
    }
    return new TrafficInCpp.Outcome(
        (long) WINDOWS * CYCLES,
        iommu.translatedPort().readCount() - translatedBefore,
        iommu.memoryPort().readCount() - readsBefore,
        best);
  }
}
