package portcullis.driver.core.process;

import static portcullis.driver.core.IommuException.refused;
import static portcullis.driver.core.IommuException.require;
import static portcullis.driver.platform.PhysicalMemory.PAGE_SIZE;

import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import portcullis.driver.core.Errno;
import portcullis.driver.platform.OutOfMemoryException;

/**
 * A user process: its address space and its limit of locked memory. Addresses are virtual; the
 * process reads and writes them as its own program would. Safe for several threads.
 */
public final class UserProcess {
  private final UserMemory memory;
  private final ReentrantLock lock;
  private final String name;
  private final long lockedLimit;
  private final TreeMap<Long, Page> pages = new TreeMap<>();
  private long lockedBytes;

  /**
   * A process without memory.
   *
   * @param memory where its pages come from
   * @param name for messages
   * @param lockedLimit how many bytes may be locked, as RLIMIT_MEMLOCK says
   */
  public UserProcess(UserMemory memory, String name, long lockedLimit) {
    this.memory = memory;
    this.name = name;
    this.lockedLimit = lockedLimit;
    lock = memory.lock();
  }

  /**
   * The memory that the process shares with others.
   *
   * @return memory of the machine
   */
  public UserMemory memory() {
    return memory;
  }

  /**
   * The name.
   *
   * @return for messages
   */
  public String name() {
    return name;
  }

  /**
   * Allocates pages one by one, so that they lie anywhere.
   *
   * @param address first byte, a multiple of 4096
   * @param bytes a positive multiple of 4096
   * @param writable whether the process, and so its devices, may write there
   * @throws portcullis.driver.core.IommuException EINVAL, EEXIST or ENOMEM
   */
  public void allocate(long address, long bytes, boolean writable) {
    allocate(address, bytes, writable, 1);
  }

  /**
   * Allocates adjacent physical pages, aligned to their size rounded up to a power of two.
   *
   * @param address first byte, a multiple of 4096
   * @param bytes a positive multiple of 4096
   * @param writable whether the process, and so its devices, may write there
   * @throws portcullis.driver.core.IommuException EINVAL, EEXIST or ENOMEM
   */
  public void allocateContiguous(long address, long bytes, boolean writable) {
    allocate(address, bytes, writable, Math.toIntExact(bytes / PAGE_SIZE));
  }

  private void allocate(long address, long bytes, boolean writable, int pagesOfFolio) {
    requirePages(address, bytes);
    lock.lock();
    try {
      require(
          pages.subMap(address, address + bytes).isEmpty(),
          Errno.EEXIST,
          "%s has memory in 0x%x to 0x%x already",
          name,
          address,
          address + bytes - 1);
      long next = address;
      try {
        while (next < address + bytes) {
          var folio = new Folio(memory.physical(), pagesOfFolio);
          for (int i = 0; i < pagesOfFolio; i++, next += PAGE_SIZE) {
            pages.put(next, new Page(folio, folio.address() + (long) i * PAGE_SIZE, writable));
          }
        }
      } catch (OutOfMemoryException e) {
        drop(address, next - address);
        throw refused(Errno.ENOMEM, "no memory for %d bytes of %s", bytes, name);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives memory back, as munmap does. Pages that are pinned stay until they are unpinned.
   *
   * @param address first byte, a multiple of 4096
   * @param bytes a positive multiple of 4096; parts without memory are passed over
   */
  public void release(long address, long bytes) {
    requirePages(address, bytes);
    lock.lock();
    try {
      drop(address, bytes);
    } finally {
      lock.unlock();
    }
  }

  private void drop(long address, long bytes) {
    var range = pages.subMap(address, address + bytes);
    range.values().forEach(page -> page.folio().drop());
    range.clear();
  }

  private static void requirePages(long address, long bytes) {
    require(
        address >= 0
            && bytes > 0
            && (address | bytes) % PAGE_SIZE == 0
            && address + bytes > address,
        Errno.EINVAL,
        "0x%x bytes at 0x%x are no whole pages",
        bytes,
        address);
  }

  /**
   * Whether all of a range is memory of this process.
   *
   * @param address first byte
   * @param bytes how many
   * @param write whether it must be writable
   * @return whether every page is there
   */
  public boolean has(long address, long bytes, boolean write) {
    lock.lock();
    try {
      for (long at = address & -PAGE_SIZE; at < address + bytes; at += PAGE_SIZE) {
        var page = pages.get(at);
        if (page == null || write && !page.writable()) {
          return false;
        }
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Pins a page.
   *
   * @param address virtual address in the page
   * @param write whether a device will write there
   * @return the page, to be unpinned later
   * @throws portcullis.driver.core.IommuException EFAULT if there is no such page, or it must not
   *     be written
   */
  public PinnedPage pin(long address, boolean write) {
    lock.lock();
    try {
      return memory.pin(page(address, write));
    } finally {
      lock.unlock();
    }
  }

  private Page page(long address, boolean write) {
    var page = pages.get(address & -PAGE_SIZE);
    require(page != null, Errno.EFAULT, "%s has no memory at 0x%x", name, address);
    require(!write || page.writable(), Errno.EFAULT, "%s must not write at 0x%x", name, address);
    return page;
  }

  /**
   * Charges locked memory.
   *
   * @param bytes how many
   * @throws portcullis.driver.core.IommuException ENOMEM past the limit
   */
  public void charge(long bytes) {
    lock.lock();
    try {
      require(
          bytes <= lockedLimit - lockedBytes,
          Errno.ENOMEM,
          "%s has locked %d bytes; %d more are past its limit of %d",
          name,
          lockedBytes,
          bytes,
          lockedLimit);
      lockedBytes += bytes;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes a charge back.
   *
   * @param bytes how many
   */
  public void uncharge(long bytes) {
    lock.lock();
    try {
      lockedBytes -= bytes;
    } finally {
      lock.unlock();
    }
  }

  /**
   * What is charged.
   *
   * @return bytes of locked memory
   */
  public long lockedBytes() {
    lock.lock();
    try {
      return lockedBytes;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Reads memory as the program would.
   *
   * @param address first byte
   * @param length how many
   * @return the bytes
   * @throws portcullis.driver.core.IommuException EFAULT where there is no memory
   */
  public byte[] read(long address, int length) {
    var bytes = new byte[length];
    lock.lock();
    try {
      for (int done = 0; done < length; ) {
        int piece = piece(address + done, length - done);
        var physical = page(address + done, false).address() + offset(address + done);
        System.arraycopy(memory.physical().load(physical, piece), 0, bytes, done, piece);
        done += piece;
      }
    } finally {
      lock.unlock();
    }
    return bytes;
  }

  /**
   * Writes memory as the program would.
   *
   * @param address first byte
   * @param bytes what to write
   * @throws portcullis.driver.core.IommuException EFAULT where there is no memory, or it must not
   *     be written; nothing is written then
   */
  public void write(long address, byte[] bytes) {
    lock.lock();
    try {
      for (long at = address & -PAGE_SIZE; at < address + bytes.length; at += PAGE_SIZE) {
        page(at, true);
      }
      for (int done = 0; done < bytes.length; ) {
        int piece = piece(address + done, bytes.length - done);
        var part = new byte[piece];
        System.arraycopy(bytes, done, part, 0, piece);
        memory
            .physical()
            .store(page(address + done, true).address() + offset(address + done), part);
        done += piece;
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Reads a value of eight bytes, at once.
   *
   * @param address a multiple of 8
   * @return the value
   * @throws portcullis.driver.core.IommuException EFAULT where there is no memory
   */
  public long read64(long address) {
    lock.lock();
    try {
      return memory.physical().load64(page(address, false).address() + offset(address));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Writes a value of eight bytes, at once.
   *
   * @param address a multiple of 8
   * @param value the value
   * @throws portcullis.driver.core.IommuException EFAULT where there is no memory, or it must not
   *     be written
   */
  public void write64(long address, long value) {
    lock.lock();
    try {
      memory.physical().store64(page(address, true).address() + offset(address), value);
    } finally {
      lock.unlock();
    }
  }

  private static int piece(long address, int wanted) {
    return Math.min(wanted, PAGE_SIZE - offset(address));
  }

  private static int offset(long address) {
    return (int) address & PAGE_SIZE - 1;
  }
}
