package portcullis.driver.riscv;

import java.util.Optional;
import portcullis.driver.platform.PhysicalMemory;
import portcullis.iommu.layout.PdtpMode;

/** A process directory that the driver writes. {@link RiscvIommu#bindProcess} changes it. */
public final class ProcessDirectory implements AutoCloseable {

  /**
   * An empty directory.
   *
   * @param memory physical memory
   * @param tables where its tables are
   * @param mode its depth
   */
  public ProcessDirectory(PhysicalMemory memory, TableMemory tables, PdtpMode mode) {
    throw new UnsupportedOperationException();
  }

  /** Depth and place. */
  public ProcessDirectoryRoot root() {
    throw new UnsupportedOperationException();
  }

  /** What a process_id is bound to; empty if nothing. */
  public Optional<ProcessBinding> binding(int processId) {
    throw new UnsupportedOperationException();
  }

  /** Frees the tables. No device may be bound to them. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
