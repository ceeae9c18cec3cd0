package portcullis.bench.iommu;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import portcullis.bench.Benchmark;
import portcullis.bench.Measurement;
import portcullis.bench.Target;
import portcullis.hdl.Elaboration;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.verilator.VerilatorEngine;
import portcullis.iommu.Iommu;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.IommuOption;
import portcullis.testbench.iommu.RunningIommu;

/**
 * {@code bench iommu}: latencies and throughputs in cycles, and the speed of simulation. Plain
 * names are those of {@code core}; the names of other builds begin with the build.
 */
public final class IommuBenchmark implements Benchmark {
  private static final String CORE = "core";
  private static final int[] WALKERS = {1, 2, 4, 8, 16};

  @Option(
      names = "--build",
      paramLabel = "NAME",
      description = "Only this build: core, small, walkers1, walkers2, ... walkers16; repeatable.")
  private List<String> chosen = List.of();

  /** The benchmark. */
  public IommuBenchmark() {}

  @Override
  public String name() {
    return "iommu";
  }

  @Override
  public String description() {
    return "the hardware: cycles of hits, misses and commands, and the speed of its simulation";
  }

  private static Map<String, IommuConfig> builds() {
    var builds = new LinkedHashMap<String, IommuConfig>();
    builds.put(CORE, IommuConfig.CORE);
    builds.put("small", IommuConfig.SMALL);
    for (int walkers : WALKERS) {
      builds.put(
          "walkers" + walkers, IommuOption.apply(IommuConfig.CORE, List.of("walkers=" + walkers)));
    }
    return builds;
  }

  @Override
  public List<Measurement> run() throws IOException, InterruptedException {
    var builds = builds();
    for (var name : chosen) {
      if (!builds.containsKey(name)) {
        throw new IOException(
            "--build %s: there are %s".formatted(name, String.join(", ", builds.keySet())));
      }
    }
    var engine = new VerilatorEngine();
    var measurements = new ArrayList<Measurement>();
    System.err.println("seed of the random workloads: " + RandomWorkload.SEED);
    for (var build : builds.entrySet()) {
      if (chosen.isEmpty() || chosen.contains(build.getKey())) {
        System.err.println(build.getKey() + " ...");
        measurements.addAll(measure(build.getKey(), build.getValue(), engine));
      }
    }
    return measurements;
  }

  private static List<Measurement> measure(String name, IommuConfig config, VerilatorEngine engine)
      throws IOException, InterruptedException {
    boolean judged = name.equals(CORE);
    var all = new ArrayList<Measurement>();
    try (var iommu = RunningIommu.start(config, engine, SimulationOptions.DEFAULT)) {
      all.addAll(new HitWorkloads(iommu).run(judged));
      all.addAll(new MissWorkloads(iommu).run(judged));
      var random = new RandomWorkload(iommu);
      all.add(
          new Measurement(
              "random.sv39.l50.cycles",
              random.cyclesPerTranslation(false),
              "cycles",
              judged ? Target.atMost(10) : Target.none()));
      all.add(
          new Measurement(
              "random.two_stage.l50.cycles",
              random.cyclesPerTranslation(true),
              "cycles",
              judged ? Target.atMost(20) : Target.none()));
      var commands = new CommandWorkload(iommu);
      all.add(
          new Measurement(
              "command.l1.cycles",
              commands.cyclesPerCommand(1),
              "cycles",
              judged ? Target.atMost(3) : Target.none()));
      all.add(
          new Measurement(
              "command.l50.cycles",
              commands.cyclesPerCommand(50),
              "cycles",
              judged ? Target.atMost(6) : Target.none()));
      if (judged) {
        var library = engine.library(Elaboration.of(() -> new Iommu(config)).design());
        all.addAll(new SimulationSpeed(iommu, library).run());
        return all;
      }
    }
    return all.stream()
        .map(it -> new Measurement(name + "." + it.name(), it.value(), it.unit(), it.target()))
        .toList();
  }
}
