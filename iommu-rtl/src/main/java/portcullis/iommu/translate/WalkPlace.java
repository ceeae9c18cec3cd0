package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.enumerated;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bundle;
import portcullis.hdl.Enumerated;
import portcullis.hdl.UInt;

/**
 * A place that the tables before it point to: guest-physical where there is a second stage.
 *
 * @param purpose what is there
 * @param page page number; 52 bits, because without a first stage it is that of the IOVA
 * @param doubleword number of the doubleword in the page; 0 for the request itself, whose offset
 *     the walk does not know
 */
record WalkPlace(Enumerated<WalkPurpose> purpose, UInt page, UInt doubleword) implements Bundle {
  static final int PAGE_WIDTH = 52;
  static final int DOUBLEWORD_WIDTH = 9;

  static WalkPlace shape() {
    return new WalkPlace(enumerated(WalkPurpose.class), uint(PAGE_WIDTH), uint(DOUBLEWORD_WIDTH));
  }
}
