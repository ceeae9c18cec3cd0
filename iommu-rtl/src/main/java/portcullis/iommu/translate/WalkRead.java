package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.enumerated;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bundle;
import portcullis.hdl.Enumerated;
import portcullis.hdl.UInt;
import portcullis.iommu.layout.Pte;

/**
 * A read that a step begins.
 *
 * @param phase what is read
 * @param page physical page number, as wide as in a page table entry
 * @param doubleword number of the first doubleword in the page
 */
record WalkRead(Enumerated<WalkPhase> phase, UInt page, UInt doubleword) implements Bundle {
  static final int PAGE_WIDTH = Pte.PPN.width();

  static WalkRead shape() {
    return new WalkRead(
        enumerated(WalkPhase.class), uint(PAGE_WIDTH), uint(WalkPlace.DOUBLEWORD_WIDTH));
  }

  /** Stands for a read that never happens. */
  static WalkRead none() {
    return new WalkRead(
        enumerated(WalkPhase.class).of(WalkPhase.START),
        uint(PAGE_WIDTH).of(0),
        uint(WalkPlace.DOUBLEWORD_WIDTH).of(0));
  }
}
