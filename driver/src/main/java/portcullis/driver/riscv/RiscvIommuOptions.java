package portcullis.driver.riscv;

/**
 * Choices of the driver of one unit.
 *
 * @param commandQueueEntries entries of the command queue, a power of two from 2 to 65,536
 * @param faultQueueEntries entries of the fault queue, a power of two from 2 to 65,536
 * @param fenceCompletion how a finished fence is noticed
 * @param invalidationThreshold pages up to which a range is invalidated one by one; larger ones are
 *     invalidated as a whole address space
 * @param timeLimit how long the hardware may take for anything, in ticks of the platform
 */
public record RiscvIommuOptions(
    int commandQueueEntries,
    int faultQueueEntries,
    FenceCompletion fenceCompletion,
    int invalidationThreshold,
    long timeLimit) {

  /** How a finished fence is noticed. */
  public enum FenceCompletion {
    /** The fence writes a number to memory. */
    MEMORY,
    /** The fence raises the interrupt of the command queue. */
    INTERRUPT
  }

  /** The usual. */
  public static final RiscvIommuOptions DEFAULT =
      new RiscvIommuOptions(256, 128, FenceCompletion.MEMORY, 32, 1_000_000);

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is no power of two or out of range, or a limit not
   *     positive
   */
  public RiscvIommuOptions {
    requireSize("command", commandQueueEntries);
    requireSize("fault", faultQueueEntries);
    if (invalidationThreshold < 0 || timeLimit < 1) {
      throw new IllegalArgumentException(
          "invalidation threshold %d or time limit %d is too small"
              .formatted(invalidationThreshold, timeLimit));
    }
  }

  private static void requireSize(String queue, int entries) {
    if (entries < 2 || entries > 65_536 || Integer.bitCount(entries) != 1) {
      throw new IllegalArgumentException(
          "a %s queue of %d entries; it must be a power of two from 2 to 65536"
              .formatted(queue, entries));
    }
  }
}
