package portcullis.bench.iommu;

import java.util.ArrayList;
import java.util.List;
import portcullis.bench.Measurement;
import portcullis.bench.Target;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.iommu.RunningIommu;

/** One request alone that has to walk. */
final class MissWorkloads {
  private static final int DEVICE = 0x012345;
  private static final int PROCESS = 0x45678;
  private static final long IOVA = 0x4000_0000L;
  private static final int[] LATENCIES = {1, 10, 50};

  private final RunningIommu iommu;

  MissWorkloads(RunningIommu iommu) {
    this.iommu = iommu;
  }

  /** Which stages, and whether guest pages lie side by side or each in a GiB of its own. */
  private enum Stages {
    ONE,
    TWO_APART,
    TWO_NEAR
  }

  /**
   * A walk.
   *
   * @param reads most reads
   * @param extra cycles beyond {@code reads * (latency + 1)}
   */
  private record Walk(String name, Stages stages, boolean process, int reads, int extra) {
    Target cycles(int latency) {
      return Target.atMost(reads * (latency + 1) + extra);
    }
  }

  List<Measurement> run(boolean judged) {
    var walks =
        List.of(
            new Walk("miss.sv39", Stages.ONE, false, 3, 8),
            new Walk("miss.two_stage", Stages.TWO_APART, false, 15, 8),
            new Walk("miss.two_stage_near", Stages.TWO_NEAR, false, 15, 8),
            new Walk("miss.cold_pasid", Stages.ONE, true, 9, 19));
    var measurements = new ArrayList<Measurement>();
    for (var walk : walks) {
      long reads = 0;
      var cycles = new ArrayList<Measurement>();
      for (int latency : LATENCIES) {
        var scene = scene(walk, latency);
        long before = iommu.memoryPort().readCount();
        long waited = scene.latency(request(walk));
        reads = Math.max(reads, iommu.memoryPort().readCount() - before);
        cycles.add(
            new Measurement(
                "%s.l%d.cycles".formatted(walk.name, latency),
                waited,
                "cycles",
                judged ? walk.cycles(latency) : Target.none()));
      }
      measurements.add(
          new Measurement(
              walk.name + ".reads",
              reads,
              "reads",
              judged ? Target.atMost(walk.reads) : Target.none()));
      measurements.addAll(cycles);
    }
    return measurements;
  }

  private Scene scene(Walk walk, int latency) {
    var scene = new Scene(iommu, latency, 1);
    var space =
        switch (walk.stages) {
          case ONE -> scene.oneStage(1);
          case TWO_APART -> scene.twoStagesApart(1);
          case TWO_NEAR -> scene.twoStages(1);
        };
    space.map(IOVA);
    if (walk.process) {
      scene.attach(DEVICE, space, PROCESS);
    } else {
      scene.attach(DEVICE, space);
    }
    scene.open();
    scene.request(request(walk));
    if (walk.process) {
      scene.software().invalidateAll();
    } else {
      // The device context stays cached, everything behind it does not.
      scene.software().invalidateTranslations();
    }
    iommu.runUntilQuiet();
    return scene;
  }

  private static DeviceRequest request(Walk walk) {
    var read = DeviceRequest.read(DEVICE, IOVA);
    return walk.process ? read.withProcess(PROCESS, false, false) : read;
  }
}
