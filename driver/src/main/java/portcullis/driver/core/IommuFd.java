package portcullis.driver.core;

import static portcullis.driver.core.IommuException.refused;
import static portcullis.driver.core.IommuException.require;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import portcullis.driver.core.process.UserProcess;
import portcullis.driver.platform.PhysicalMemory;
import portcullis.driver.riscv.PageTableRoot;
import portcullis.driver.riscv.ProcessDirectoryRoot;

/**
 * One open of /dev/iommu: a container of I/O address spaces and bound devices. Safe for several
 * threads.
 */
public final class IommuFd implements AutoCloseable {
  /** I/O address spaces of a file at most. */
  public static final int MOST_IOASIDS = 4096;

  private final IommuSubsystem subsystem;
  private final UserProcess process;
  private final Map<Integer, Ioasid> ioasids = new TreeMap<>();
  private final Map<Long, BoundDevice> devices = new TreeMap<>();
  private final RegisteredMemory registered;
  private final FaultEvents faults;
  private final List<Runnable> noSnoopListeners = new ArrayList<>();
  private int nextId = 1;
  private boolean closed;

  IommuFd(IommuSubsystem subsystem, UserProcess process) {
    this.subsystem = subsystem;
    this.process = process;
    registered = new RegisteredMemory(process);
    faults = new FaultEvents(this, subsystem.condition());
  }

  /**
   * The process that opened it, whose memory its roots map.
   *
   * @return the process
   */
  public UserProcess process() {
    return process;
  }

  /**
   * The subsystem it belongs to.
   *
   * @return the subsystem
   */
  public IommuSubsystem subsystem() {
    return subsystem;
  }

  PhysicalMemory memory() {
    return process.memory().physical();
  }

  RegisteredMemory registered() {
    return registered;
  }

  FaultEvents faults() {
    return faults;
  }

  <T> T call(Supplier<T> action) {
    return subsystem.call(() -> {
      require(!closed, Errno.EBADF, "the IOMMU fd is closed");
      return action.get();
    });
  }

  void run(Runnable action) {
    call(() -> {
      action.run();
      return null;
    });
  }

  /**
   * Whether an extension is there.
   *
   * @param number as the user gave it
   * @return false for an unknown number
   */
  public boolean supports(int number) {
    for (var extension : Extension.values()) {
      if (extension.number() == number) {
        return extension.supported();
      }
    }
    return false;
  }

  /**
   * Binds a device: the first step for it, after which its group's DMA is blocked but for what is
   * attached. A device may be bound to several fds.
   *
   * @param device the device
   * @param cookie what the user calls it
   * @return the binding
   * @throws IommuException EBUSY if the device is bound to this fd already, EEXIST if the cookie is
   *     taken, EPERM if the group is not viable
   */
  public BoundDevice bind(IoDevice device, long cookie) {
    return call(() -> {
      for (var other : devices.values()) {
        require(
            other.device() != device, Errno.EBUSY, "%s is bound to this IOMMU fd already", device);
      }
      require(
          !devices.containsKey(cookie),
          Errno.EEXIST,
          "cookie %d is taken by %s",
          cookie,
          devices.containsKey(cookie) ? devices.get(cookie).device() : "");
      device.group().enter(process);
      var bound = new BoundDevice(this, device, cookie);
      devices.put(cookie, bound);
      device.bindings().add(bound);
      return bound;
    });
  }

  void forget(BoundDevice device) {
    devices.remove(device.cookie());
  }

  /**
   * What the IOMMU of a bound device can do.
   *
   * @param cookie what the user calls the device
   * @return its abilities
   * @throws IommuException ENOENT if no device has the cookie
   */
  public DeviceInfo deviceInfo(long cookie) {
    return call(() -> new DeviceInquiry(device(cookie)).answer());
  }

  private BoundDevice device(long cookie) {
    var device = devices.get(cookie);
    require(device != null, Errno.ENOENT, "no device with cookie %d is bound", cookie);
    return device;
  }

  /**
   * Allocates an I/O address space.
   *
   * @param request its attributes
   * @return the space
   * @throws IommuException EINVAL for attributes that cannot be, ENOSPC if there are too many
   */
  public Ioasid allocate(IoasidRequest request) {
    return call(() -> {
      request.parent().ifPresent(this::requireParent);
      require(
          ioasids.size() < MOST_IOASIDS,
          Errno.ENOSPC,
          "this IOMMU fd has %d IOASIDs, the most it may have",
          MOST_IOASIDS);
      var space = create(nextId, request);
      nextId++;
      ioasids.put(space.id(), space);
      request.parent().ifPresent(parent -> parent.children().add(space));
      return space;
    });
  }

  private void requireParent(Ioasid parent) {
    parent.requireLive();
    require(parent.fd() == this, Errno.EINVAL, "%s belongs to another IOMMU fd", parent);
    require(
        !(parent instanceof UserPasidTable),
        Errno.EINVAL,
        "%s is a PASID table, on which nothing can stand",
        parent);
  }

  private Ioasid create(int id, IoasidRequest request) {
    return switch (request) {
      case IoasidRequest.KernelManaged kernel -> {
        require(
            kernel.addressWidth() > 12 && kernel.addressWidth() < Long.SIZE - 1,
            Errno.EINVAL,
            "an address space of %d bits cannot be",
            kernel.addressWidth());
        require(
            !kernel.pageFaults() || kernel.parent().isEmpty(),
            Errno.EINVAL,
            "pages are pinned in the root, so page faults are enabled there");
        yield new KernelSpace(this, id, kernel);
      }
      case IoasidRequest.Dummy dummy -> new KernelSpace(this, id, dummy);
      case IoasidRequest.UserPageTable user -> {
        require(
            !user.format().secondStage(),
            Errno.EINVAL,
            "%s is no format of a user's page table",
            user.format());
        yield new UserPageTable(
            this, id, user, legal(() -> new PageTableRoot(user.format(), user.address())));
      }
      case IoasidRequest.UserPasidTable table ->
          new UserPasidTable(
              this,
              id,
              table,
              legal(() -> new ProcessDirectoryRoot(table.mode(), table.address())));
    };
  }

  private static <T> T legal(Supplier<T> root) {
    try {
      return root.get();
    } catch (IllegalArgumentException e) {
      throw refused(Errno.EINVAL, "%s", e.getMessage());
    }
  }

  void forget(Ioasid space) {
    ioasids.remove(space.id());
  }

  /**
   * The space of a number.
   *
   * @param id its number
   * @return the space
   * @throws IommuException ENOENT if there is none
   */
  public Ioasid ioasid(int id) {
    return call(() -> {
      var space = ioasids.get(id);
      require(space != null, Errno.ENOENT, "there is no IOASID %d", id);
      return space;
    });
  }

  /**
   * Pins and charges memory once, for whatever spaces will map it. From then on the roots of this
   * fd map registered memory only.
   *
   * @param address first byte in the process, a multiple of 4096
   * @param bytes a positive multiple of 4096
   * @throws IommuException EINVAL, EEXIST if some of it is registered, EFAULT, ENOMEM past the
   *     limit of locked memory
   */
  public void registerMemory(long address, long bytes) {
    run(() -> registered.register(address, bytes));
  }

  /**
   * Takes a registration back.
   *
   * @param address as it was registered
   * @param bytes as it was registered
   * @throws IommuException EINVAL if it was not registered so, EBUSY while it is mapped
   */
  public void unregisterMemory(long address, long bytes) {
    run(() -> registered.unregister(address, bytes));
  }

  /**
   * Takes the oldest fault that was not read.
   *
   * @return empty if there is none
   */
  public Optional<FaultReport> readFault() {
    return call(faults::take);
  }

  /**
   * Waits for a fault.
   *
   * @param time how long at most
   * @param unit unit of {@code time}
   * @return whether there is one to be read
   * @throws InterruptedException if the thread is interrupted
   */
  public boolean awaitFault(long time, TimeUnit unit) throws InterruptedException {
    return subsystem.await(() -> closed || !faults.isEmpty(), time, unit) && !closed;
  }

  /**
   * Asks to be told of faults, as an eventfd would tell.
   *
   * @param signal called after each fault, without a lock
   */
  public void onFault(Runnable signal) {
    run(() -> faults.onArrival(signal));
  }

  /**
   * Answers a fault.
   *
   * @param response the answer
   * @throws IommuException ENOENT if no such fault waits; ENOMEM or EFAULT if the page that it
   *     asked for cannot be pinned, and the fault goes on waiting
   */
  public void respond(FaultResponse response) {
    run(() -> faults.respond(response));
  }

  /**
   * How many faults wait for an answer.
   *
   * @return the count
   */
  public int pendingFaults() {
    return call(faults::waiting);
  }

  /**
   * Writes back and drops what processor caches hold of memory that no-snoop DMA uses.
   *
   * @param address first byte in the process
   * @param bytes how many; positive
   * @throws IommuException EINVAL for no bytes, EFAULT where the process has no memory
   */
  public void invalidateCpuCaches(long address, long bytes) {
    run(() -> {
      require(
          bytes > 0 && address >= 0 && address + bytes > address,
          Errno.EINVAL,
          "0x%x bytes at 0x%x are no range",
          bytes,
          address);
      require(
          process.has(address, bytes, false),
          Errno.EFAULT,
          "%s has no memory in 0x%x bytes at 0x%x",
          process.name(),
          bytes,
          address);
      subsystem.cpuCaches().invalidate(process, address, bytes);
    });
  }

  /** Writes back and drops everything that processor caches hold. */
  public void invalidateCpuCaches() {
    run(() -> subsystem.cpuCaches().invalidateAll());
  }

  /**
   * Whether any attached device may use no-snoop requests, so that a guest's WBINVD must be carried
   * out.
   *
   * @return whether DMA may be non-coherent
   */
  public boolean needsNoSnoop() {
    return call(() ->
        devices.values().stream()
            .flatMap(it -> it.attachments().stream())
            .anyMatch(Attachment::needsNoSnoop));
  }

  /**
   * Asks to be told when {@link #needsNoSnoop()} may have changed.
   *
   * @param listener called without a lock
   */
  public void onNoSnoopChange(Runnable listener) {
    run(() -> noSnoopListeners.add(listener));
  }

  void noSnoopChanged() {
    noSnoopListeners.forEach(subsystem::afterwards);
  }

  /**
   * Whether the file is closed.
   *
   * @return whether calls are EBADF
   */
  public boolean closed() {
    return subsystem.call(() -> closed);
  }

  /** Closes the file: detaches and unbinds its devices, unmaps and unpins everything. */
  @Override
  public void close() {
    subsystem.run(() -> {
      if (closed) {
        return;
      }
      List.copyOf(devices.values()).forEach(BoundDevice::unbind);
      var spaces = new ArrayList<>(ioasids.values());
      spaces.sort(Comparator.comparingInt(Ioasid::id).reversed());
      spaces.forEach(Ioasid::dispose);
      registered.close();
      closed = true;
      subsystem.condition().signalAll();
      noSnoopChanged();
      subsystem.forget(this);
    });
  }
}
