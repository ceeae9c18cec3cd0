package portcullis.driver.riscv;

import java.util.List;

/**
 * What the fault queue held.
 *
 * @param records the faults, oldest first
 * @param overflowed whether the queue was full and later faults are lost
 * @param memoryFault whether a record could not be written, and it and later ones are lost
 */
public record FaultDrain(List<FaultRecord> records, boolean overflowed, boolean memoryFault) {

  /** Keeps the list from changes. */
  public FaultDrain {
    records = List.copyOf(records);
  }

  /**
   * Whether faults are missing.
   *
   * @return whether any is lost
   */
  public boolean lost() {
    return overflowed || memoryFault;
  }
}
