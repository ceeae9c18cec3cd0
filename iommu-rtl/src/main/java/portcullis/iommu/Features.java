package portcullis.iommu;

import portcullis.iommu.layout.InterruptGeneration;

/**
 * What a build can do beside paging.
 *
 * @param msiFlat MSI page tables and the device contexts of 64 bytes that point to them
 * @param debug the translation-request interface for software
 * @param interruptGeneration how interrupts can be signalled
 * @param enforceSnoop a bit of the device context that makes a device's translated requests
 *     coherent whatever AxCACHE says
 */
public record Features(
    boolean msiFlat, boolean debug, InterruptGeneration interruptGeneration, boolean enforceSnoop) {
  /** Interrupts can go out as messages. */
  public boolean sendsMessages() {
    return interruptGeneration != InterruptGeneration.WSI;
  }

  /** Interrupts can go out on wires. */
  public boolean drivesWires() {
    return interruptGeneration != InterruptGeneration.MSI;
  }
}
