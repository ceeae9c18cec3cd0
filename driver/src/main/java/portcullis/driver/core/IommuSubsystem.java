package portcullis.driver.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import portcullis.driver.core.process.UserProcess;
import portcullis.driver.riscv.AddressRange;
import portcullis.driver.riscv.FaultRecord;
import portcullis.driver.riscv.RiscvIommu;
import portcullis.driver.riscv.RiscvIommuException;
import portcullis.iommu.layout.PdtpMode;

/**
 * The kernel side of /dev/iommu: the IOMMUs and devices of a machine, and every file that is open
 * on them.
 *
 * <p>One lock guards all objects of the core, so that a call is seen whole or not at all. It is
 * taken before the lock of a unit, and that before the lock of memory; nothing foreign is called
 * under it: devices, listeners and guests are told after it is released, see {@link #afterwards}.
 */
public final class IommuSubsystem {
  private static final int LARGEST_PASID_SPACE = 1 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition faultArrived = lock.newCondition();
  private final ArrayDeque<Runnable> afterwards = new ArrayDeque<>();

  /** What a unit that failed did not let go. */
  private final ArrayDeque<Runnable> owed = new ArrayDeque<>();

  private final Map<RiscvIommu, List<AddressRange>> units = new LinkedHashMap<>();
  private final Map<RiscvIommu, Map<Integer, Requester>> requesters = new HashMap<>();
  private final Map<Integer, Group> groups = new HashMap<>();
  private final Map<String, IoDevice> devices = new LinkedHashMap<>();
  private final List<IommuFd> files = new ArrayList<>();
  private final CpuCaches cpuCaches;
  private PasidPool globalPasids;
  private long strayFaults;
  private long lostFaults;

  /** A machine whose memory is always coherent. */
  public IommuSubsystem() {
    this(CpuCaches.COHERENT);
  }

  /**
   * A machine without IOMMUs and devices yet.
   *
   * @param cpuCaches the caches of its processors
   */
  public IommuSubsystem(CpuCaches cpuCaches) {
    this.cpuCaches = cpuCaches;
  }

  CpuCaches cpuCaches() {
    return cpuCaches;
  }

  /**
   * Does something at once, for the neighbours that keep their own objects beside these: VFIO and
   * KVM.
   *
   * @param action what to do; must not wait and not call anybody foreign
   * @param <T> what it gives
   * @return what it gave
   * @throws IommuException what the action throws; EIO if a unit failed
   */
  public <T> T call(Supplier<T> action) {
    lock.lock();
    try {
      if (!owed.isEmpty() && lock.getHoldCount() == 1) {
        var again = List.copyOf(owed);
        owed.clear();
        again.forEach(this::letGo);
      }
      return action.get();
    } catch (RiscvIommuException failed) {
      throw KernelSpace.asRefusal(failed);
    } finally {
      unlock();
    }
  }

  /**
   * The same for what gives nothing.
   *
   * @param action what to do; must not wait and not call anybody foreign
   */
  public void run(Runnable action) {
    call(() -> {
      action.run();
      return null;
    });
  }

  /**
   * Lets tables and identifiers go that no device is bound to any more. If their unit fails, and so
   * may still know them, they are kept and it is tried again with the next call.
   *
   * @param release can be repeated
   */
  void letGo(Runnable release) {
    try {
      release.run();
    } catch (RiscvIommuException failed) {
      owed.add(release);
    }
  }

  private void unlock() {
    if (lock.getHoldCount() > 1 || afterwards.isEmpty()) {
      lock.unlock();
      return;
    }
    var messages = List.copyOf(afterwards);
    afterwards.clear();
    lock.unlock();
    messages.forEach(Runnable::run);
  }

  /**
   * Calls somebody foreign as soon as the lock is released; to be called while it is held.
   *
   * @param message the call
   */
  public void afterwards(Runnable message) {
    afterwards.add(message);
  }

  /** Signalled when a fault can be read from some file. */
  Condition condition() {
    return faultArrived;
  }

  boolean await(BooleanSupplier condition, long time, TimeUnit unit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = unit.toNanos(time);
      while (!condition.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        left = faultArrived.awaitNanos(left);
      }
      return true;
    } finally {
      unlock();
    }
  }

  /**
   * Adds an IOMMU.
   *
   * @param unit the unit, on
   * @param reserved I/O addresses that no space may map, as the window of message interrupts
   */
  public void addUnit(RiscvIommu unit, List<AddressRange> reserved) {
    run(() -> {
      units.put(unit, List.copyOf(reserved));
      requesters.put(unit, new HashMap<>());
    });
  }

  /**
   * The IOMMUs.
   *
   * @return an immutable list
   */
  public List<RiscvIommu> units() {
    return call(() -> List.copyOf(units.keySet()));
  }

  List<AddressRange> reserved(RiscvIommu unit) {
    return units.get(unit);
  }

  /**
   * Adds a device that is told nothing.
   *
   * @param description what it is
   * @return the device
   */
  public IoDevice addDevice(DeviceDescription description) {
    return addDevice(description, DeviceListener.NONE);
  }

  /**
   * Adds a device.
   *
   * @param description what it is
   * @param listener what it is told
   * @return the device
   * @throws IllegalArgumentException if its unit is not known, its name is taken, or its device_id
   *     is too wide for the unit
   */
  public IoDevice addDevice(DeviceDescription description, DeviceListener listener) {
    return call(() -> {
      if (!units.containsKey(description.unit())) {
        throw new IllegalArgumentException(description.name() + ": its IOMMU was not added");
      }
      if (devices.containsKey(description.name())) {
        throw new IllegalArgumentException("there is a device " + description.name());
      }
      if (description.deviceId() >>> description.unit().deviceIdBits() != 0) {
        throw new IllegalArgumentException(
            "%s: device_id 0x%x is too wide for its IOMMU"
                .formatted(description.name(), description.deviceId()));
      }
      var requester = description.type().installed() ? requester(description) : null;
      var group = groups.computeIfAbsent(description.group(), Group::new);
      var device = new IoDevice(this, description, requester, group, listener);
      group.add(device);
      if (requester != null) {
        requester.devices().add(device);
      }
      devices.put(description.name(), device);
      return device;
    });
  }

  private Requester requester(DeviceDescription description) {
    return requesters
        .get(description.unit())
        .computeIfAbsent(
            description.deviceId(),
            id ->
                new Requester(
                    description.unit(),
                    id,
                    new PasidPool(
                        "device_id 0x%x".formatted(id), 1, pasidSpace(description.unit()) / 2)));
  }

  private static int pasidSpace(RiscvIommu unit) {
    var modes = unit.capabilities().processDirectories();
    return 1 << Planner.directoryBits(modes.isEmpty() ? PdtpMode.BARE : modes.getLast());
  }

  /**
   * PASIDs that mean the same on every device of the machine: the upper half of what the narrowest
   * IOMMU with PASIDs has. The lower half is shared out by each requester.
   *
   * @return the pool
   */
  public PasidPool globalPasids() {
    return call(() -> {
      if (globalPasids == null) {
        int end =
            units.keySet().stream()
                .mapToInt(IommuSubsystem::pasidSpace)
                .filter(space -> space > 1)
                .min()
                .orElse(LARGEST_PASID_SPACE);
        globalPasids = new PasidPool("the machine", end / 2, end);
      }
      return globalPasids;
    });
  }

  /**
   * The device of a name.
   *
   * @param name as in /dev/vfio/devices
   * @return empty if there is none
   */
  public Optional<IoDevice> device(String name) {
    return call(() -> Optional.ofNullable(devices.get(name)));
  }

  /**
   * The group of a number.
   *
   * @param number as in /dev/vfio
   * @return empty if there is none
   */
  public Optional<Group> group(int number) {
    return call(() -> Optional.ofNullable(groups.get(number)));
  }

  /**
   * Opens /dev/iommu.
   *
   * @param process who opens it
   * @return the file
   */
  public IommuFd open(UserProcess process) {
    return call(() -> {
      var file = new IommuFd(this, process);
      files.add(file);
      return file;
    });
  }

  void forget(IommuFd file) {
    files.remove(file);
  }

  void noSnoopChanged() {
    files.forEach(IommuFd::noSnoopChanged);
  }

  /**
   * Takes the faults of all units and hands them to whom they concern. To be called when a unit
   * interrupts, or by and by.
   *
   * @return how many faults there were
   */
  public int serveFaults() {
    return call(() -> {
      int count = 0;
      for (var unit : units.keySet()) {
        var drained = unit.drainFaults();
        if (drained.lost()) {
          lostFaults++;
        }
        for (var record : drained.records()) {
          deliver(unit, record);
          count++;
        }
      }
      return count;
    });
  }

  private void deliver(RiscvIommu unit, FaultRecord record) {
    var requester = requesters.get(unit).get(record.deviceId());
    if (requester == null || !new FaultRouter(requester, record).deliver()) {
      strayFaults++;
    }
  }

  /**
   * Faults that concerned no attached device, as those of blocked ones.
   *
   * @return how many there were
   */
  public long strayFaults() {
    return call(() -> strayFaults);
  }

  /**
   * How often a unit lost faults because its queue was full or its memory failed.
   *
   * @return the count
   */
  public long lostFaults() {
    return call(() -> lostFaults);
  }
}
