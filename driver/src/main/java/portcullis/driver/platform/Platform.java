package portcullis.driver.platform;

import java.util.function.BooleanSupplier;

/**
 * All that the driver of one IOMMU stands on. Several IOMMUs of a machine have a platform each and
 * one memory in common.
 */
public interface Platform {

  /**
   * The registers of the IOMMU.
   *
   * @return its register page
   */
  Mmio registers();

  /**
   * The memory that the processor, the IOMMU and the devices share.
   *
   * @return physical memory
   */
  PhysicalMemory memory();

  /**
   * The interrupts of the IOMMU.
   *
   * @return its vectors
   */
  Interrupts interrupts();

  /**
   * Lets time pass until a condition holds or a limit is reached: a simulated platform steps its
   * clock, a board waits. The condition is asked at least once before any time passes and once
   * after all of it.
   *
   * @param condition what is waited for; may read registers and memory
   * @param ticks how much time may pass, in the platform's own measure; not negative
   * @return whether the condition held at last
   */
  boolean await(BooleanSupplier condition, long ticks);

  /** See {@link PhysicalMemory#barrier()}. */
  default void barrier() {
    memory().barrier();
  }
}
