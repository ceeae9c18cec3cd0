package portcullis.bench.iommu;

import java.util.Random;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.Traffic;
import portcullis.testbench.iommu.RunningIommu;

/** Reads of 64 pages of 4 devices at random, with 16 IDs, always requesting, memory latency 50. */
final class RandomWorkload {
  /** The seed; printed with the results. */
  static final long SEED = 20_250_101;

  /** Reads in all. */
  static final int READS = 4000;

  private static final int DEVICES = 4;
  private static final int PAGES = 16;
  private static final int IDS = 16;
  private static final int LATENCY = 50;
  private static final long IOVA = 0x4000_0000L;

  private final RunningIommu iommu;

  RandomWorkload(RunningIommu iommu) {
    this.iommu = iommu;
  }

  /** Device context, tables, and nothing cached. */
  Scene scene(boolean twoStages) {
    var scene = new Scene(iommu, LATENCY, 1);
    for (int device = 0; device < DEVICES; device++) {
      var space = twoStages ? scene.twoStages(1 + device) : scene.oneStage(1 + device);
      for (int page = 0; page < PAGES; page++) {
        space.map(IOVA + 4096L * page);
      }
      scene.attach(deviceId(device), space);
    }
    scene.open();
    iommu.runUntilQuiet();
    return scene;
  }

  private static int deviceId(int device) {
    return 0x10 + device;
  }

  /** The reads, the same at each call. */
  static DeviceRequest[] reads() {
    var random = new Random(SEED);
    var reads = new DeviceRequest[READS];
    for (int i = 0; i < READS; i++) {
      int place = random.nextInt(DEVICES * PAGES);
      reads[i] =
          DeviceRequest.read(deviceId(place / PAGES), IOVA + 4096L * (place % PAGES))
              .withId(random.nextInt(IDS));
    }
    return reads;
  }

  /** Cycles from the first address of a device to the last translated one, a read. */
  double cyclesPerTranslation(boolean twoStages) {
    var scene = scene(twoStages);
    var reads = reads();
    var traffic = new Supply(reads, false);
    iommu.device().setTraffic(traffic);
    long start = iommu.cycle();
    iommu.step();
    // An idle port takes the first address in the cycle in which it is offered.
    scene.awaitTranslated(READS);
    return (double) (scene.translated().latest().cycle() - start) / READS;
  }

  /** Gives the reads one after another, once or for ever. */
  static final class Supply implements Traffic {
    private final DeviceRequest[] reads;
    private final boolean again;
    private int next;

    Supply(DeviceRequest[] reads, boolean again) {
      this.reads = reads;
      this.again = again;
    }

    @Override
    public DeviceRequest nextRead(long cycle) {
      if (next == reads.length) {
        if (!again) {
          return null;
        }
        next = 0;
      }
      return reads[next++];
    }
  }
}
