package portcullis.coverify;

import static portcullis.coverify.DisagreementException.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleConsumer;
import portcullis.coverify.traffic.Scene;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.Ioasid;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IommuException;
import portcullis.driver.core.IommuFd;
import portcullis.driver.core.IommuSubsystem;
import portcullis.driver.core.MapRequest;
import portcullis.driver.core.process.UserMemory;
import portcullis.driver.core.process.UserProcess;
import portcullis.driver.platform.Platform;
import portcullis.driver.riscv.RiscvIommu;
import portcullis.driver.riscv.RiscvIommuOptions;
import portcullis.driver.vfio.Vfio;
import portcullis.platform.WatchedMemory;

/**
 * Where a flow plays: the driver on a platform, and a virtual machine monitor with a guest of one
 * MiB, whose memory begins at {@link #HEAP} in the process. The space {@link #gpa} is of
 * guest-physical addresses; nothing is mapped there yet.
 */
public final class Stage {
  /** Address in the process of guest-physical address 0. */
  public static final long HEAP = 0x4000_0000L;

  /** Bytes of guest memory. */
  public static final long GUEST_BYTES = 1 << 20;

  /** Bytes of a page. */
  public static final int PAGE = 4096;

  private static final long TABLES = 0x8_0000;
  private static final long LOCKED_LIMIT = 64 << 20;

  /** A unit keeps the tables of its device directory: one page for each level, and contexts. */
  private static final int KEPT_PAGES = 12;

  private final WatchedMemory memory;
  private final UserMemory users;
  private final DmaPort port;
  private final Random random;
  private final Workload workload;
  private final List<String> notes = new ArrayList<>();
  private final RiscvIommu unit;
  private final IommuSubsystem subsystem = new IommuSubsystem();
  private final Vfio vfio;
  private final UserProcess process;
  private final int pagesAtStart;
  private final IommuFd fd;
  private final Ioasid gpa;
  private final GuestTables tables;
  private final List<StageDevice> devices = new ArrayList<>();
  private long faults;
  private boolean lossesAreExpected;
  private DoubleConsumer progress = _ -> {};

  /**
   * Starts the driver and the virtual machine monitor.
   *
   * @param platform an IOMMU in reset state
   * @param memory of that machine
   * @param users the same memory as user processes have it
   * @param port what its devices reach memory by
   * @param random of the data
   * @param workload what the scenario works on
   * @param options with which the driver runs
   */
  public Stage(
      Platform platform,
      WatchedMemory memory,
      UserMemory users,
      DmaPort port,
      Random random,
      Workload workload,
      RiscvIommuOptions options) {
    this.memory = memory;
    this.users = users;
    this.port = port;
    this.random = random;
    this.workload = workload;
    unit = RiscvIommu.start(platform, options);
    subsystem.addUnit(unit, List.of());
    vfio = new Vfio(subsystem);
    process = new UserProcess(users, "qemu", LOCKED_LIMIT);
    pagesAtStart = memory.allocatedPages();
    process.allocate(HEAP, GUEST_BYTES, true);
    fd = subsystem.open(process);
    gpa = fd.allocate(KernelManaged.root());
    tables = new GuestTables(process, HEAP, TABLES);
  }

  /** Adds a device in a group of its own. */
  StageDevice device(String name, DeviceType type, int deviceId) {
    var device = new StageDevice(this, DeviceDescription.pci(name, type, unit, deviceId));
    devices.add(device);
    return device;
  }

  IommuFd fd() {
    return fd;
  }

  Ioasid gpa() {
    return gpa;
  }

  GuestTables tables() {
    return tables;
  }

  RiscvIommu unit() {
    return unit;
  }

  WatchedMemory memory() {
    return memory;
  }

  UserProcess process() {
    return process;
  }

  IommuSubsystem subsystem() {
    return subsystem;
  }

  Vfio vfio() {
    return vfio;
  }

  DmaPort port() {
    return port;
  }

  /** Faults that were seen and found in the interface as they must be. */
  public long faults() {
    return faults;
  }

  void faultSeen() {
    faults++;
  }

  private void faultsSeen(long count) {
    faults += count;
  }

  Random random() {
    return random;
  }

  Workload workload() {
    return workload;
  }

  /** What random traffic needs; the stage's own process takes no part. */
  Scene scene() {
    lossesAreExpected = true;
    return new Scene(
        unit,
        subsystem,
        vfio,
        memory,
        users,
        port.load(),
        random,
        workload,
        this::note,
        this::faultsSeen,
        progress);
  }

  /** Has someone told how far a long scenario is, as a share of 1. */
  void onProgress(DoubleConsumer listener) {
    progress = listener;
  }

  /** Adds a line to what is told of the scenario. */
  void note(String line) {
    notes.add(line);
  }

  /** What the scenario has to tell beside its verdict, a line each. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** Data that nobody can guess. */
  byte[] data(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  void mapGuestMemory() {
    gpa.map(MapRequest.readWrite(0, GUEST_BYTES, HEAP));
  }

  /** Puts new data into guest memory. */
  byte[] fill(long guestAddress, int length) {
    var data = data(length);
    process.write(HEAP + guestAddress, data);
    return data;
  }

  void requireGuestMemory(long guestAddress, byte[] expected) {
    requireSame(
        "guest memory", guestAddress, process.read(HEAP + guestAddress, expected.length), expected);
  }

  static void requireSame(String what, long address, byte[] seen, byte[] expected) {
    int at = Arrays.mismatch(seen, expected);
    require(
        at < 0,
        "%s at 0x%x: %d bytes, of which byte %d is %02x and should be %02x",
        what,
        address,
        expected.length,
        at,
        at < 0 ? 0 : seen[at],
        at < 0 ? 0 : expected[at]);
  }

  /** A call must be refused by an errno and take and give back no page. */
  void refused(Errno errno, Runnable call) {
    int pages = memory.allocatedPages();
    int pinned = users.pinnedPages();
    long locked = process.lockedBytes();
    try {
      call.run();
    } catch (IommuException refusal) {
      require(refusal.errno() == errno, "refused by %s instead of %s", refusal, errno);
      require(
          pages == memory.allocatedPages()
              && pinned == users.pinnedPages()
              && locked == process.lockedBytes(),
          "a call that was refused has changed what is allocated, pinned or charged: %s",
          refusal);
      return;
    }
    throw new DisagreementException("a call succeeded that %s must refuse".formatted(errno));
  }

  /** Ends the monitor and the driver, after which nothing may be left of either. */
  public void end() {
    require(fd.readFault().isEmpty(), "there are faults that the flow does not know of");
    require(lossesAreExpected || subsystem.lostFaults() == 0, "faults were lost");
    fd.close();
    require(users.pinnedPages() == 0, "%d pages are pinned still", users.pinnedPages());
    require(process.lockedBytes() == 0, "%d bytes are charged still", process.lockedBytes());
    require(
        unit.gscids().inUse() == 0 && unit.pscids().inUse() == 0 && unit.boundDevices().isEmpty(),
        "address space identifiers or device contexts are in use still");
    process.release(0, 1L << 40);
    int left = memory.allocatedPages() - pagesAtStart;
    require(left < KEPT_PAGES, "%d pages are allocated still", left);
    unit.close();
    require(memory.allocatedPages() == 0, "the driver kept %d pages", memory.allocatedPages());
    require(memory.strayAccesses().isEmpty(), "stray accesses: %s", memory.strayAccesses());
  }
}
