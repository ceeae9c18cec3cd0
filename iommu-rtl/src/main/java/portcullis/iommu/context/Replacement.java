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
   * @param kept the entries that are neither free nor replaced by the new one
   * @param used the entry that is used in this cycle: one bit, or none
   * @param refilled the chosen entry is filled in this cycle, which counts as use
   */
  public static UInt choose(Bits kept, Bits used, Bool refilled) {
    int size = kept.width();
    var touched = Hdl.wire(Hdl.bits(size));
    var leastUsed = PseudoLru.victim(touched);
    var way = Operators.mux(kept.andReduce(), leastUsed, Operators.priorityEncode(kept.not()));
    touched.set(Operators.mux(refilled, way.oneHot(size), used));
    return way;
  }
}
