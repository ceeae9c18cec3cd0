package portcullis.driver.core.process;

import portcullis.driver.platform.PhysicalMemory;

/**
 * Adjacent physical pages that were allocated together and are given back together, once nobody
 * maps or pins any of them. Guarded by the frames it belongs to.
 */
final class Folio {
  private final PhysicalMemory memory;
  private final long address;
  private final int pages;
  private int users;

  Folio(PhysicalMemory memory, int pages) {
    this.memory = memory;
    this.pages = pages;
    address = memory.allocate(pages);
    users = pages;
  }

  long address() {
    return address;
  }

  int pages() {
    return pages;
  }

  void use() {
    users++;
  }

  void drop() {
    if (--users == 0) {
      memory.free(address, pages);
    }
  }
}
