package portcullis.driver.core;

import static portcullis.driver.core.IommuException.require;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import portcullis.driver.core.process.PinnedPage;
import portcullis.driver.core.process.UserProcess;
import portcullis.driver.platform.PhysicalMemory;

/**
 * Memory that was registered with an IOMMU fd: pinned and charged once, however many spaces map it.
 * Once an fd has used this, its roots map nothing else.
 */
final class RegisteredMemory {
  private static final class Registration {
    private final long address;
    private final long bytes;
    private final List<PinnedPage> pages = new ArrayList<>();
    private int mappings;

    private Registration(long address, long bytes) {
      this.address = address;
      this.bytes = bytes;
    }

    private long end() {
      return address + bytes;
    }
  }

  private final UserProcess process;
  private final TreeMap<Long, Registration> registrations = new TreeMap<>();
  private boolean used;

  RegisteredMemory(UserProcess process) {
    this.process = process;
  }

  void register(long address, long bytes) {
    require(
        address >= 0
            && bytes > 0
            && (address | bytes) % PhysicalMemory.PAGE_SIZE == 0
            && address + bytes > address,
        Errno.EINVAL,
        "0x%x bytes at 0x%x are no whole pages",
        bytes,
        address);
    var before = registrations.lowerEntry(address + bytes);
    require(
        before == null || before.getValue().end() <= address,
        Errno.EEXIST,
        "some of 0x%x bytes at 0x%x is registered already",
        bytes,
        address);
    process.charge(bytes);
    var registration = new Registration(address, bytes);
    try {
      for (long at = address; at < address + bytes; at += PhysicalMemory.PAGE_SIZE) {
        registration.pages.add(process.pin(at, process.has(at, 1, true)));
      }
    } catch (IommuException e) {
      release(registration);
      throw e;
    }
    registrations.put(address, registration);
    used = true;
  }

  void unregister(long address, long bytes) {
    var registration = registrations.get(address);
    require(
        registration != null && registration.bytes == bytes,
        Errno.EINVAL,
        "0x%x bytes at 0x%x were not registered together",
        bytes,
        address);
    require(
        registration.mappings == 0,
        Errno.EBUSY,
        "%d mappings stand on the memory at 0x%x",
        registration.mappings,
        address);
    registrations.remove(address);
    release(registration);
  }

  private void release(Registration registration) {
    registration.pages.forEach(process.memory()::unpin);
    process.uncharge(registration.bytes);
  }

  /** Whether a mapping stands on registered memory; if so, the memory stays until it ends. */
  boolean useFor(MapRequest request) {
    var registration = registrations.floorEntry(request.target());
    boolean covers =
        registration != null && request.target() + request.bytes() <= registration.getValue().end();
    require(
        covers || !used,
        Errno.EINVAL,
        "0x%x bytes at 0x%x are not in registered memory, and this fd has used it",
        request.bytes(),
        request.target());
    if (covers) {
      registration.getValue().mappings++;
    }
    return covers;
  }

  void endUse(long target) {
    registrations.floorEntry(target).getValue().mappings--;
  }

  void close() {
    registrations.values().forEach(this::release);
    registrations.clear();
  }
}
