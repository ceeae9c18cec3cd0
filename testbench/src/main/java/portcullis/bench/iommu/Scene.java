package portcullis.bench.iommu;

import portcullis.model.tables.DeviceDirectoryTables;
import portcullis.testbench.bus.AddressTransfer;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.bus.ReadBurst;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.bus.Timing;
import portcullis.testbench.iommu.AddressSpace;
import portcullis.testbench.iommu.RunningIommu;
import portcullis.testbench.iommu.Software;

/** An IOMMU from reset, with queues and a device directory of three levels, to measure at. */
final class Scene {
  /** Slow builds take hundreds of cycles for each of thousands of requests. */
  private static final int LIMIT = 10_000_000;

  private static final int QUEUE_LOG2 = 8;

  private final RunningIommu iommu;
  private final Software software;
  private final DeviceDirectoryTables directory;
  private final TranslatedLog translated = new TranslatedLog();

  /** When translated addresses came out, reads and writes alike. */
  static final class TranslatedLog implements SlaveListener {
    private final AddressTransfer[] ofId = new AddressTransfer[256];
    private long count;
    private AddressTransfer latest;

    @Override
    public void readAccepted(ReadBurst read) {
      writeAccepted(read.request());
    }

    @Override
    public void writeAccepted(AddressTransfer request) {
      count++;
      latest = request;
      ofId[request.id()] = request;
    }

    AddressTransfer latestOf(int id) {
      return ofId[id];
    }

    long count() {
      return count;
    }

    AddressTransfer latest() {
      return latest;
    }
  }

  /**
   * A scene.
   *
   * @param memoryLatency of the memory port
   * @param translatedLatency of what is behind the translated side
   */
  Scene(RunningIommu iommu, int memoryLatency, int translatedLatency) {
    this.iommu = iommu;
    iommu.reset();
    iommu.memoryPort().setTiming(Timing.constant(memoryLatency));
    iommu.translatedPort().setTiming(Timing.constant(translatedLatency));
    iommu.listenOnly(SlaveListener.NONE, translated);
    software = new Software(iommu, QUEUE_LOG2);
    directory = software.directory(3);
    software.startQueues();
  }

  RunningIommu iommu() {
    return iommu;
  }

  Software software() {
    return software;
  }

  TranslatedLog translated() {
    return translated;
  }

  AddressSpace oneStage(int number) {
    return AddressSpace.oneStage(iommu.memory(), software.pages(), number);
  }

  /** Two stages in which a cold walk cannot profit from what it has read itself. */
  AddressSpace twoStagesApart(int number) {
    return AddressSpace.twoStagesApart(iommu.memory(), software.pages(), number);
  }

  AddressSpace twoStages(int number) {
    return AddressSpace.twoStages(iommu.memory(), software.pages(), number);
  }

  void attach(int deviceId, AddressSpace space) {
    directory.put(deviceId, space.context());
  }

  void attach(int deviceId, AddressSpace space, int processId) {
    directory.put(deviceId, space.context(processId));
  }

  /** Lets translation begin. */
  void open() {
    software.setDirectory(directory);
  }

  /** Puts a request and waits for its end; a refused one is an error of the benchmark. */
  DeviceTransaction request(DeviceRequest request) {
    var transaction = iommu.request(request);
    if (transaction.isRefused()) {
      throw new IllegalStateException("the benchmark's own tables do not map: " + request);
    }
    return transaction;
  }

  /** Cycles from the address of the device to VALID of the translated one, alone on the bus. */
  long latency(DeviceRequest request) {
    var transaction = request(request);
    iommu.runUntilQuiet();
    return translated.latest().since() - transaction.accepted();
  }

  /** Runs until so many translated addresses have come out in all. */
  void awaitTranslated(long count) {
    iommu.runUntil("translated address number " + count, () -> translated.count >= count, LIMIT);
  }
}
