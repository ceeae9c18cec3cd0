package portcullis.model;

/**
 * Entries of the translation caches. A cache of size 0 is absent.
 *
 * @param directoryEntries non-leaf device directory entries
 * @param deviceContexts device contexts
 * @param processContexts process contexts
 * @param firstStageEntries first-stage page table entries, leaf and non-leaf
 * @param secondStageEntries second-stage page table entries, leaf and non-leaf
 * @param msiEntries MSI page table entries
 */
public record CacheSizes(
    int directoryEntries,
    int deviceContexts,
    int processContexts,
    int firstStageEntries,
    int secondStageEntries,
    int msiEntries) {
  /** No caches: every walk reads memory. */
  public static final CacheSizes NONE = all(0);

  /** Checks the sizes. */
  public CacheSizes {
    if (directoryEntries < 0
        || deviceContexts < 0
        || processContexts < 0
        || firstStageEntries < 0
        || secondStageEntries < 0
        || msiEntries < 0) {
      throw new IllegalArgumentException("a cache cannot have a negative number of entries");
    }
  }

  /**
   * Caches of equal size.
   *
   * @param entries entries of each cache
   * @return the sizes
   */
  public static CacheSizes all(int entries) {
    return new CacheSizes(entries, entries, entries, entries, entries, entries);
  }
}
