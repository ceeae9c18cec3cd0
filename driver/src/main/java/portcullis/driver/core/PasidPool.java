package portcullis.driver.core;

import static portcullis.driver.core.IommuException.require;

import java.util.BitSet;

/** PASIDs on the wire that nobody else has. Guarded by the lock of the subsystem. */
public final class PasidPool {
  private final String name;
  private final int first;
  private final int end;
  private final BitSet used = new BitSet();

  PasidPool(String name, int first, int end) {
    this.name = name;
    this.first = first;
    this.end = end;
  }

  /**
   * Takes a PASID.
   *
   * @return one that nobody has
   * @throws IommuException ENOSPC if there is none
   */
  public int allocate() {
    int pasid = used.nextClearBit(first);
    require(pasid < end, Errno.ENOSPC, "all PASIDs of %s are in use", name);
    used.set(pasid);
    return pasid;
  }

  /**
   * Gives a PASID back; no space may be routed by it any more.
   *
   * @param pasid what {@link #allocate} returned
   */
  public void free(int pasid) {
    used.clear(pasid);
  }

  /**
   * How many are taken.
   *
   * @return the count
   */
  public int inUse() {
    return used.cardinality();
  }
}
