package portcullis.driver.vfio;

import portcullis.driver.core.ResponseCode;

/** The registers of a device, or of the driver that mediates it, and its command portal. */
public interface DeviceRegisters {
  /** A device without registers. */
  DeviceRegisters NONE = new DeviceRegisters() {};

  /**
   * Reads a register.
   *
   * @param offset byte offset in the device's region
   * @return the value
   */
  default long read(long offset) {
    return 0;
  }

  /**
   * Writes a register.
   *
   * @param offset byte offset in the device's region
   * @param value the value
   */
  default void write(long offset, long value) {}

  /**
   * Takes a deferrable write at the command portal, as ENQCMD sends one.
   *
   * @param pasid the PASID on the wire, which tags the DMA of the command
   * @param payload the command
   * @return {@link ResponseCode#SUCCESS}, or another code if the queue is full
   */
  default ResponseCode submit(int pasid, byte[] payload) {
    return ResponseCode.FAILURE;
  }
}
