package portcullis.driver.vfio;

import portcullis.driver.core.ResponseCode;

/** The registers of a device, or of the driver that mediates it, and its command portal. */
public interface DeviceRegisters {
  /** A device without registers. */
  DeviceRegisters NONE = new DeviceRegisters() {};

  /**
   * How large the region of the registers is.
   *
   * @return bytes; 0 if there are no registers
   */
  default long bytes() {
    return 0;
  }

  /**
   * Reads registers; the access lies in the region and is aligned to its size.
   *
   * @param offset byte offset in the region
   * @param size bytes: 1, 2, 4 or 8
   * @return the value, zero-extended
   */
  default long read(long offset, int size) {
    return 0;
  }

  /**
   * Writes registers; the access lies in the region and is aligned to its size.
   *
   * @param offset byte offset in the region
   * @param size bytes: 1, 2, 4 or 8
   * @param value the value; bits beyond the size are 0
   */
  default void write(long offset, int size, long value) {}

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
