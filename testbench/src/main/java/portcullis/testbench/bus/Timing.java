package portcullis.testbench.bus;

/**
 * How fast and in which order a slave answers. The same seed gives the same behaviour.
 *
 * @param readLatency a read whose address passes in cycle c has its first beat offered in cycle c +
 *     {@code readLatency} unless other beats are in the way; at least 1
 * @param writeLatency likewise from the later of address and last data to the response; at least 1
 * @param stallPercent chance, for each channel and cycle, that READY is 0, or that an answer which
 *     is due waits; 0 to 90
 * @param reorders whether answers to different IDs overtake each other at random
 * @param interleaves whether beats of reads of different IDs alternate at random
 * @param decodeErrors whether refused accesses end with DECERR at random, else with SLVERR only
 * @param seed seed of all chances
 */
public record Timing(
    int readLatency,
    int writeLatency,
    int stallPercent,
    boolean reorders,
    boolean interleaves,
    boolean decodeErrors,
    long seed) {
  private static final int MOST_STALLS = 90;

  /** Checks the ranges. */
  public Timing {
    if (readLatency < 1 || writeLatency < 1) {
      throw new IllegalArgumentException(
          "latencies of %d (read) and %d (write) cycles: at least 1 each is needed"
              .formatted(readLatency, writeLatency));
    }
    if (stallPercent < 0 || stallPercent > MOST_STALLS) {
      throw new IllegalArgumentException(
          "stalls in %d %% of the cycles: 0 to %d are possible"
              .formatted(stallPercent, MOST_STALLS));
    }
  }

  /**
   * A slave that answers in order, never stalls, and takes the same time for all.
   *
   * @param latency of reads and writes, in cycles, at least 1
   * @return the timing
   */
  public static Timing constant(int latency) {
    return new Timing(latency, latency, 0, false, false, false, 0);
  }

  /**
   * A slave that does all at random that a slave may do.
   *
   * @param latency the least of reads and writes, in cycles
   * @param seed seed of all chances
   * @return the timing
   */
  public static Timing random(int latency, long seed) {
    return new Timing(latency, latency, 30, true, true, true, seed);
  }

  /**
   * The same with another chance of stalls.
   *
   * @param percent 0 to 90
   * @return the changed timing
   */
  public Timing withStalls(int percent) {
    return new Timing(
        readLatency, writeLatency, percent, reorders, interleaves, decodeErrors, seed);
  }

  /**
   * The same with another seed.
   *
   * @param newSeed seed of all chances
   * @return the changed timing
   */
  public Timing withSeed(long newSeed) {
    return new Timing(
        readLatency, writeLatency, stallPercent, reorders, interleaves, decodeErrors, newSeed);
  }
}
