package portcullis.iommu.context;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Hdl;
import portcullis.hdl.Operators;
import portcullis.hdl.UInt;
import portcullis.hdl.lib.PseudoLru;

/** Where a fully associative cache puts a new entry. */
public final class Replacement {
  private Replacement() {}

  /**
   * An entry that is free, or else one that was not used lately.
   *
   * @param valid the entries that are not free
   * @param used the entry that is used in this cycle: one bit, or none
   * @param refilled the chosen entry is filled in this cycle, which counts as use
   */
  public static UInt choose(Bits valid, Bits used, Bool refilled) {
    int size = valid.width();
    var touched = Hdl.wire(Hdl.bits(size));
    var leastUsed = PseudoLru.victim(touched);
    var way = Operators.mux(valid.andReduce(), leastUsed, Operators.priorityEncode(valid.not()));
    touched.set(Operators.mux(refilled, way.oneHot(size), used));
    return way;
  }
}
