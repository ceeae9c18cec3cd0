package portcullis.bench.iommu;

import java.util.List;
import portcullis.bench.Measurement;
import portcullis.bench.Target;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.Traffic;
import portcullis.testbench.iommu.RunningIommu;

/** Requests whose contexts and translations are cached. */
final class HitWorkloads {
  private static final int DEVICE = 0x012345;
  private static final int OTHER_DEVICE = 0x0a5a5a;
  private static final int PROCESS = 0x45678;
  private static final long IOVA = 0x4000_0000L;
  private static final int PAGES = 4;
  private static final int IDS = 16;
  private static final int WARM_UP = 300;
  private static final int MEASURED = 2000;
  private static final int MISS_LATENCY = 50;

  /** Cycles of a walk of three reads, and some more. */
  private static final int OFFSETS = 170;

  private static final int HIT_ID = 2;
  private static final int LIMIT = 10_000;
  private static final long REGION = 1L << 30;

  private final RunningIommu iommu;

  HitWorkloads(RunningIommu iommu) {
    this.iommu = iommu;
  }

  List<Measurement> run(boolean judged) {
    return List.of(
        new Measurement(
            "hit.latency.cycles", latency(), "cycles", judged ? Target.atMost(2) : Target.none()),
        new Measurement(
            "hit.throughput.per_cycle",
            throughput(),
            "per cycle",
            judged ? Target.atLeast(1) : Target.none()),
        new Measurement(
            "hit.under_miss.delay.cycles",
            delayUnderMiss(),
            "cycles",
            judged ? Target.atMost(0) : Target.none()));
  }

  private Scene scene(int memoryLatency, int translatedLatency) {
    var scene = new Scene(iommu, memoryLatency, translatedLatency);
    var space = scene.oneStage(1);
    for (int page = 0; page < PAGES; page++) {
      space.map(IOVA + 4096L * page);
    }
    scene.attach(DEVICE, space, PROCESS);
    scene.open();
    for (int page = 0; page < PAGES; page++) {
      scene.request(read(page));
    }
    return scene;
  }

  private static DeviceRequest read(int page) {
    return DeviceRequest.read(DEVICE, IOVA + 4096L * page).withProcess(PROCESS, false, false);
  }

  private static DeviceRequest write(int page) {
    return DeviceRequest.write(DEVICE, IOVA + 4096L * page).withProcess(PROCESS, false, false);
  }

  private double latency() {
    var scene = scene(MISS_LATENCY, 1);
    long worst = 0;
    for (int page = 0; page < PAGES; page++) {
      worst = Math.max(worst, scene.latency(read(page)));
      worst = Math.max(worst, scene.latency(write(page)));
    }
    return worst;
  }

  /** The worst over one and 16 IDs, reads, writes and both, and fast and slow completions. */
  private double throughput() {
    double worst = Double.MAX_VALUE;
    for (int latency : new int[] {1, MISS_LATENCY}) {
      for (int ids : new int[] {1, IDS}) {
        for (var kind : Kind.values()) {
          worst = Math.min(worst, throughput(scene(1, latency), kind, ids));
        }
      }
    }
    return worst;
  }

  private enum Kind {
    READS,
    WRITES,
    BOTH
  }

  private static double throughput(Scene scene, Kind kind, int ids) {
    // Prepared: what is measured is the hardware.
    var reads = new DeviceRequest[PAGES * IDS];
    var writes = new DeviceRequest[PAGES * IDS];
    for (int i = 0; i < reads.length; i++) {
      reads[i] = read(i % PAGES).withId(i % ids);
      writes[i] = write(i % PAGES).withId(i % ids);
    }
    scene
        .iommu()
        .device()
        .setTraffic(
            new Traffic() {
              private int nextRead;
              private int nextWrite;

              @Override
              public DeviceRequest nextRead(long cycle) {
                return kind == Kind.WRITES ? null : reads[nextRead++ % reads.length];
              }

              @Override
              public DeviceRequest nextWrite(long cycle) {
                return kind == Kind.READS ? null : writes[nextWrite++ % writes.length];
              }
            });
    long before = scene.translated().count();
    scene.awaitTranslated(before + WARM_UP);
    long start = scene.iommu().cycle();
    long first = scene.translated().count();
    scene.awaitTranslated(first + MEASURED);
    return (double) (scene.translated().count() - first) / (scene.iommu().cycle() - start);
  }

  /** The worst over all offsets between the miss of one device and the hit of another. */
  private double delayUnderMiss() {
    var scene = scene(MISS_LATENCY, 1);
    var other = scene.oneStage(2);
    for (int i = 0; i < OFFSETS; i++) {
      other.map(REGION * (1 + i));
    }
    scene.attach(OTHER_DEVICE, other);
    other.map(IOVA);
    scene.open();
    scene.request(DeviceRequest.read(OTHER_DEVICE, IOVA));
    scene.request(read(0));
    long alone = scene.latency(read(0));
    long worst = 0;
    for (int i = 0; i < OFFSETS; i++) {
      scene.request(read(0));
      iommu.runUntilQuiet();
      var miss =
          iommu.device().submit(DeviceRequest.read(OTHER_DEVICE, REGION * (1 + i)).withId(1));
      iommu.run(1 + i);
      var hit = iommu.device().submit(read(0).withId(HIT_ID));
      iommu.runUntil("the hit", hit::isDone, LIMIT);
      long latency = scene.translated().latestOf(HIT_ID).since() - hit.accepted();
      worst = Math.max(worst, latency - alone);
      iommu.runUntil("the miss", miss::isDone, LIMIT);
    }
    return worst;
  }
}
