package portcullis.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.engine.Engines;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.IommuOption;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.Fctl;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.IodirCommand;
import portcullis.iommu.layout.IotinvalCommand;
import portcullis.iommu.layout.Ipsr;
import portcullis.iommu.layout.ProcessContext;
import portcullis.iommu.layout.Register;
import portcullis.model.Capabilities;
import portcullis.model.IommuModel;
import portcullis.model.MemoryHistory;
import portcullis.model.tables.DeviceContextFields;
import portcullis.model.tables.DeviceDirectoryTables;
import portcullis.model.tables.PageTables;
import portcullis.testbench.bus.Timing;
import portcullis.testbench.iommu.AddressSpace;
import portcullis.testbench.iommu.RunningIommu;
import portcullis.testbench.iommu.Software;

/**
 * Devices read and write while software changes tables and invalidates: every translation is one
 * that the model permits in that cycle, and after IOFENCE.C no old one comes out.
 */
class ConcurrentTrafficTest {
  private static final int DEVICES = 4;
  private static final int PAGES = 12;
  private static final long FIRST_PAGE = 0x4020_0000L;
  private static final long PAGE = 0x1000;
  private static final int CHANGES = 60;
  private static final int CHANGES_BETWEEN_RESTS = 6;
  private static final int REST_LIMIT = 200_000;
  private static final int SMALL_QUEUES = 4;
  private static final int LARGE_QUEUES = 10;

  private static final int PROCESS = 0x12345;

  /** Contexts come and go all the time; those of one device's processes with those of devices. */
  private static final List<String> FEW =
      List.of("iotlb=2", "deviceContexts=2", "processContexts=2", "firstStageTables=2");

  private static RunningIommu core;

  static LongStream seeds() {
    var asked = System.getProperty("portcullis.seed");
    return asked == null ? LongStream.range(1, 13) : LongStream.of(Long.decode(asked));
  }

  @BeforeAll
  static void start() {
    core = running(IommuConfig.CORE);
  }

  @AfterAll
  static void stop() {
    core.close();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyTranslationIsPermitted(long seed) {
    new Run(core, seed).run(500);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void everyTranslationIsPermittedInTheLeastBuild(long seed) {
    try (var least = running(LeastBuild.of(IommuConfig.CORE))) {
      new Run(least, seed).run(50);
    }
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("seeds")
  void everyTranslationIsPermittedWithFewContexts(long seed) {
    try (var few = running(IommuOption.apply(IommuConfig.CORE, FEW))) {
      new Run(few, seed).run(300);
    }
  }

  private static RunningIommu running(IommuConfig config) {
    return RunningIommu.start(config, Engines.ofProcess().start(), SimulationOptions.DEFAULT);
  }

  /** One seed. */
  private static final class Run {
    private final RunningIommu iommu;
    private final long seed;
    private final Random random;
    private final int log2Entries;
    private final Software software;
    private final AddressSpace[] spaces = new AddressSpace[DEVICES];
    private final int[] devices = new int[DEVICES];

    /** Addresses of the contexts of devices' processes; 0 for devices without processes. */
    private final long[] processContexts = new long[DEVICES];

    private final long[] pages = new long[PAGES];
    private final DeviceDirectoryTables directory;
    private final MemoryHistory sinceFence;
    private final MemoryHistory sinceRest;
    private final PermittedTraffic traffic;
    private final FaultRecords faults;
    private long invalidContext;
    private int invalidDevice;
    private long broken;

    private Run(RunningIommu iommu, long seed) {
      this.iommu = iommu;
      this.seed = seed;
      random = new Random(seed);
      iommu.reset();
      iommu.memoryPort().setTiming(timing());
      iommu.translatedPort().setTiming(timing());
      iommu.device().setStalls(random.nextInt(2) * 60, random.nextLong());
      log2Entries = random.nextBoolean() ? SMALL_QUEUES : LARGE_QUEUES;
      software = new Software(iommu, log2Entries);
      write(Fctl.REGISTER, Fctl.WSI.of(true));
      directory = software.directory(1 + random.nextInt(3));
      for (int i = 0; i < PAGES; i++) {
        pages[i] = FIRST_PAGE + i * PAGE;
      }
      var senders = new ArrayList<Sender>();
      for (int i = 0; i < DEVICES; i++) {
        devices[i] = 3 + i;
        spaces[i] =
            random.nextBoolean()
                ? AddressSpace.oneStage(iommu.memory(), software.pages(), 1 + i)
                : AddressSpace.twoStages(iommu.memory(), software.pages(), 1 + i);
        for (long page : pages) {
          spaces[i].map(page);
        }
        if (random.nextBoolean()) {
          var processes = spaces[i].processes(PROCESS);
          processContexts[i] = processes.entryAddress(PROCESS, 0);
          directory.put(devices[i], spaces[i].context(processes));
          senders.add(Sender.of(devices[i], PROCESS));
        } else {
          directory.put(devices[i], spaces[i].context());
          senders.add(Sender.of(devices[i]));
        }
      }
      software.startQueues();
      write(Fqcsr.REGISTER, Fqcsr.FQEN.of(true) | Fqcsr.FIE.of(true));
      software.setDirectory(directory);
      sinceFence = new MemoryHistory(iommu.memory());
      sinceRest = new MemoryHistory(sinceFence);
      var model =
          new IommuModel(
              Capabilities.of(iommu.config().capabilities(), false, false, 4, 0),
              iommu.memory(),
              false);
      model.writeRegister(Ddtp.REGISTER.offset(), 8, directory.ddtp());
      traffic =
          new PermittedTraffic(random, senders, pages, _ -> List.of(model), sinceFence, sinceRest);
      faults = new FaultRecords(iommu, software.faultQueue(), log2Entries);
    }

    private Timing timing() {
      int latency = 1 + random.nextInt(40);
      return random.nextBoolean()
          ? Timing.constant(latency)
          : Timing.random(latency, random.nextLong());
    }

    private void run(int fewest) {
      System.err.println("concurrent traffic: -Dportcullis.seed=" + seed);
      iommu.listenToTranslated(traffic);
      iommu.device().setTraffic(traffic);
      for (int change = 1; change <= CHANGES; change++) {
        iommu.run(random.nextInt(800));
        change();
        iommu.run(random.nextInt(100));
        software.fence();
        sinceFence.forget();
        assertThat(traffic.wrong()).as("seed %d", seed).isEmpty();
        if (change % CHANGES_BETWEEN_RESTS == 0) {
          rest();
        }
      }
      rest();
      assertThat(traffic.wrong()).as("seed %d", seed).isEmpty();
      assertThat(traffic.translations()).isGreaterThan(fewest);
      assertThat(traffic.refusals()).isPositive();
    }

    /**
     * Each refusal has left a record, or the queue was full and says so; either interrupts. Then
     * software takes the records.
     */
    private void requireEveryFault() {
      boolean overflow = Fqcsr.FQOF.isSet(faults.status());
      var records = faults.take();
      var refusals = traffic.takeRefusals();
      var when = "seed %d: %d refused, %d records".formatted(seed, refusals.size(), records.size());
      if (overflow) {
        assertThat(records).as(when).hasSize(faults.most());
        assertThat(refusals).as(when).hasSizeGreaterThan(records.size());
      } else {
        assertThat(records).as(when).hasSameSizeAs(refusals);
      }
      for (var record : records) {
        var named = refusals.stream().filter(it -> it.names(record)).toList();
        assertThat(named).as("%s: %s", when, record).anyMatch(it -> it.explains(record));
      }
      assertThat(iommu.interrupts()).as(when).isEqualTo(refusals.isEmpty() ? 0 : 1);
      write(Fqcsr.REGISTER, Fqcsr.FQEN.of(true) | Fqcsr.FIE.of(true) | Fqcsr.FQOF.of(true));
      write(Ipsr.REGISTER, Ipsr.FIP.of(true));
      assertThat(iommu.interrupts()).as(when).isZero();
    }

    private void write(Register register, long value) {
      iommu.writeRegister(register.offset(), register.bytes(), value);
    }

    /** Lets everything end; then no fault may have been lost. */
    private void rest() {
      traffic.ask(false);
      iommu.runUntil(
          "the devices to rest", () -> iommu.device().outstandingRequests() == 0, REST_LIMIT);
      iommu.runUntilQuiet();
      sinceRest.forget();
      requireEveryFault();
      traffic.ask(true);
    }

    private void change() {
      int device = random.nextInt(DEVICES);
      var space = spaces[device];
      long page = pages[random.nextInt(PAGES)];
      var firstStage = space.firstStage();
      switch (random.nextInt(5)) {
        case 0 -> {
          store(firstStage.entryAddress(page, 0), otherLeaf(firstStage, page));
          invalidateLeaf(device, space, page);
        }
        case 1 -> {
          long entry = firstStage.entryAddress(page, 0);
          long leaf = firstStage.entry(page, 0);
          long usable = leaf | PageTables.V | PageTables.W;
          boolean takes = leaf == usable && random.nextBoolean();
          long taken = random.nextBoolean() ? PageTables.V : PageTables.W;
          store(entry, takes ? leaf & ~taken : usable);
          invalidateLeaf(device, space, page);
        }
        case 2 -> changeDeviceContext(device);
        case 3 -> changeProcessContext(device);
        default -> {
          // A table of first-stage entries, or the place of a page or of a table, goes and comes
          // back.
          if (broken != 0) {
            store(broken, iommu.memory().read(broken, 8) | PageTables.V);
            broken = 0;
          } else {
            long guest = firstStage.entry(page, random.nextInt(2)) >>> 10 << 12;
            broken =
                space.secondStage() == null
                    ? firstStage.entryAddress(page, 1)
                    : space.secondStage().entryAddress(guest, 0);
            store(broken, iommu.memory().read(broken, 8) & ~PageTables.V);
          }
          invalidateSpaces();
        }
      }
    }

    /** The context of a device goes and comes back. */
    private void changeDeviceContext(int device) {
      if (invalidContext == 0) {
        invalidContext = directory.entryAddress(devices[device], 0);
        invalidDevice = device;
        store(invalidContext, iommu.memory().read(invalidContext, 8) & ~DeviceContextFields.V);
      } else {
        store(invalidContext, iommu.memory().read(invalidContext, 8) | DeviceContextFields.V);
        invalidContext = 0;
      }
      software.queue(
          CommandFunction.IODIR_INVAL_DDT.encoded()
              | IodirCommand.DV.of(true)
              | IodirCommand.DID.of(devices[invalidDevice]),
          0);
      invalidateSpaces();
    }

    /** The context of a device's process changes between valid and not valid. */
    private void changeProcessContext(int device) {
      long context = processContexts[device];
      if (context != 0) {
        store(context, iommu.memory().read(context, 8) ^ ProcessContext.Ta.V.of(true));
        software.queue(
            CommandFunction.IODIR_INVAL_PDT.encoded()
                | IodirCommand.DV.of(true)
                | IodirCommand.DID.of(devices[device])
                | IodirCommand.PID.of(PROCESS),
            0);
        invalidateSpaces();
      }
    }

    /** The leaf of another page. */
    private long otherLeaf(PageTables table, long page) {
      return table.entry(pages[random.nextInt(PAGES)], 0) & ~0x3ffL | table.entry(page, 0) & 0x3ff;
    }

    private void store(long address, long value) {
      sinceRest.write(address, 8, value);
    }

    private void invalidateLeaf(int device, AddressSpace space, long page) {
      boolean guest = space.secondStage() != null;
      software.queue(
          CommandFunction.IOTINVAL_VMA.encoded()
              | IotinvalCommand.AV.of(true)
              | IotinvalCommand.GV.of(guest)
              | IotinvalCommand.GSCID.of(guest ? device + 1 : 0)
              | IotinvalCommand.PSCV.of(true)
              | IotinvalCommand.PSCID.of(device + 1),
          IotinvalCommand.ADDR.of(page >>> 12));
    }

    private void invalidateSpaces() {
      software.queue(CommandFunction.IOTINVAL_GVMA.encoded(), 0);
      software.queue(CommandFunction.IOTINVAL_VMA.encoded(), 0);
      for (int i = 0; i < DEVICES; i++) {
        software.queue(
            CommandFunction.IOTINVAL_VMA.encoded()
                | IotinvalCommand.GV.of(true)
                | IotinvalCommand.GSCID.of(i + 1),
            0);
      }
    }
  }
}
