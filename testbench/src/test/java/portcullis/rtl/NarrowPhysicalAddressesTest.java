package portcullis.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.engine.Engines;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.IommuOption;
import portcullis.model.PagingMode;
import portcullis.model.tables.DeviceContextFields;
import portcullis.model.tables.DeviceDirectoryTables;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.iommu.AddressSpace;
import portcullis.testbench.iommu.RunningIommu;
import portcullis.testbench.iommu.Software;

/** Physical addresses of 36 bits, guest-physical ones of 41: only the former bound tables. */
class NarrowPhysicalAddressesTest {
  private static final int DEVICE = 5;
  private static final int PROCESS = 0x321;
  private static final long IOVA = 0x4020_3000L;
  private static final long BEYOND_PHYSICAL = 1L << 38;

  private static RunningIommu iommu;

  private Software software;
  private DeviceDirectoryTables directory;

  @BeforeAll
  static void start() {
    var narrow = IommuOption.apply(IommuConfig.BASE, List.of("physicalAddress=36"));
    iommu = RunningIommu.start(narrow, Engines.ofProcess().start(), SimulationOptions.DEFAULT);
  }

  @AfterAll
  static void stop() {
    iommu.close();
  }

  @BeforeEach
  void reset() {
    iommu.reset();
    software = new Software(iommu, 4);
    directory = software.directory(1);
    software.startQueues();
  }

  @Test
  void aGuestsTablesMayLieWhereNoPhysicalMemoryIs() {
    var space = AddressSpace.twoStages(iommu.memory(), software.pages(), 1, BEYOND_PHYSICAL);
    space.map(IOVA);
    directory.put(DEVICE, space.context());
    software.setDirectory(directory);
    assertThat(iommu.request(DeviceRequest.read(DEVICE, IOVA)).isRefused()).isFalse();
  }

  @Test
  void soMayThoseOfItsProcesses() {
    var space = AddressSpace.twoStages(iommu.memory(), software.pages(), 1, BEYOND_PHYSICAL);
    space.map(IOVA);
    directory.put(DEVICE, space.context(PROCESS));
    software.setDirectory(directory);
    var read = DeviceRequest.read(DEVICE, IOVA).withProcess(PROCESS, false, false);
    assertThat(iommu.request(read).isRefused()).isFalse();
  }

  @Test
  void withoutAGuestThereIsNothingToRead() {
    long root = (long) PagingMode.SV39.code() << 60 | BEYOND_PHYSICAL >>> 12;
    directory.put(DEVICE, new DeviceContextFields(DeviceContextFields.V, 0, 0, root, 0, 0, 0));
    software.setDirectory(directory);
    assertThat(iommu.request(DeviceRequest.read(DEVICE, IOVA)).isRefused()).isTrue();
  }
}
