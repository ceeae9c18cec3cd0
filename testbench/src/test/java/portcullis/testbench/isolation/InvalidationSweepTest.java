package portcullis.testbench.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.verilator.VerilatorEngine;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.IotinvalCommand;
import portcullis.model.PagingMode;
import portcullis.model.tables.PageTables;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.bus.ReadBurst;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.bus.Timing;
import portcullis.testbench.bus.Traffic;
import portcullis.testbench.iommu.AddressSpace;
import portcullis.testbench.iommu.RunningIommu;
import portcullis.testbench.iommu.Software;

/**
 * A translation that was being walked for while IOTINVAL and IOFENCE.C completed must leave nothing
 * behind, whichever cycle of the walk the invalidation meets.
 */
class InvalidationSweepTest {
  private static final int OFFSETS = 400;
  private static final int LATENCY = 30;
  private static final int DEVICE = 5;
  private static final int IDS = 16;
  private static final long IOVA = 0x1234_5000L;
  private static final long NEIGHBOUR = IOVA + 0x1000;
  private static final long PAGE = 0x1000;
  private static final int AFTER_THE_FENCE = 120;

  private static RunningIommu iommu;

  /** What software changes. */
  private enum Change {
    LEAF,
    TABLE_POINTER,
    SECOND_STAGE_LEAF
  }

  /** Asks for one page again and again, each time with the next ID. */
  private static final class Questions implements Traffic {
    private final List<DeviceTransaction> answers = new ArrayList<>();
    private int asked;
    private boolean asking = true;

    @Override
    public DeviceRequest nextRead(long cycle) {
      return asking && cycle % 5 == 0
          ? DeviceRequest.read(DEVICE, IOVA + 8 * (asked % 512)).withId(1 + asked++ % (IDS - 1))
          : null;
    }

    @Override
    public void ended(DeviceTransaction transaction) {
      answers.add(transaction);
    }
  }

  @BeforeAll
  static void start() {
    iommu = RunningIommu.start(IommuConfig.CORE, new VerilatorEngine(), SimulationOptions.DEFAULT);
  }

  @AfterAll
  static void stop() {
    iommu.close();
  }

  @ParameterizedTest
  @CsvSource({
    "LEAF, false",
    "LEAF, true",
    "TABLE_POINTER, false",
    "TABLE_POINTER, true",
    "SECOND_STAGE_LEAF, false",
    "SECOND_STAGE_LEAF, true"
  })
  void nothingOldComesOutAfterTheFence(Change change, boolean reordering) {
    for (int offset = 0; offset < OFFSETS; offset++) {
      sweep(change, reordering, offset);
    }
  }

  private static void sweep(Change change, boolean reordering, int offset) {
    iommu.reset();
    iommu
        .memoryPort()
        .setTiming(reordering ? Timing.random(LATENCY, offset) : Timing.constant(LATENCY));
    var software = new Software(iommu, 4);
    var pages = software.pages();
    var space =
        change == Change.SECOND_STAGE_LEAF
            ? AddressSpace.twoStages(iommu.memory(), pages, 7)
            : AddressSpace.oneStage(iommu.memory(), pages, 7);
    space.map(IOVA);
    space.map(NEIGHBOUR);
    var other = PageTables.firstStage(iommu.memory(), PagingMode.SV39, false, pages, a -> a);
    long newPage = pages.take(PAGE);
    other.map(IOVA, newPage, 0, PageTables.ALL);
    software.startQueues();
    var directory = software.directory(1);
    directory.put(DEVICE, space.context());
    software.setDirectory(directory);
    var fence = new FenceWatch(iommu);
    var translated = new ArrayList<ReadBurst>();
    iommu.listenToTranslated(
        new SlaveListener() {
          @Override
          public void readAccepted(ReadBurst read) {
            translated.add(read);
          }
        });
    // The neighbour shares every table, so the caches of tables are warm.
    iommu.request(DeviceRequest.read(DEVICE, NEIGHBOUR));
    translated.clear();

    var questions = new Questions();
    var walking = iommu.device().submit(DeviceRequest.read(DEVICE, IOVA));
    iommu.run(offset);
    long old = change(change, space, other, newPage, software);
    iommu.device().setTraffic(questions);
    fence.forget();
    software.fence();
    iommu.run(AFTER_THE_FENCE);
    questions.asking = false;
    iommu.runUntil(
        "the answers to all questions",
        () -> walking.isDone() && iommu.device().outstandingRequests() == 0,
        20_000);

    for (var read : translated) {
      long page = read.request().address() & -PAGE;
      var when =
          "offset %d, %s, reordering %s: %s, the fence ended in cycle %d"
              .formatted(offset, change, reordering, read.request(), fence.done());
      if (read.request().cycle() >= fence.done()) {
        assertThat(page).as(when).isEqualTo(newPage);
      } else {
        assertThat(page).as(when).isIn(old, newPage);
      }
    }
    assertThat(walking.isRefused()).as("offset %d", offset).isFalse();
    assertThat(questions.answers).isNotEmpty().noneMatch(DeviceTransaction::isRefused);
    assertThat(translated.getLast().request().cycle()).isGreaterThan(fence.done());
  }

  /** Edits the tables and queues the invalidation; gives the page that must not be seen again. */
  private static long change(
      Change change, AddressSpace space, PageTables other, long newPage, Software software) {
    var firstStage = space.firstStage();
    long leaf = firstStage.entry(IOVA, 0);
    long newLeaf = other.entry(IOVA, 0);
    long old = leaf >>> 10 << 12;
    switch (change) {
      case LEAF -> {
        firstStage.setEntry(IOVA, 0, newLeaf);
        software.queue(
            CommandFunction.IOTINVAL_VMA.encoded()
                | IotinvalCommand.AV.of(true)
                | IotinvalCommand.PSCV.of(true)
                | IotinvalCommand.PSCID.of(7),
            IotinvalCommand.ADDR.of(IOVA >>> 12));
      }
      case TABLE_POINTER -> {
        firstStage.setEntry(IOVA, 1, other.entry(IOVA, 1));
        software.queue(
            CommandFunction.IOTINVAL_VMA.encoded()
                | IotinvalCommand.PSCV.of(true)
                | IotinvalCommand.PSCID.of(7),
            0);
      }
      case SECOND_STAGE_LEAF -> {
        long guest = old;
        old = space.secondStage().entry(guest, 0) >>> 10 << 12;
        space.secondStage().setEntry(guest, 0, newPage >>> 12 << 10 | PageTables.ALL);
        software.queue(
            CommandFunction.IOTINVAL_GVMA.encoded()
                | IotinvalCommand.GV.of(true)
                | IotinvalCommand.GSCID.of(7),
            0);
      }
    }
    return old;
  }
}
