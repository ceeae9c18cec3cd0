package portcullis.coverify;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import portcullis.coverify.journal.Journal;
import portcullis.coverify.journal.RunSettings;
import portcullis.coverify.traffic.DmaLoad;
import portcullis.driver.core.process.UserMemory;
import portcullis.driver.platform.Interrupts;
import portcullis.driver.platform.Mmio;
import portcullis.driver.platform.Platform;
import portcullis.model.Outcome;
import portcullis.model.Request;
import portcullis.platform.ModelPlatform;
import portcullis.platform.RtlPlatform;
import portcullis.platform.WatchedMemory;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.iommu.RunningIommu;

/**
 * The hardware in a simulation as a platform for the driver and a port for devices, with the model
 * as its witness. One thing happens at a time.
 */
public final class JudgedHardware implements Platform, DmaPort {
  private static final int IDS = 4;

  private final RunningIommu iommu;
  private final RtlPlatform platform;
  private final UserMemory users;
  private final Witness witness;
  private final Random random;
  private final Journal journal;
  private final StopRequest stop;
  private final Bursts bursts;
  private RtlLoad load;
  private final Mmio registers = new WitnessedRegisters();

  /**
   * Around an IOMMU in reset state.
   *
   * @param iommu the hardware
   * @param memory of the machine
   * @param users knows which pages devices may reach
   * @param random chooses shapes of bursts
   * @param journal takes down what is seen
   * @param stop is looked at before each access
   */
  JudgedHardware(
      RunningIommu iommu,
      WatchedMemory memory,
      UserMemory users,
      Random random,
      Journal journal,
      StopRequest stop) {
    this.journal = journal;
    this.stop = stop;
    this.iommu = iommu;
    this.users = users;
    this.random = random;
    bursts = new Bursts(random);
    platform = new RtlPlatform(iommu, memory, ModelPlatform.doorbell(0));
    witness = new Witness(iommu, memory, journal);
  }

  /**
   * Around an IOMMU in reset state, without a journal.
   *
   * @param iommu the hardware
   * @param memory of the machine
   * @param users knows which pages devices may reach
   * @return the platform
   */
  public static JudgedHardware of(RunningIommu iommu, WatchedMemory memory, UserMemory users) {
    var settings = new RunSettings(iommu.config(), "", 0, 1, Instant.now(), "the test that failed");
    return new JudgedHardware(
        iommu, memory, users, new Random(0), new Journal(settings), new StopRequest());
  }

  /**
   * A request of one beat, which leaves memory as it is.
   *
   * @param request an untranslated request
   * @return what hardware and model both make of it
   * @throws DisagreementException if they do not agree
   */
  public Outcome translate(Request request) {
    var pasid =
        request.processIdValid() ? OptionalInt.of(request.processId()) : OptionalInt.empty();
    var asked = request(request.deviceId(), pasid, request.iova(), request.write());
    var expected = witness.expect(asked);
    long data =
        expected instanceof Outcome.Translated passed
            ? memory().read(passed.address() & -Long.BYTES, Long.BYTES)
            : 0;
    var transactions =
        asked.write()
            ? platform.writeAll(List.of(asked), List.of(new long[] {data}))
            : platform.requestAll(List.of(asked));
    witness.compare(transactions, List.of(expected));
    return expected;
  }

  /** Translations that were compared. */
  long translations() {
    return witness.translations() + (load == null ? 0 : load.translations());
  }

  /** Takes down what was seen until now, also where nothing came to rest. */
  void settleJournal() {
    if (load != null) {
      load.settle();
    }
  }

  /** Lets the hardware come to rest and compares what it has written of its own accord. */
  void compareAtRest() {
    iommu.runUntilQuiet();
    if (load == null) {
      witness.compareWrites();
    }
  }

  /** From now on many things happen at once, which the witness cannot follow: the load judges. */
  @Override
  public DmaLoad load() {
    load = new RtlLoad(iommu, platform, new Random(random.nextLong()), journal);
    return load;
  }

  @Override
  public Mmio registers() {
    return registers;
  }

  @Override
  public WatchedMemory memory() {
    return platform.memory();
  }

  @Override
  public Interrupts interrupts() {
    return platform.interrupts();
  }

  @Override
  public boolean await(BooleanSupplier condition, long ticks) {
    stop.check();
    return platform.await(condition, ticks);
  }

  private DeviceRequest request(int deviceId, OptionalInt pasid, long iova, boolean write) {
    var plain = write ? DeviceRequest.write(deviceId, iova) : DeviceRequest.read(deviceId, iova);
    var lane = plain.withId(random.nextInt(IDS));
    return pasid.isPresent() ? lane.withProcess(pasid.getAsInt(), false, false) : lane;
  }

  @Override
  public byte[] read(int deviceId, OptionalInt pasid, long iova, int length) {
    var requests = bursts.cut(request(deviceId, pasid, iova, false), length);
    var bytes = new byte[length];
    for (var transaction : move(requests, platform::requestAll)) {
      Bursts.unpack(transaction, bytes, (int) (transaction.request().address() - iova));
    }
    return bytes;
  }

  @Override
  public void write(int deviceId, OptionalInt pasid, long iova, byte[] bytes) {
    var requests = bursts.cut(request(deviceId, pasid, iova, true), bytes.length);
    var lanes =
        requests.stream()
            .map(burst -> Bursts.lanes(burst, bytes, (int) (burst.address() - iova)))
            .toList();
    move(requests, writes -> platform.writeAll(writes, lanes));
  }

  @Override
  public int refusedAccess(int deviceId, OptionalInt pasid, long iova, boolean write) {
    stop.check();
    var requests = List.of(request(deviceId, pasid, iova, write));
    var expected = requests.stream().map(witness::expect).toList();
    witness.compare(platform.requestAll(requests), expected);
    if (expected.getFirst() instanceof Outcome.Refused refused) {
      return refused.cause();
    }
    throw new DisagreementException(requests.getFirst() + " succeeds and must not");
  }

  /** Sends requests that must all succeed, and must reach pinned pages only. */
  private List<DeviceTransaction> move(
      List<DeviceRequest> requests,
      Function<List<DeviceRequest>, List<DeviceTransaction>> hardware) {
    stop.check();
    var expected = requests.stream().map(witness::expect).toList();
    for (int i = 0; i < expected.size(); i++) {
      if (!(expected.get(i) instanceof Outcome.Translated passed)) {
        throw new DisagreementException(
            "%s: %s, and should succeed%nthe walk as the model makes it:%n%s"
                .formatted(
                    requests.get(i), expected.get(i), witness.explain(requests.get(i)).indent(2)));
      }
      DisagreementException.require(
          users.isPinned(passed.address()),
          "%s reaches 0x%x, a page that is not pinned",
          requests.get(i),
          passed.address());
    }
    var transactions = hardware.apply(requests);
    witness.compare(transactions, expected);
    return transactions;
  }

  /** Every write goes to the witness too. */
  private final class WitnessedRegisters implements Mmio {
    @Override
    public int read32(int offset) {
      return platform.registers().read32(offset);
    }

    @Override
    public long read64(int offset) {
      return platform.registers().read64(offset);
    }

    @Override
    public void write32(int offset, int value) {
      stop.check();
      platform.registers().write32(offset, value);
      tell(offset, Integer.BYTES, value & 0xffff_ffffL);
    }

    @Override
    public void write64(int offset, long value) {
      stop.check();
      platform.registers().write64(offset, value);
      tell(offset, Long.BYTES, value);
    }

    private void tell(int offset, int size, long value) {
      if (load == null) {
        witness.writeRegister(offset, size, value);
      }
    }
  }
}
