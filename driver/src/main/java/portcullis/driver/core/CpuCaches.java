package portcullis.driver.core;

import portcullis.driver.core.process.UserProcess;

/** The caches of the processors, where the platform has any that DMA can bypass. */
public interface CpuCaches {
  /** A machine whose memory is always coherent, as a simulated one. */
  CpuCaches COHERENT =
      new CpuCaches() {
        @Override
        public void invalidate(UserProcess process, long address, long bytes) {}

        @Override
        public void invalidateAll() {}
      };

  /**
   * Writes back and drops a range.
   *
   * @param process whose memory it is
   * @param address first byte in the process
   * @param bytes how many
   */
  void invalidate(UserProcess process, long address, long bytes);

  /** Writes back and drops everything. */
  void invalidateAll();
}
