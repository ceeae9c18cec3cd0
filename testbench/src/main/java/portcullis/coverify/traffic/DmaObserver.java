package portcullis.coverify.traffic;

import java.util.function.Supplier;

/** Supplies accesses and is told what becomes of them, in whatever thread lets time pass. */
public interface DmaObserver {
  /**
   * The next access.
   *
   * @param write whether a write is wanted; otherwise a read
   * @return an access that begins now, or null for none
   */
  Flight next(boolean write);

  /**
   * An access left the IOMMU.
   *
   * @param flight the access
   * @param physical first byte of the page it goes to
   */
  void translated(Flight flight, long physical);

  /**
   * A write has taken effect in memory.
   *
   * @param flight the write
   * @param physical first byte of the page that was written
   */
  void landed(Flight flight, long physical);

  /**
   * The device has its answer.
   *
   * @param flight the access
   * @param refused whether it was refused
   * @param walk tells how it is answered by the tables as they are now
   */
  void ended(Flight flight, boolean refused, Supplier<String> walk);

  /**
   * The hardware did what tables do not permit, or what a bus must not.
   *
   * @param what a sentence
   */
  void wrong(String what);
}
