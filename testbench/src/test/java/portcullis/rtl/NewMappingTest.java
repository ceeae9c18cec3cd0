package portcullis.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import portcullis.iommu.layout.QueueIndex;
import portcullis.model.tables.PageTables;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.bus.Timing;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.iommu.AddressSpace;
import portcullis.testbench.iommu.RunningIommu;
import portcullis.testbench.iommu.Software;

/**
 * A page that becomes valid needs no invalidation, for entries with V=0 are not kept: a request
 * that is sent after the store succeeds, whatever another one has just found there.
 */
class NewMappingTest {
  private static final int DEVICE = 3;
  private static final long INVALID = 0x4000_0000L;
  private static final long FIRST_PAGE = 0x4020_0000L;
  private static final long PAGE = 0x1000;
  private static final int OFFSETS = 120;
  private static final int READ_LATENCY = 12;

  /** Records are written slowly, so that a fault waits for its report. */
  private static final int WRITE_LATENCY = 150;

  private static final int LIMIT = 20_000;

  @RtlTest(configs = {"small", "core"})
  void nobodyGetsAFaultThatIsOlderThanTheRequest(RunningIommu iommu) {
    iommu
        .memoryPort()
        .setTiming(new Timing(READ_LATENCY, WRITE_LATENCY, 0, false, false, false, 0));
    var software = new Software(iommu, 6);
    var directory = software.directory(1);
    var space = AddressSpace.oneStage(iommu.memory(), software.pages(), 1);
    for (int offset = 0; offset < OFFSETS; offset++) {
      space.map(FIRST_PAGE + offset * PAGE);
    }
    directory.put(DEVICE, space.context());
    software.startQueues();
    software.setDirectory(directory);
    var table = space.firstStage();
    int refused = 0;
    for (int offset = 0; offset < OFFSETS; offset++) {
      long page = FIRST_PAGE + offset * PAGE;
      long leaf = table.entry(page, 0);
      table.setEntry(page, 0, leaf & ~PageTables.V);
      var other = iommu.device().submit(DeviceRequest.read(DEVICE, INVALID).withId(1));
      var before = iommu.device().submit(DeviceRequest.read(DEVICE, page).withId(2));
      iommu.run(offset);
      table.setEntry(page, 0, leaf);
      var after = iommu.device().submit(DeviceRequest.read(DEVICE, page).withId(3));
      iommu.runUntil(
          "all answers",
          () -> List.of(other, before, after).stream().allMatch(DeviceTransaction::isDone),
          LIMIT);
      assertThat(other.isRefused()).isTrue();
      assertThat(after.isRefused()).as("offset %d: %s", offset, after).isFalse();
      refused += before.isRefused() ? 1 : 0;
      iommu.runUntilQuiet();
      int tail = (int) iommu.readRegister(QueueIndex.FQT.offset(), 4);
      iommu.writeRegister(QueueIndex.FQH.offset(), 4, tail);
    }
    // The offsets reach from before the walk of the first request to after it.
    assertThat(refused).isBetween(10, OFFSETS - 10);
  }
}
