package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import portcullis.driver.core.CpuCaches;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.IommuException;
import portcullis.driver.core.IommuFd;
import portcullis.driver.core.IommuSubsystem;
import portcullis.driver.core.process.UserMemory;
import portcullis.driver.core.process.UserProcess;
import portcullis.driver.platform.OutOfMemoryException;
import portcullis.driver.riscv.AddressRange;
import portcullis.driver.riscv.DeviceBinding;
import portcullis.driver.riscv.RiscvIommu;
import portcullis.driver.riscv.RiscvIommuOptions;
import portcullis.driver.vfio.Vfio;
import portcullis.driver.vfio.VfioDevice;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.model.CacheSizes;
import portcullis.platform.ModelPlatform;
import portcullis.platform.WatchedMemory;

/**
 * A machine with two IOMMUs that are software models: a large one with everything but hardware A
 * and D bits, and a small one with 39-bit tables, 8-bit PASIDs and no way to enforce snooping.
 * Under {@link Hardware} the large one is the hardware in a simulation.
 */
final class Machine implements AutoCloseable {
  static final int PAGE = 4096;
  static final long HEAP = 0x4000_0000L;
  static final long MEGABYTE = 1 << 20;

  /** What no space may map. */
  static final AddressRange MSI_WINDOW = new AddressRange(0x2800_0000L, 0x10_0000);

  static final long LARGE =
      0x10
          | CapabilitiesRegister.SV39.mask()
          | CapabilitiesRegister.SV48.mask()
          | CapabilitiesRegister.SV57.mask()
          | CapabilitiesRegister.SV39X4.mask()
          | CapabilitiesRegister.SV48X4.mask()
          | CapabilitiesRegister.SV57X4.mask()
          | CapabilitiesRegister.MSI_FLAT.mask()
          | CapabilitiesRegister.PD8.mask()
          | CapabilitiesRegister.PD17.mask()
          | CapabilitiesRegister.PD20.mask()
          | CapabilitiesRegister.IGS.of(2)
          | CapabilitiesRegister.PAS.of(46)
          | CapabilitiesRegister.CUSTOM.of(1);

  static final long SMALL =
      0x10
          | CapabilitiesRegister.SV39.mask()
          | CapabilitiesRegister.SV39X4.mask()
          | CapabilitiesRegister.PD8.mask()
          | CapabilitiesRegister.IGS.of(1)
          | CapabilitiesRegister.PAS.of(40);

  final WatchedMemory memory = new WatchedMemory(0x8000_0000L, 256 * MEGABYTE);
  final DevicePort largePlatform;
  final DevicePort smallPlatform;
  final RiscvIommu large;
  final RiscvIommu small;
  final List<String> invalidatedCaches = new ArrayList<>();
  final IommuSubsystem subsystem = new IommuSubsystem(new NotedCaches());
  final Vfio vfio = new Vfio(subsystem);
  final UserMemory users = new UserMemory(memory);
  final UserProcess process;
  private final Map<RiscvIommu, DevicePort> platforms = new LinkedHashMap<>();
  private final List<TestDevice> devices = new ArrayList<>();
  private final List<Long> taken = new ArrayList<>();
  private final int pagesAtStart;

  Machine() {
    this(LARGE, SMALL);
  }

  Machine(long largeCapabilities, long smallCapabilities) {
    this(largeCapabilities, smallCapabilities, 64 * MEGABYTE);
  }

  Machine(long largeCapabilities, long smallCapabilities, long lockedLimit) {
    largePlatform =
        largeCapabilities == LARGE
            ? Hardware.orElse(memory, users, () -> model(0, largeCapabilities, 16))
            : model(0, largeCapabilities, 16);
    smallPlatform = model(1, smallCapabilities, 4);
    large = RiscvIommu.start(largePlatform.platform(), RiscvIommuOptions.DEFAULT);
    small = RiscvIommu.start(smallPlatform.platform(), RiscvIommuOptions.DEFAULT);
    platforms.put(large, largePlatform);
    platforms.put(small, smallPlatform);
    subsystem.addUnit(large, List.of(MSI_WINDOW));
    subsystem.addUnit(small, List.of());
    process = new UserProcess(users, "qemu", lockedLimit);
    pagesAtStart = memory.allocatedPages();
  }

  private DevicePort model(int unit, long capabilities, int caches) {
    var platform =
        new ModelPlatform(
            memory, capabilities, CacheSizes.all(caches), ModelPlatform.doorbell(unit));
    return new DevicePort(platform, platform::translate);
  }

  /** A device of the large IOMMU. */
  TestDevice device(String name, DeviceType type, int deviceId) {
    return device(DeviceDescription.pci(name, type, large, deviceId));
  }

  /** A mediated device, in a group of its own. */
  TestDevice mediated(String name, DeviceType type, int parent, int group) {
    return device(DeviceDescription.pci(name, type, large, parent).inGroup(group));
  }

  TestDevice device(DeviceDescription description) {
    var device = new TestDevice(this, platforms.get(description.unit()), description);
    devices.add(device);
    return device;
  }

  VfioDevice open(TestDevice device) {
    return vfio.open(device.name(), process);
  }

  IommuFd open() {
    return subsystem.open(process);
  }

  /** Notes what processor caches are told. */
  private final class NotedCaches implements CpuCaches {
    @Override
    public void invalidate(UserProcess whose, long address, long bytes) {
      invalidatedCaches.add("%s 0x%x %d".formatted(whose.name(), address, bytes));
    }

    @Override
    public void invalidateAll() {
      invalidatedCaches.add("all");
    }
  }

  /** Closes a file that its block would close later. */
  static void closeEarly(VfioDevice file) {
    file.close();
  }

  /** Closes a file that its block would close later. */
  static void closeEarly(IommuFd file) {
    file.close();
  }

  /** All that a refused call must leave as it was. */
  record Snapshot(
      int allocatedPages,
      int pinnedPages,
      long lockedBytes,
      Map<String, DeviceBinding> bindings,
      Map<String, Integer> identifiers,
      int globalPasids) {}

  Snapshot snapshot() {
    var bindings = new TreeMap<String, DeviceBinding>();
    for (var device : devices) {
      var unit = device.description().unit();
      bindings.put(device.name(), unit.binding(device.description().deviceId()));
    }
    return new Snapshot(
        memory.allocatedPages(),
        users.pinnedPages(),
        process.lockedBytes(),
        bindings,
        Map.of(
            "large gscid", large.gscids().inUse(),
            "large pscid", large.pscids().inUse(),
            "small gscid", small.gscids().inUse(),
            "small pscid", small.pscids().inUse()),
        subsystem.globalPasids().inUse());
  }

  /** Checks that a call is refused by an errno and has changed nothing. */
  void refused(Errno errno, ThrowingCallable call) {
    var before = snapshot();
    var refusal = catchThrowableOfType(IommuException.class, call);
    assertThat(refusal).as("refused by " + errno).isNotNull();
    assertThat(refusal.errno()).as(refusal.getMessage()).isEqualTo(errno);
    assertThat(refusal.getMessage()).hasSizeGreaterThan(12);
    assertThat(snapshot()).as("after " + refusal.getMessage()).isEqualTo(before);
  }

  /** Leaves no page of physical memory to anybody. */
  void takeAllMemory() {
    try {
      while (true) {
        taken.add(memory.allocate(1));
      }
    } catch (OutOfMemoryException e) {
      assertThat(taken).isNotEmpty();
    }
  }

  void giveMemoryBack() {
    taken.forEach(page -> memory.free(page, 1));
    taken.clear();
  }

  /** Everything that users took is given back, and nobody touched what was nobody's. */
  void assertNothingLeaked() {
    var now = snapshot();
    assertThat(now.pinnedPages()).as("pinned pages").isZero();
    assertThat(now.lockedBytes()).as("locked bytes").isZero();
    assertThat(now.identifiers().values()).as("identifiers").allMatch(count -> count == 0);
    assertThat(now.bindings().values()).as("bindings").allMatch(DeviceBinding::blocked);
    assertThat(now.globalPasids()).isZero();
    process.release(0, 1L << 40);
    // A unit keeps the tables of its device directory, one page for each level at most.
    assertThat(memory.allocatedPages() - pagesAtStart).as("pages").isLessThan(2 * 4 * 3);
  }

  @Override
  public void close() {
    assertThat(memory.strayAccesses()).isEmpty();
    large.close();
    small.close();
  }
}
