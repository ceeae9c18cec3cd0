package portcullis.rtl;

import java.util.function.LongUnaryOperator;
import portcullis.iommu.layout.Ddtp;
import portcullis.model.PagingMode;
import portcullis.model.tables.DeviceContextFields;
import portcullis.model.tables.DeviceDirectoryTables;
import portcullis.model.tables.PageAllocator;
import portcullis.model.tables.ProcessDirectoryTables;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.harness.Seed;
import portcullis.testbench.iommu.AddressSpace;
import portcullis.testbench.iommu.Judge;
import portcullis.testbench.iommu.RunningIommu;

/** More devices and processes than the caches hold, in any order: each gets what is its own. */
class ContextCachesTest {
  private static final int DEVICES = 12;
  private static final int PROCESSES = 3;
  private static final long IOVA = 0x4000_0000L;
  private static final int REQUESTS = 400;
  private static final int STAY_PERCENT = 70;

  @RtlTest(configs = {"small", "base", "core"})
  void everybodyHasTheirOwnPages(RunningIommu iommu, Judge judge, Seed seed) {
    var random = seed.random();
    var pages = new PageAllocator(0x8000_0000L);
    boolean extended = iommu.config().features().msiFlat();
    var directory = new DeviceDirectoryTables(iommu.memory(), 3, extended, false, pages);
    for (int device = 0; device < DEVICES; device++) {
      var processes =
          new ProcessDirectoryTables(iommu.memory(), 3, false, pages, LongUnaryOperator.identity());
      for (int process = 0; process < PROCESSES; process++) {
        int pscid = 1 + device * PROCESSES + process;
        var space = AddressSpace.oneStage(iommu.memory(), pages, pscid);
        space.map(IOVA);
        processes.put(processId(process), 0, pscid, PagingMode.SV39, space.firstStage());
      }
      directory.put(deviceId(device), DeviceContextFields.BARE.processes(processes));
    }
    judge.writeRegister(Ddtp.REGISTER.offset(), 8, directory.ddtp());
    // Devices come in turns that last a while, so that there are hits, too.
    int device = 0;
    for (int i = 0; i < REQUESTS; i++) {
      device = random.nextInt(100) < STAY_PERCENT ? device : random.nextInt(DEVICES);
      int process = processId(random.nextInt(PROCESSES));
      long iova = IOVA + 8 * random.nextInt(512);
      judge.request(DeviceRequest.read(deviceId(device), iova).withProcess(process, false, false));
    }
  }

  /** Identifiers that differ in their upper bits alone, or in their lower ones. */
  private static int deviceId(int number) {
    return number % 2 == 0 ? number << 20 | 5 : number << 8 | 5;
  }

  private static int processId(int number) {
    return 7 | number << 16;
  }
}
