package portcullis.coverify;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.BooleanSupplier;
import portcullis.coverify.journal.Journal;
import portcullis.driver.core.process.UserMemory;
import portcullis.driver.platform.Interrupts;
import portcullis.driver.platform.Mmio;
import portcullis.driver.platform.Platform;
import portcullis.model.Outcome;
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
final class JudgedHardware implements Platform, DmaPort {
  private static final int PAGE = 4096;
  private static final int BUS_BYTES = 8;
  private static final int LOG2_BUS_BYTES = 3;
  private static final int INCR = 1;
  private static final int IDS = 4;
  private static final int MOST_BEATS = 32;

  private final RunningIommu iommu;
  private final RtlPlatform platform;
  private final UserMemory users;
  private final Witness witness;
  private final Random random;
  private final StopRequest stop;
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
    this.stop = stop;
    this.iommu = iommu;
    this.users = users;
    this.random = random;
    platform = new RtlPlatform(iommu, memory, ModelPlatform.doorbell(0));
    witness = new Witness(iommu, memory, journal);
  }

  Witness witness() {
    return witness;
  }

  /** Lets the hardware come to rest and compares what it has written of its own accord. */
  void compareAtRest() {
    iommu.runUntilQuiet();
    witness.compareWrites();
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
    var requests = new ArrayList<DeviceRequest>();
    for (int done = 0; done < length; ) {
      long address = iova + done;
      var next = request(deviceId, pasid, address, false);
      next = next.withBurst(1, Math.min(next.size(), log2(length - done)), INCR);
      if (next.size() == LOG2_BUS_BYTES) {
        long toPageEnd = PAGE - (address & PAGE - 1);
        int most = (int) Math.min(length - done, toPageEnd) / BUS_BYTES;
        int beats = 1 + random.nextInt(Math.min(most, MOST_BEATS));
        next = next.withBurst(beats, LOG2_BUS_BYTES, INCR);
      }
      requests.add(next);
      done += next.beats() << next.size();
    }
    var bytes = new byte[length];
    for (var transaction : move(requests)) {
      var request = transaction.request();
      int start = (int) (request.address() - iova);
      for (int i = 0; i < request.beats() << request.size(); i++) {
        int lane = (int) (request.address() + i) & BUS_BYTES - 1;
        bytes[start + i] = (byte) (transaction.data(i >>> request.size()) >>> Byte.SIZE * lane);
      }
    }
    return bytes;
  }

  @Override
  public void write(int deviceId, OptionalInt pasid, long iova, byte[] bytes) {
    var requests = new ArrayList<DeviceRequest>();
    for (int done = 0; done < bytes.length; ) {
      var next = request(deviceId, pasid, iova + done, true);
      next = next.withBurst(1, Math.min(next.size(), log2(bytes.length - done)), INCR);
      long lanes = 0;
      for (int i = 0; i < 1 << next.size(); i++) {
        int lane = (int) (next.address() + i) & BUS_BYTES - 1;
        lanes |= (bytes[done + i] & 0xffL) << Byte.SIZE * lane;
      }
      requests.add(next.withPayload(lanes));
      done += 1 << next.size();
    }
    move(requests);
  }

  private static int log2(int value) {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(value);
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
  private List<DeviceTransaction> move(List<DeviceRequest> requests) {
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
    var transactions = platform.requestAll(requests);
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
      witness.writeRegister(offset, Integer.BYTES, value & 0xffff_ffffL);
    }

    @Override
    public void write64(int offset, long value) {
      stop.check();
      platform.registers().write64(offset, value);
      witness.writeRegister(offset, Long.BYTES, value);
    }
  }
}
