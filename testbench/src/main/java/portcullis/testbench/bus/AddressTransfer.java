package portcullis.testbench.bus;

/**
 * What passed on an address channel.
 *
 * @param cycle the cycle at whose end it passed
 * @param since the first cycle in which it was offered
 * @param id AxID
 * @param address AxADDR
 * @param beats AxLEN + 1
 * @param size AxSIZE, the binary logarithm of the bytes of a beat
 * @param burst AxBURST: 0 FIXED, 1 INCR, 2 WRAP
 * @param lock AxLOCK
 * @param cache AxCACHE
 * @param prot AxPROT
 * @param memoryType the sideband AxMMUMT: 0 PMA, 1 NC, 2 IO; 0 where there is none
 * @param throughMsiPte the sideband AxMMUMSI; false where there is none
 * @param coherent the sideband AxMMUCOHERENT; false where there is none
 */
public record AddressTransfer(
    long cycle,
    long since,
    int id,
    long address,
    int beats,
    int size,
    int burst,
    boolean lock,
    int cache,
    int prot,
    int memoryType,
    boolean throughMsiPte,
    boolean coherent) {
  static final int FIXED = 0;
  static final int INCR = 1;
  static final int WRAP = 2;

  /**
   * Where a beat goes.
   *
   * @param beat 0 to {@code beats - 1}
   * @return byte address of its lowest lane, aligned to the beat except for an unaligned first one
   */
  public long beatAddress(int beat) {
    return beatAddress(address, beats, size, burst, beat);
  }

  /** The burst rule that this breaks, in words, or null (sections A3.4.1 and A7.2.4). */
  String brokenRule(int widestSize) {
    long block = (long) beats << size;
    if (size > widestSize) {
      return "a beat of %d bytes is wider than the bus (AMBA AXI A3.4.1)".formatted(1 << size);
    }
    return switch (burst) {
      case INCR ->
          // Also an unaligned first beat ends where an aligned one would.
          (address >>> 12) == ((beatAddress(beats - 1) | (1L << size) - 1) >>> 12)
              ? exclusiveRule(block)
              : "a burst crosses a 4 KiB boundary (AMBA AXI A3.4.1)";
      case FIXED ->
          beats <= 16
              ? exclusiveRule(block)
              : "a FIXED burst of %d beats (AMBA AXI A3.4.1)".formatted(beats);
      case WRAP ->
          beats < 2 || beats > 16 || Integer.bitCount(beats) != 1
              ? "a WRAP burst of %d beats (AMBA AXI A3.4.1)".formatted(beats)
              : (address & (1L << size) - 1) != 0
                  ? "a WRAP burst that starts unaligned (AMBA AXI A3.4.1)"
                  : exclusiveRule(block);
      default -> "AxBURST is reserved (AMBA AXI A3.4.1)";
    };
  }

  private String exclusiveRule(long block) {
    boolean legal = Long.bitCount(block) == 1 && block <= 128 && (address & block - 1) == 0;
    return !lock || legal && beats <= 16
        ? null
        : "an exclusive burst of %d x %d bytes at 0x%x (AMBA AXI A7.2.4)"
            .formatted(beats, 1 << size, address);
  }

  /**
   * Where a beat of a burst goes.
   *
   * @param address AxADDR
   * @param beats AxLEN + 1
   * @param size AxSIZE
   * @param burst AxBURST
   * @param beat 0 to {@code beats - 1}
   * @return byte address of its lowest lane, aligned to the beat except for an unaligned first one
   */
  public static long beatAddress(long address, int beats, int size, int burst, int beat) {
    if (beat == 0 || burst == FIXED) {
      return address;
    }
    long aligned = address & -1L << size;
    long next = aligned + ((long) beat << size);
    if (burst != WRAP) {
      return next;
    }
    long block = (long) beats << size;
    return address & -block | next & block - 1;
  }

  /** Whether nothing but the cycle differs. */
  boolean isSameOffer(AddressTransfer other) {
    return other != null
        && id == other.id
        && address == other.address
        && beats == other.beats
        && size == other.size
        && burst == other.burst
        && lock == other.lock
        && cache == other.cache
        && prot == other.prot
        && memoryType == other.memoryType
        && throughMsiPte == other.throughMsiPte
        && coherent == other.coherent;
  }

  /** The address and the shape, for reports. */
  @Override
  public String toString() {
    return "cycle %d: ID %d, %d x %d bytes at 0x%x".formatted(cycle, id, beats, 1 << size, address);
  }
}
