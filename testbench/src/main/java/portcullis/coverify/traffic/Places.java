package portcullis.coverify.traffic;

import java.util.Random;

/** The I/O addresses that traffic goes to, in every space. */
final class Places {
  /** Pages that are mapped one by one and a few at a time, all in one table of the last level. */
  static final long SMALL = 0x4_0040_0000L;

  static final int SMALL_PAGES = 16;

  /** Room for a mapping of 2 MiB. */
  static final long LARGE = 0x4_0080_0000L;

  /** Where tables of guests are to be found. */
  static final long TABLES = 0x5_0000_0000L;

  private Places() {}

  static long small(int page) {
    return SMALL + (long) page * ProcessModel.PAGE;
  }

  /** An address for a mapping. */
  static long some(Random random, boolean large, int pages) {
    return large ? LARGE : small(random.nextInt(SMALL_PAGES - pages + 1));
  }

  /** An address beneath: of the process, if there is no space beneath or it is a dummy. */
  static long target(Random random, KernelModel beneath, boolean large, int pages) {
    if (beneath != null && !beneath.dummy()) {
      return some(random, large, pages);
    }
    if (large) {
      return ProcessModel.LARGE;
    }
    // Some of these end beyond the memory, and some may not be written.
    return random.nextInt(8) == 0
        ? ProcessModel.READ_ONLY
        : ProcessModel.DATA + (long) random.nextInt(ProcessModel.DATA_PAGES) * ProcessModel.PAGE;
  }

  /** Number of a small page, -1 for another address. */
  static int smallNumber(long iova) {
    long page = (iova - SMALL) / ProcessModel.PAGE;
    return iova >= SMALL && page < SMALL_PAGES ? (int) page : -1;
  }
}
