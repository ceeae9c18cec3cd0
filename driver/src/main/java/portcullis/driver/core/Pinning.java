package portcullis.driver.core;

import static portcullis.driver.core.IommuException.require;

import java.util.Collection;
import portcullis.driver.core.process.PinnedPage;
import portcullis.driver.platform.PhysicalMemory;

/**
 * Which pages of a root are pinned, and who pays for them. Pages are pinned while at least one
 * attached device needs it; in a root with page faults, each one when its first fault is answered.
 * A child pins nothing: its root does.
 */
final class Pinning {
  private final IommuFd fd;
  private final boolean root;
  private final boolean onDemand;
  private int users;

  Pinning(IommuFd fd, boolean root, boolean onDemand) {
    this.fd = fd;
    this.root = root;
    this.onDemand = onDemand;
  }

  boolean onDemand() {
    return onDemand;
  }

  /** A mapping that is not pinned yet. */
  Mapping mapping(MapRequest request) {
    if (!root) {
      return new Mapping(request, false, false);
    }
    boolean registered = fd.registered().useFor(request);
    require(
        registered || fd.process().has(request.target(), request.bytes(), request.write()),
        Errno.EFAULT,
        "%s has no %smemory in 0x%x bytes at 0x%x",
        fd.process().name(),
        request.write() ? "writable " : "",
        request.bytes(),
        request.target());
    return new Mapping(request, true, !registered);
  }

  /** The mapping is gone. */
  void forget(Mapping mapping) {
    if (root && !mapping.charged()) {
      fd.registered().endUse(mapping.target());
    }
  }

  void pinIfNeeded(Mapping mapping) {
    if (root && users > 0 && !onDemand) {
      pin(mapping);
    }
  }

  private void pin(Mapping mapping) {
    int done = 0;
    try {
      while (done < mapping.pages().length) {
        pin(mapping, done);
        done++;
      }
    } catch (IommuException e) {
      unpin(mapping);
      throw e;
    }
  }

  /** Pins a page and charges it; false if it is pinned already. */
  boolean pin(Mapping mapping, int page) {
    if (mapping.pages()[page] != null) {
      return false;
    }
    long address = mapping.target() + (long) page * PhysicalMemory.PAGE_SIZE;
    mapping.pages()[page] =
        mapping.charged() ? pinCharged(address, mapping.write()) : fd.registered().pin(address);
    return true;
  }

  private PinnedPage pinCharged(long address, boolean write) {
    var process = fd.process();
    process.charge(PhysicalMemory.PAGE_SIZE);
    try {
      return process.pin(address, write);
    } catch (IommuException e) {
      process.uncharge(PhysicalMemory.PAGE_SIZE);
      throw e;
    }
  }

  /** Lets the pages of a mapping go, after no unit translates to them any more. */
  void unpin(Mapping mapping) {
    var pages = mapping.pages();
    for (int i = 0; i < pages.length; i++) {
      if (pages[i] != null) {
        fd.process().memory().unpin(pages[i]);
        pages[i] = null;
        if (mapping.charged()) {
          fd.process().uncharge(PhysicalMemory.PAGE_SIZE);
        }
      }
    }
  }

  /** One more device needs the pages; if they cannot be pinned, none is. */
  void need(Collection<Mapping> mappings) {
    if (users == 0 && !onDemand) {
      try {
        mappings.forEach(this::pin);
      } catch (IommuException e) {
        mappings.forEach(this::unpin);
        throw e;
      }
    }
    users++;
  }

  /** One device less. */
  void release(Collection<Mapping> mappings) {
    if (--users == 0) {
      mappings.forEach(this::unpin);
    }
  }
}
