package portcullis.coverify.traffic;

import java.util.ArrayList;
import java.util.List;

/**
 * The way of a write through spaces whose writes can be tracked.
 *
 * @param hits the pages of spaces, from above
 * @param physical the physical page at its end
 */
record Trail(List<Hit> hits, long physical) {
  /** A page of a space. */
  record Hit(KernelModel space, long page) {}

  Trail through(KernelModel space, long page) {
    var longer = new ArrayList<Hit>();
    longer.add(new Hit(space, page));
    longer.addAll(hits);
    return new Trail(longer, physical);
  }
}
