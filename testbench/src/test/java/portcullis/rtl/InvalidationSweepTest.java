package portcullis.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.IodirCommand;
import portcullis.iommu.layout.IofenceCommand;
import portcullis.iommu.layout.QueueIndex;
import portcullis.model.PagingMode;
import portcullis.model.tables.DeviceContextFields;
import portcullis.model.tables.DeviceDirectoryTables;
import portcullis.model.tables.ProcessDirectoryTables;
import portcullis.testbench.bus.AddressTransfer;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.bus.ReadBurst;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.bus.Timing;
import portcullis.testbench.bus.WriteBurst;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.harness.Seed;
import portcullis.testbench.iommu.AddressSpace;
import portcullis.testbench.iommu.RunningIommu;
import portcullis.testbench.iommu.Software;

/**
 * An invalidation with a fence, begun in each cycle of a walk: once the fence is done, nothing goes
 * to the old place any more, and the request ends in any case.
 */
class InvalidationSweepTest {
  private static final int DEVICE = 0x012345;
  private static final int PROCESS = 0x54321;
  private static final long IOVA = 0x4000_0000L;
  private static final int OFFSETS = 400;
  private static final int REQUEST_CYCLE = 100;
  private static final int LATENCY = 12;
  private static final int LIMIT = 20_000;

  private enum Change {
    LEAF,
    CONTEXT,
    PROCESS
  }

  @RtlTest
  void aLeafBehindOneStage(RunningIommu iommu, Seed seed) {
    sweep(iommu, seed, Change.LEAF, false, Timing.constant(LATENCY));
  }

  @RtlTest
  void aLeafBehindOneStageWithReorderingMemory(RunningIommu iommu, Seed seed) {
    sweep(iommu, seed, Change.LEAF, false, Timing.random(LATENCY, seed.value()));
  }

  @RtlTest
  void aLeafBehindTwoStages(RunningIommu iommu, Seed seed) {
    sweep(iommu, seed, Change.LEAF, true, Timing.constant(LATENCY));
  }

  @RtlTest
  void aLeafBehindTwoStagesWithReorderingMemory(RunningIommu iommu, Seed seed) {
    sweep(iommu, seed, Change.LEAF, true, Timing.random(LATENCY, seed.value()));
  }

  @RtlTest
  void aDeviceContext(RunningIommu iommu, Seed seed) {
    sweep(iommu, seed, Change.CONTEXT, true, Timing.constant(LATENCY));
  }

  @RtlTest
  void aDeviceContextWithReorderingMemory(RunningIommu iommu, Seed seed) {
    sweep(iommu, seed, Change.CONTEXT, false, Timing.random(LATENCY, seed.value()));
  }

  @RtlTest
  void aProcessContext(RunningIommu iommu, Seed seed) {
    sweep(iommu, seed, Change.PROCESS, false, Timing.constant(LATENCY));
  }

  private static void sweep(
      RunningIommu iommu, Seed seed, Change change, boolean twoStages, Timing timing) {
    int old = 0;
    for (int offset = 0; offset < OFFSETS; offset++) {
      iommu.reset();
      iommu.memoryPort().setTiming(timing);
      // An address that is offered and not taken stays: a fence must wait for it.
      iommu
          .translatedPort()
          .setTiming(Timing.constant(3).withStalls(60).withSeed(seed.value() + offset));
      old += new Trial(iommu, change, twoStages).run(offset) ? 1 : 0;
    }
    // The offsets reach from before the walk to after it.
    assertThat(old).as("requests that went to the old place").isBetween(20, OFFSETS - 120);
  }

  /** One offset. */
  private static final class Trial implements SlaveListener {
    private final RunningIommu iommu;
    private final Change change;
    private final Software software;
    private final AddressSpace before;
    private final AddressSpace after;
    private final DeviceDirectoryTables directory;
    private final ProcessDirectoryTables processes;
    private final long oldPlace;
    private final List<AddressTransfer> translated = new ArrayList<>();
    private long fenced = -1;

    Trial(RunningIommu iommu, Change change, boolean twoStages) {
      this.iommu = iommu;
      this.change = change;
      software = new Software(iommu, 6);
      directory = software.directory(3);
      before = space(twoStages);
      after = space(twoStages);
      before.map(IOVA);
      // The page behind it, which the changed entry points to.
      before.map(IOVA + 4096);
      after.map(IOVA);
      processes =
          new ProcessDirectoryTables(
              iommu.memory(), 3, false, software.pages(), LongUnaryOperator.identity());
      if (change == Change.PROCESS) {
        processes.put(PROCESS, 0, 1, PagingMode.SV39, before.firstStage());
        directory.put(DEVICE, DeviceContextFields.BARE.processes(processes));
      } else {
        directory.put(DEVICE, before.context());
      }
      software.startQueues();
      software.setDirectory(directory);
      iommu.listenToTranslated(this);
      oldPlace = page(iommu.request(request()).accepted());
      software.invalidateAll();
      translated.clear();
      iommu.listenToMemory(
          new SlaveListener() {
            @Override
            public void written(WriteBurst write) {
              fenced = write.request().since();
            }
          });
    }

    private AddressSpace space(boolean twoStages) {
      return twoStages
          ? AddressSpace.twoStages(iommu.memory(), software.pages(), 1)
          : AddressSpace.oneStage(iommu.memory(), software.pages(), 1);
    }

    private DeviceRequest request() {
      var request = DeviceRequest.read(DEVICE, IOVA);
      return change == Change.PROCESS ? request.withProcess(PROCESS, false, false) : request;
    }

    private long page(long since) {
      return translated.stream()
              .filter(it -> it.cycle() > since)
              .findFirst()
              .orElseThrow()
              .address()
          >>> 12;
    }

    @Override
    public void readAccepted(ReadBurst read) {
      translated.add(read.request());
    }

    /** Gives whether the request went to the old place. */
    boolean run(int offset) {
      long start = iommu.cycle();
      iommu.run(Math.min(offset, REQUEST_CYCLE));
      var request = request().withId(offset & 15);
      boolean sent = false;
      boolean changed = false;
      DeviceTransaction first = null;
      while (!sent || !changed || !first.isDone() || fenced < 0) {
        if (!sent && iommu.cycle() - start >= REQUEST_CYCLE) {
          first = iommu.device().submit(request);
          sent = true;
        }
        if (!changed && iommu.cycle() - start >= offset) {
          changeAndFence();
          changed = true;
        }
        iommu.step();
        assertThat(iommu.cycle() - start)
            .as("cycles at offset %d; under way:\n%s", offset, iommu.outstanding())
            .isLessThan(LIMIT);
      }
      var second = iommu.request(request);
      assertThat(first.isRefused() || second.isRefused()).as("refused at %d", offset).isFalse();
      for (var passed : translated) {
        if (passed.cycle() > fenced) {
          assertThat(passed.address() >>> 12)
              .as("offset %d: fenced in cycle %d, and then %s", offset, fenced, passed)
              .isNotEqualTo(oldPlace);
        }
      }
      assertThat(translated).as("offset %d", offset).hasSize(2);
      return translated.getFirst().address() >>> 12 == oldPlace;
    }

    /** What software must do for the change, with a fence behind it. */
    private void changeAndFence() {
      switch (change) {
        case PROCESS -> {
          // Another PSCID, so that only the process context is out of date.
          processes.put(PROCESS, 0, 2, PagingMode.SV39, after.firstStage());
          software.queue(
              CommandFunction.IODIR_INVAL_PDT.encoded()
                  | IodirCommand.DV.of(true)
                  | IodirCommand.DID.of(DEVICE)
                  | IodirCommand.PID.of(PROCESS),
              0);
        }
        case CONTEXT -> {
          directory.put(DEVICE, after.context());
          software.queue(CommandFunction.IODIR_INVAL_DDT.encoded(), 0);
        }
        case LEAF -> {
          long leaf = before.firstStage().entry(IOVA, 0);
          before.firstStage().setEntry(IOVA, 0, leaf + (1L << 10));
        }
      }
      if (change != Change.PROCESS) {
        software.queue(CommandFunction.IOTINVAL_GVMA.encoded(), 0);
        software.queue(CommandFunction.IOTINVAL_VMA.encoded(), 0);
      }
      software.queue(
          CommandFunction.IOFENCE_C.encoded() | IofenceCommand.AV.of(true),
          IofenceCommand.ADDR.of(software.pages().take(4096) >>> 2));
      iommu
          .registers()
          .startWrite(QueueIndex.CQT.offset(), QueueIndex.CQT.bytes(), software.commandTail());
    }
  }
}
