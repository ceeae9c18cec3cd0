package portcullis.coverify.traffic;

import java.util.List;

/** Devices that do DMA whenever time passes, also while a call of the driver waits. */
public interface DmaLoad {
  /**
   * Lets the devices begin.
   *
   * @param observer supplies accesses and is told of them
   */
  void begin(DmaObserver observer);

  /**
   * Lets time pass.
   *
   * @param cycles how many, at least 1
   */
  void run(int cycles);

  /** Lets every access end and the hardware come to rest; no access begins until resumed. */
  void rest();

  /** Lets the devices go on. */
  void resume();

  /** Ends the DMA: nothing is under way from then on. */
  void end();

  /**
   * A guest writes page tables to a page: its old entries count until it says that they do not.
   *
   * @param page physical address of the page
   */
  void guestTable(long page);

  /**
   * A guest's invalidation is done.
   *
   * @param address first byte of the entries that were covered
   * @param bytes how many
   */
  void guestSettled(long address, long bytes);

  /**
   * A call of the driver has returned, and none goes on: what its tables were before is of no
   * account any more.
   */
  void settled();

  /**
   * Where the IOMMU has read or written tables and queues of late.
   *
   * @return physical addresses, none of them twice, in the order of their first use
   */
  List<Long> recentAccesses();

  /**
   * How many translations were compared with what tables permit.
   *
   * @return the count
   */
  long translations();
}
