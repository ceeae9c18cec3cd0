package portcullis.driver.core;

import static portcullis.driver.core.IommuException.require;

import java.util.ArrayList;
import java.util.BitSet;
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

    /** Numbers of the pages that must not be written. */
    private final BitSet readOnly = new BitSet();

    private int mappings;

    private Registration(long address, long bytes) {
      this.address = address;
      this.bytes = bytes;
    }

    private long end() {
      return address + bytes;
    }

    private int number(long at) {
      return (int) ((at - address) / PhysicalMemory.PAGE_SIZE);
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
        boolean write = process.has(at, 1, true);
        registration.readOnly.set(registration.pages.size(), !write);
        registration.pages.add(process.pin(at, write));
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

  /**
   * Whether a mapping stands on registered memory; if so, the memory stays until it ends. What the
   * process has at the same addresses by now does not matter.
   */
  boolean useFor(MapRequest request) {
    var registration = covering(request.target(), request.bytes());
    if (registration == null) {
      require(
          !used,
          Errno.EINVAL,
          "0x%x bytes at 0x%x are not in registered memory, and this fd has used it",
          request.bytes(),
          request.target());
      return false;
    }
    int first = registration.number(request.target());
    int readOnly = registration.readOnly.nextSetBit(first);
    require(
        !request.write()
            || readOnly < 0
            || readOnly >= first + request.bytes() / PhysicalMemory.PAGE_SIZE,
        Errno.EFAULT,
        "not all of 0x%x bytes at 0x%x could be written when they were registered",
        request.bytes(),
        request.target());
    registration.mappings++;
    return true;
  }

  private Registration covering(long address, long bytes) {
    var before = registrations.floorEntry(address);
    return before != null && address + bytes <= before.getValue().end() ? before.getValue() : null;
  }

  /** Pins a page once more that a mapping stands on. */
  PinnedPage pin(long address) {
    var registration = covering(address, 1);
    return process.memory().pinAgain(registration.pages.get(registration.number(address)));
  }

  void endUse(long target) {
    registrations.floorEntry(target).getValue().mappings--;
  }

  void close() {
    registrations.values().forEach(this::release);
    registrations.clear();
  }
}
