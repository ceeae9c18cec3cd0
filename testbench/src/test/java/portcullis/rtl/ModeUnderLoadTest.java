package portcullis.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.IommuMode;
import portcullis.model.Capabilities;
import portcullis.model.IommuModel;
import portcullis.model.MemoryHistory;
import portcullis.model.tables.DeviceDirectoryTables;
import portcullis.testbench.bus.AddressTransfer;
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
 * Software switches ddtp between Off, Bare and directories that map the same pages to other places,
 * while devices read and write: once {@code busy} has fallen, nothing comes out as it was before,
 * and every fault is one that a setting in force permits.
 */
class ModeUnderLoadTest {
  private static final int DEVICES = 4;
  private static final int PAGES = 8;
  private static final long FIRST_PAGE = 0x4020_0000L;
  private static final long PAGE = 0x1000;
  private static final int CHANGES = 50;
  private static final int CHANGES_BETWEEN_RESTS = 5;
  private static final int LIMIT = 100_000;
  private static final int LOG2_ENTRIES = 10;

  @RtlTest(
      configs = {"small", "base", "core"},
      seeds = 4)
  void afterAChangeOfModeNothingIsTranslatedAsBefore(RunningIommu iommu, Seed seed) {
    new Run(iommu, seed).run();
  }

  /** A value of ddtp, as the model has it, and the cycles in which it may count. */
  private static final class Setting {
    private final long ddtp;
    private final IommuModel model;
    private long until = Long.MAX_VALUE;

    Setting(long ddtp, IommuModel model) {
      this.ddtp = ddtp;
      this.model = model;
    }

    boolean isOff() {
      return Ddtp.IOMMU_MODE.get(ddtp) == IommuMode.OFF.code();
    }

    boolean isBare() {
      return Ddtp.IOMMU_MODE.get(ddtp) == IommuMode.BARE.code();
    }
  }

  /** What is under way behind the translated side. */
  private static final class Outstanding implements SlaveListener {
    private final SlaveListener next;
    private final List<ReadBurst> reads = new ArrayList<>();
    private int writes;

    Outstanding(SlaveListener next) {
      this.next = next;
    }

    @Override
    public void readAccepted(ReadBurst read) {
      reads.add(read);
      next.readAccepted(read);
    }

    @Override
    public void writeAccepted(AddressTransfer request) {
      writes++;
      next.writeAccepted(request);
    }

    @Override
    public void written(WriteBurst write) {
      writes--;
    }

    int count() {
      reads.removeIf(read -> read.ended() >= 0);
      return reads.size() + writes;
    }
  }

  /** One seed. */
  private static final class Run {
    private final RunningIommu iommu;
    private final Seed seed;
    private final Random random;
    private final Software software;
    private final FaultRecords faults;
    private final List<Setting> settings = new ArrayList<>();
    private final List<Long> directories = new ArrayList<>();
    private final PermittedTraffic traffic;
    private final Outstanding outstanding;
    private int whileBusy;

    Run(RunningIommu iommu, Seed seed) {
      this.iommu = iommu;
      this.seed = seed;
      random = seed.random();
      iommu.memoryPort().setTiming(timing());
      iommu.translatedPort().setTiming(timing());
      software = new Software(iommu, LOG2_ENTRIES);
      faults = new FaultRecords(iommu, software.faultQueue(), LOG2_ENTRIES);
      long[] pages = LongStream.range(0, PAGES).map(it -> FIRST_PAGE + it * PAGE).toArray();
      var senders = new ArrayList<Sender>();
      for (int i = 0; i < DEVICES; i++) {
        senders.add(Sender.of(3 + i));
      }
      for (int levels = 1; levels <= 3; levels++) {
        directories.add(directory(levels, pages).ddtp());
      }
      software.startQueues();
      var history = new MemoryHistory(iommu.memory());
      traffic = new PermittedTraffic(random, senders, pages, this::modelsSince, history, history);
      outstanding = new Outstanding(traffic);
      settings.add(setting(0));
      iommu.listenToTranslated(outstanding);
      iommu.device().setTraffic(traffic);
    }

    private Timing timing() {
      int latency = 1 + random.nextInt(30);
      return random.nextBoolean()
          ? Timing.constant(latency)
          : Timing.random(latency, random.nextLong());
    }

    /** The same identifiers in each directory, so that what one leaves behind fits the others. */
    private DeviceDirectoryTables directory(int levels, long[] pages) {
      var directory = software.directory(levels);
      for (int i = 0; i < DEVICES; i++) {
        var space =
            i % 2 == 0
                ? AddressSpace.oneStage(iommu.memory(), software.pages(), 1 + i)
                : AddressSpace.twoStages(iommu.memory(), software.pages(), 1 + i);
        for (long page : pages) {
          space.map(page);
        }
        directory.put(3 + i, space.context());
      }
      return directory;
    }

    private Setting setting(long ddtp) {
      var model =
          new IommuModel(
              Capabilities.of(iommu.config().capabilities(), false, false, 4, 0),
              iommu.memory(),
              false);
      model.writeRegister(Ddtp.REGISTER.offset(), 8, ddtp);
      return new Setting(ddtp, model);
    }

    private List<IommuModel> modelsSince(long cycle) {
      return settings.stream().filter(it -> it.until > cycle).map(it -> it.model).toList();
    }

    void run() {
      for (int change = 1; change <= CHANGES; change++) {
        iommu.run(random.nextInt(400));
        if (random.nextInt(4) == 0) {
          // Commands and fences go their way beside a change of the mode.
          software.queue(CommandFunction.IOTINVAL_VMA.encoded(), 0);
          software.queue(CommandFunction.IODIR_INVAL_DDT.encoded(), 0);
          software.queue(CommandFunction.IOFENCE_C.encoded(), 0);
          software.commit();
        }
        change();
        assertThat(traffic.wrong()).as("%s", seed).isEmpty();
        if (change % CHANGES_BETWEEN_RESTS == 0) {
          rest();
        }
      }
      rest();
      assertThat(traffic.wrong()).as("%s", seed).isEmpty();
      assertThat(traffic.translations()).as("translations").isGreaterThan(50);
      assertThat(traffic.refusals()).as("refusals").isPositive();
      assertThat(whileBusy).as("reads of ddtp while it was busy").isPositive();
    }

    /** From one directory to another the way leads through Off or Bare. */
    private void change() {
      var current = settings.getLast();
      boolean fromDirectory = !current.isOff() && !current.isBare();
      long unused = Ddtp.PPN.of(random.nextInt(1 << 20));
      long next =
          switch (random.nextInt(fromDirectory ? 3 : 5)) {
            case 0 -> IommuMode.OFF.code() | unused;
            case 1 -> IommuMode.BARE.code() | unused;
            default -> directories.get(random.nextInt(directories.size()));
          };
      if (fromDirectory && next == current.ddtp) {
        return;
      }
      boolean illegal = fromDirectory && Ddtp.IOMMU_MODE.get(next) > IommuMode.BARE.code();
      if (!illegal) {
        settings.add(setting(next));
      }
      iommu.writeRegister(Ddtp.REGISTER.offset(), 8, next);
      long seen = ddtp();
      for (int polls = 0; Ddtp.BUSY.isSet(seen); polls++) {
        assertThat(polls).as("%s: reads of ddtp", seed).isLessThan(LIMIT);
        whileBusy++;
        seen = ddtp();
      }
      assertThat(seen).as("ddtp").isEqualTo(settings.getLast().ddtp);
      if (settings.getLast().isOff() && !illegal) {
        assertThat(outstanding.count()).as("%s: translated requests in Off", seed).isZero();
      }
      for (var before : settings.subList(0, settings.size() - 1)) {
        before.until = Math.min(before.until, iommu.cycle());
      }
    }

    private long ddtp() {
      return iommu.readRegister(Ddtp.REGISTER.offset(), 8);
    }

    /** Lets everything end; then each refusal has its record. */
    private void rest() {
      traffic.ask(false);
      iommu.runUntil("the devices to rest", () -> iommu.device().outstandingRequests() == 0, LIMIT);
      iommu.runUntilQuiet();
      software.awaitCommands();
      var records = faults.take();
      var refusals = traffic.takeRefusals();
      if (Fqcsr.FQOF.isSet(faults.status())) {
        assertThat(records).as("%s", seed).hasSize(faults.most());
        iommu.writeRegister(Fqcsr.REGISTER.offset(), 4, Fqcsr.FQEN.of(true) | Fqcsr.FQOF.of(true));
      } else {
        assertThat(records).as("%s", seed).hasSameSizeAs(refusals);
      }
      for (var record : records) {
        var named = refusals.stream().filter(it -> it.names(record)).toList();
        assertThat(named).as("%s: %s", seed, record).anyMatch(it -> it.explains(record));
      }
      settings.subList(0, settings.size() - 1).clear();
      traffic.ask(true);
    }
  }
}
