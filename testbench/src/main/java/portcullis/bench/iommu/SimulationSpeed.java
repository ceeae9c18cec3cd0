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
  private static final int WINDOWS = 40;
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

  List<Measurement> run() throws IOException, InterruptedException {
    var workload = new RandomWorkload(iommu);
    var scene = workload.scene(false);
    var input =
        new TrafficInCpp.Input(
            library,
            iommu.simulation().signals().stream().filter(SimulationSpeed::isPort).toList(),
            scene.software().registerWrites(),
            scene.software().memoryBase(),
            scene.software().memoryImage(),
            RandomWorkload.reads());
    iommu.run(REST);
    iommu.device().setTraffic(new RandomWorkload.Supply(RandomWorkload.reads(), true));
    long readsBefore = iommu.memoryPort().readCount();
    long translatedBefore = iommu.translatedPort().readCount();
    iommu.listenOnly(SlaveListener.NONE, SlaveListener.NONE);
    double java = nanosecondsInJava();
    long memoryReads = iommu.memoryPort().readCount() - readsBefore;
    long translated = iommu.translatedPort().readCount() - translatedBefore;

    var cpp = TrafficInCpp.run(input, LATENCY, REST, WINDOWS, CYCLES);
    var expected =
        new TrafficInCpp.Outcome(
            (long) WINDOWS * CYCLES, translated, memoryReads, cpp.nanoseconds());
    if (!cpp.equals(expected)) {
      throw new IllegalStateException(
          "the traffic from C++ is another one: %s, from Java %s".formatted(cpp, expected));
    }
    return List.of(
        new Measurement(
            "sim.core.cycles_per_second",
            1e9 / java,
            "cycles/s",
            Target.atLeast(CYCLES_PER_SECOND)),
        new Measurement(
            "sim.java_over_cpp.ratio", cpp.nanoseconds() / java, "ratio", Target.atLeast(RATIO)));
  }

  private static boolean isPort(Signal signal) {
    return signal.kind().isInput() || signal.kind() == Signal.Kind.OUTPUT;
  }

  private double nanosecondsInJava() {
    var threads = ManagementFactory.getThreadMXBean();
    double best = Double.MAX_VALUE;
    for (int window = 0; window < WINDOWS; window++) {
      long start = threads.getCurrentThreadCpuTime();
      iommu.run(CYCLES);
      best = Math.min(best, (double) (threads.getCurrentThreadCpuTime() - start) / CYCLES);
    }
    return best;
  }
}
