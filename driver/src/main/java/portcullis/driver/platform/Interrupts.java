package portcullis.driver.platform;

/**
 * The interrupts of one IOMMU as they reach the processor: by wire or by message, which the driver
 * chooses in the IOMMU.
 */
public interface Interrupts {

  /**
   * Where a message must be written to become an interrupt.
   *
   * @param address physical address, a multiple of 4
   * @param data the four bytes to write
   */
  record Message(long address, int data) {}

  /**
   * How many vectors reach the processor.
   *
   * @return 1 to 16
   */
  int vectors();

  /**
   * The message that raises a vector.
   *
   * @param vector 0 to {@link #vectors()} - 1
   * @return its address and data
   */
  Message message(int vector);

  /**
   * Whether the vector asks for attention: its wire is high, or a message for it came since the
   * last call that said so. Lets no time pass.
   *
   * @param vector 0 to {@link #vectors()} - 1
   * @return whether to serve it
   */
  boolean poll(int vector);

  /**
   * Lets time pass until {@link #poll} would say true, or a limit is reached.
   *
   * @param vector 0 to {@link #vectors()} - 1
   * @param ticks how much time may pass, in the platform's own measure; not negative
   * @return whether to serve the vector
   */
  boolean await(int vector, long ticks);
}
