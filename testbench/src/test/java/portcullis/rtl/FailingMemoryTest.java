package portcullis.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.Icvec;
import portcullis.iommu.layout.IofenceCommand;
import portcullis.iommu.layout.Ipsr;
import portcullis.iommu.layout.MsiCfgTbl;
import portcullis.iommu.layout.QueueIndex;
import portcullis.iommu.layout.Register;
import portcullis.model.Capabilities;
import portcullis.model.FaultRecord;
import portcullis.model.IommuModel;
import portcullis.model.Memory.Status;
import portcullis.model.MemoryHistory;
import portcullis.model.tables.DeviceContextFields;
import portcullis.rtl.FailingMemory.Place;
import portcullis.testbench.bus.Timing;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.harness.Seed;
import portcullis.testbench.iommu.AddressSpace;
import portcullis.testbench.iommu.RunningIommu;
import portcullis.testbench.iommu.Software;

/**
 * Under load, accesses of every kind to memory fail at random: each request is answered once, each
 * record and each error bit has its cause, nothing that was read with an error is ever used, and
 * with memory well again everything works as before.
 */
class FailingMemoryTest {
  private static final int EPOCHS = 20;
  private static final int CHANGES = 5;
  private static final int PAGES = 6;
  private static final long FIRST_PAGE = 0x4020_0000L;
  private static final long PAGE = 0x1000;
  private static final int LOG2_ENTRIES = 7;
  private static final int LIMIT = 200_000;
  private static final int COMMAND_VECTOR = 1;
  private static final int FAULT_VECTOR = 2;
  private static final int MOST_PERCENT = 30;
  private static final int ALL = 100;
  private static final long COMMANDS_ON = Cqcsr.CQEN.of(true) | Cqcsr.CIE.of(true);
  private static final long FAULTS_ON = Fqcsr.FQEN.of(true) | Fqcsr.FIE.of(true);
  private static final List<Place> QUEUES =
      List.of(Place.COMMANDS, Place.FAULTS, Place.FENCE, Place.MESSAGES, Place.OTHER);
  private static final Set<Place> WALKED =
      Set.of(Place.DEVICE_DIRECTORY, Place.PROCESS_DIRECTORY, Place.PAGE_TABLE, Place.MSI_TABLE);

  @RtlTest(
      configs = {"small", "base", "core"},
      seeds = 4)
  void errorsOfMemoryAreReportedAndLeaveNothingBehind(RunningIommu iommu, Seed seed) {
    new Run(iommu, seed).run();
  }

  /** One seed. */
  private static final class Run {
    private final RunningIommu iommu;
    private final Seed seed;
    private final Random random;
    private final Software software;
    private final FailingMemory memory;
    private final FaultRecords faults;
    private final AddressSpace[] spaces = new AddressSpace[4];
    private final long[] pages =
        LongStream.range(0, PAGES).map(it -> FIRST_PAGE + it * PAGE).toArray();
    private final long fenceWord;
    private final long messages;
    private final MemoryHistory sinceFence;
    private final MemoryHistory sinceRest;
    private final PermittedTraffic traffic;
    private int walksFailed;
    private int faultQueueFailed;
    private int commandsFailed;
    private int messagesFailed;

    Run(RunningIommu iommu, Seed seed) {
      this.iommu = iommu;
      this.seed = seed;
      random = seed.random();
      memory = new FailingMemory(iommu.memory(), new Random(~seed.value()));
      iommu.memoryPort().setMemory(memory);
      iommu.memoryPort().setTiming(Timing.random(1 + random.nextInt(20), random.nextLong()));
      iommu.translatedPort().setTiming(Timing.random(1 + random.nextInt(20), random.nextLong()));
      software = new Software(iommu, LOG2_ENTRIES);
      faults = new FaultRecords(iommu, software.faultQueue(), LOG2_ENTRIES);
      fenceWord = page(Place.FENCE);
      messages = page(Place.MESSAGES);
      var directory = software.directory(2);
      memory.mark(directory.ddtp() >>> 10 << 12, Place.DEVICE_DIRECTORY);
      for (int i = 0; i < spaces.length; i++) {
        directory.put(3 + i, DeviceContextFields.BARE);
      }
      for (int i = 0; i < spaces.length; i++) {
        directory.put(3 + i, context(i));
      }
      page(Place.OTHER);
      memory.mark(software.memoryBase(), Place.COMMANDS);
      memory.mark(software.faultQueue(), Place.FAULTS);
      software.startQueues();
      interruptByMessages();
      software.setDirectory(directory);
      sinceFence = new MemoryHistory(iommu.memory());
      sinceRest = new MemoryHistory(sinceFence);
      var model =
          new IommuModel(
              Capabilities.of(iommu.config().capabilities(), false, false, 4, 0),
              iommu.memory(),
              false);
      model.writeRegister(Ddtp.REGISTER.offset(), 8, directory.ddtp());
      var senders =
          List.of(Sender.of(3), Sender.of(4), Sender.of(5, 0x12345), Sender.of(6, 0x54321));
      traffic =
          new PermittedTraffic(random, senders, pages, _ -> List.of(model), sinceFence, sinceRest);
      traffic.excuse(_ -> WALKED.stream().anyMatch(memory::hasRefused));
      iommu.listenToTranslated(traffic);
      iommu.device().setTraffic(traffic);
    }

    private long page(Place place) {
      long page = software.pages().take(PAGE);
      memory.mark(page, place);
      return page;
    }

    /** One and two stages, each with and without a process directory. */
    private DeviceContextFields context(int number) {
      page(Place.PAGE_TABLE);
      spaces[number] =
          number % 2 == 0
              ? AddressSpace.oneStage(iommu.memory(), software.pages(), 1 + number)
              : AddressSpace.twoStages(iommu.memory(), software.pages(), 1 + number);
      for (long page : pages) {
        spaces[number].map(page);
      }
      if (number >= 2) {
        page(Place.PROCESS_DIRECTORY);
        return spaces[number].context(number == 2 ? 0x12345 : 0x54321);
      }
      var context = spaces[number].context();
      if (number == 0 || !iommu.config().features().msiFlat()) {
        return context;
      }
      // The first page is an interrupt file.
      long table = page(Place.MSI_TABLE);
      long file = page(Place.OTHER);
      iommu.memory().write(table, 8, file >>> 12 << 10 | 0b111);
      long guestPage = spaces[number].firstStage().entry(pages[0], 0) >>> 10 & (1L << 44) - 1;
      return context.msi(table, 0, guestPage);
    }

    private void interruptByMessages() {
      write(Icvec.REGISTER, Icvec.CIV.of(COMMAND_VECTOR) | Icvec.FIV.of(FAULT_VECTOR));
      for (int vector : new int[] {COMMAND_VECTOR, FAULT_VECTOR}) {
        iommu.writeRegister(MsiCfgTbl.ADDRESS.offset(vector), 8, messages + 8 * vector);
        iommu.writeRegister(MsiCfgTbl.DATA.offset(vector), 4, vector);
        iommu.writeRegister(MsiCfgTbl.VECTOR_CONTROL.offset(vector), 4, 0);
      }
      write(Cqcsr.REGISTER, COMMANDS_ON);
      write(Fqcsr.REGISTER, FAULTS_ON);
    }

    private void write(Register register, long value) {
      iommu.writeRegister(register.offset(), register.bytes(), value);
    }

    private long read(Register register) {
      return iommu.readRegister(register.offset(), register.bytes());
    }

    void run() {
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        // Every fourth time memory is well, and nothing of before may show.
        boolean well = epoch % 4 == 3;
        if (!well) {
          for (var place : Place.values()) {
            memory.fail(place, random.nextInt(3) == 0 ? 1 + random.nextInt(MOST_PERCENT) : 0);
          }
          // Each kind of queue gets its turn for certain, with records to write.
          memory.fail(Place.PAGE_TABLE, MOST_PERCENT);
          var turn = QUEUES.get(epoch % QUEUES.size());
          memory.fail(turn, ALL);
          if (turn == Place.MESSAGES) {
            memory.fail(Place.FAULTS, 0);
          }
        }
        for (int change = 0; change < CHANGES; change++) {
          iommu.run(random.nextInt(300));
          change();
        }
        rest();
        assertThat(traffic.wrong()).as("%s, epoch %d", seed, epoch).isEmpty();
      }
      assertThat(traffic.translations()).isGreaterThan(50);
      assertThat(walksFailed).as("records of failed walks").isPositive();
      assertThat(faultQueueFailed).as("records that could not be written").isPositive();
      assertThat(commandsFailed).as("commands that failed").isPositive();
      assertThat(messagesFailed).as("messages that failed").isPositive();
    }

    /** Another page for an IOVA, and what software must do for it. */
    private void change() {
      var table = spaces[random.nextInt(spaces.length)].firstStage();
      long page = pages[1 + random.nextInt(PAGES - 1)];
      long other = table.entry(pages[1 + random.nextInt(PAGES - 1)], 0);
      sinceRest.write(table.entryAddress(page, 0), 8, other);
      software.queue(CommandFunction.IOTINVAL_GVMA.encoded(), 0);
      software.queue(CommandFunction.IOTINVAL_VMA.encoded(), 0);
      software.queue(
          CommandFunction.IOFENCE_C.encoded()
              | IofenceCommand.AV.of(true)
              | IofenceCommand.PR.of(true)
              | IofenceCommand.PW.of(true)
              | IofenceCommand.DATA.of(7),
          IofenceCommand.ADDR.of(fenceWord >>> 2));
      iommu.memory().write(fenceWord, 8, 0);
      software.commit();
      awaitCommands();
      assertThat(iommu.memory().read(fenceWord, 8)).as("%s: data of the fence", seed).isEqualTo(7);
      sinceFence.forget();
    }

    /** A command that fails stays at the head, and is executed once software lets it. */
    private void awaitCommands() {
      for (int polls = 0; read(QueueIndex.CQH) != software.commandTail(); polls++) {
        assertThat(polls).as("%s: reads of cqh\n%s", seed, iommu.outstanding()).isLessThan(LIMIT);
        long status = read(Cqcsr.REGISTER);
        assertThat(Cqcsr.CMD_ILL.isSet(status)).as("%s: an illegal command", seed).isFalse();
        if (Cqcsr.CQMF.isSet(status)) {
          assertThat(memory.hasRefused(Place.COMMANDS) || memory.hasRefused(Place.FENCE))
              .as("%s: a failed command, or fence", seed)
              .isTrue();
          commandsFailed++;
          memory.fail(Place.COMMANDS, 0);
          memory.fail(Place.FENCE, 0);
          write(Cqcsr.REGISTER, COMMANDS_ON | Cqcsr.CQMF.of(true));
          write(Ipsr.REGISTER, Ipsr.CIP.of(true));
        }
      }
    }

    /** Lets everything end, looks at what was reported, and makes memory well. */
    private void rest() {
      traffic.ask(false);
      iommu.runUntil("the devices to rest", () -> iommu.device().outstandingRequests() == 0, LIMIT);
      iommu.runUntilQuiet();
      long status = faults.status();
      var records = faults.take();
      var refusals = traffic.takeRefusals();
      boolean failed = Fqcsr.FQMF.isSet(status);
      assertThat(memory.count(Place.FAULTS, Status.ACCESS_FAULT))
          .as("%s: writes of records that failed", seed)
          .isEqualTo(failed ? 1 : 0);
      int reports = refusals.size() + memory.count(Place.MESSAGES, Status.ACCESS_FAULT);
      if (failed || Fqcsr.FQOF.isSet(status)) {
        assertThat(records.size()).as("%s: records", seed).isLessThan(reports);
      } else {
        assertThat(records).as("%s: records", seed).hasSize(reports);
      }
      for (var record : records) {
        requireCause(record, refusals);
      }
      assertThat(Ipsr.FIP.isSet(read(Ipsr.REGISTER)))
          .as("%s: ipsr.fip", seed)
          .isEqualTo(reports > 0);
      faultQueueFailed += failed ? 1 : 0;
      memory.recover();
      write(Fqcsr.REGISTER, FAULTS_ON | Fqcsr.FQMF.of(true) | Fqcsr.FQOF.of(true));
      write(Ipsr.REGISTER, Ipsr.CIP.of(true) | Ipsr.FIP.of(true));
      iommu.runUntilQuiet();
      assertThat(read(Ipsr.REGISTER)).as("%s: ipsr", seed).isZero();
      memory.forget();
      sinceRest.forget();
      traffic.ask(true);
    }

    private void requireCause(FaultRecord record, List<PermittedTraffic.Refusal> refusals) {
      if (record.cause() == FaultCause.IOMMU_MSI_WRITE_ACCESS_FAULT.code()) {
        messagesFailed++;
        assertThat(memory.hasRefused(Place.MESSAGES)).as("%s: %s", seed, record).isTrue();
        assertThat(memory.placeOf(record.iotval())).isEqualTo(Place.MESSAGES);
        assertThat(record)
            .isEqualTo(new FaultRecord(record.cause(), 0, 0, false, 0, false, record.iotval(), 0));
        return;
      }
      var named = refusals.stream().filter(it -> it.names(record)).toList();
      assertThat(named).as("%s: %s", seed, record).isNotEmpty();
      if (named.stream().noneMatch(it -> it.explains(record))) {
        walksFailed++;
        boolean write = named.getFirst().transaction().request().write();
        assertThat(record.transactionType()).as("%s: %s", seed, record).isEqualTo(write ? 3 : 2);
        assertThat(record.iotval2()).as("%s: %s", seed, record).isZero();
        assertThat(isExplained(record.cause(), write)).as("%s: %s", seed, record).isTrue();
      }
    }

    /** Second-stage tables that lead to a process directory are told as a part of it. */
    private boolean isExplained(int code, boolean write) {
      var cause = FaultCause.values()[ordinal(code)];
      return switch (cause) {
        case DDT_ENTRY_LOAD_ACCESS_FAULT -> failed(Status.ACCESS_FAULT, Place.DEVICE_DIRECTORY);
        case DDT_DATA_CORRUPTION -> failed(Status.POISONED, Place.DEVICE_DIRECTORY);
        case PDT_ENTRY_LOAD_ACCESS_FAULT ->
            failed(Status.ACCESS_FAULT, Place.PROCESS_DIRECTORY, Place.PAGE_TABLE);
        case PDT_DATA_CORRUPTION ->
            failed(Status.POISONED, Place.PROCESS_DIRECTORY, Place.PAGE_TABLE);
        case MSI_PTE_LOAD_ACCESS_FAULT -> failed(Status.ACCESS_FAULT, Place.MSI_TABLE);
        case MSI_PT_DATA_CORRUPTION -> failed(Status.POISONED, Place.MSI_TABLE);
        case READ_ACCESS_FAULT ->
            !write && failed(Status.ACCESS_FAULT, Place.PAGE_TABLE, Place.PROCESS_DIRECTORY);
        case WRITE_ACCESS_FAULT ->
            write && failed(Status.ACCESS_FAULT, Place.PAGE_TABLE, Place.PROCESS_DIRECTORY);
        case PT_DATA_CORRUPTION ->
            failed(Status.POISONED, Place.PAGE_TABLE, Place.PROCESS_DIRECTORY);
        default -> false;
      };
    }

    private static int ordinal(int code) {
      for (var cause : FaultCause.values()) {
        if (cause.code() == code) {
          return cause.ordinal();
        }
      }
      throw new AssertionError("there is no cause " + code);
    }

    private boolean failed(Status status, Place... places) {
      for (var place : places) {
        if (memory.count(place, status) > 0) {
          return true;
        }
      }
      return false;
    }
  }
}
