package portcullis.driver.core.process;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import portcullis.driver.platform.PhysicalMemory;

/**
 * The physical memory that the processes of a machine share, and the book of its pinned pages. Its
 * lock is a leaf: nothing else is locked while it is held. Safe for several threads.
 */
public final class UserMemory {
  private final PhysicalMemory physical;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Long, Integer> pins = new HashMap<>();

  /**
   * Memory without processes.
   *
   * @param physical where pages come from
   */
  public UserMemory(PhysicalMemory physical) {
    this.physical = physical;
  }

  /**
   * The memory beneath.
   *
   * @return physical memory
   */
  public PhysicalMemory physical() {
    return physical;
  }

  /**
   * Whether a device may be accessing the page of an address.
   *
   * @param address physical address
   * @return whether the page is pinned at least once
   */
  public boolean isPinned(long address) {
    lock.lock();
    try {
      return pins.containsKey(address & -PhysicalMemory.PAGE_SIZE);
    } finally {
      lock.unlock();
    }
  }

  /**
   * How many pages are pinned at least once.
   *
   * @return number of pages
   */
  public int pinnedPages() {
    lock.lock();
    try {
      return pins.size();
    } finally {
      lock.unlock();
    }
  }

  ReentrantLock lock() {
    return lock;
  }

  PinnedPage pin(Page page) {
    page.folio().use();
    pins.merge(page.address(), 1, Integer::sum);
    return new PinnedPage(page.address(), page.folio());
  }

  /**
   * Pins a page once more, whoever has its address in a process by now.
   *
   * @param page a pinned page
   * @return the same page, to be unpinned on its own
   */
  public PinnedPage pinAgain(PinnedPage page) {
    lock.lock();
    try {
      page.folio().use();
      pins.merge(page.address(), 1, Integer::sum);
      return new PinnedPage(page.address(), page.folio());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets a page go. When nobody maps or pins its folio any more, the memory is free.
   *
   * @param page a pinned page; unpinned at most once
   */
  public void unpin(PinnedPage page) {
    lock.lock();
    try {
      if (pins.merge(page.address(), -1, Integer::sum) == 0) {
        pins.remove(page.address());
      }
      page.folio().drop();
    } finally {
      lock.unlock();
    }
  }
}
