package portcullis.driver.core;

import java.util.OptionalInt;

/**
 * What a device, or the kernel driver that mediates it, is told. Called without any lock of the
 * driver, so that it may do DMA or call back.
 */
public interface DeviceListener {
  /** Does nothing. */
  DeviceListener NONE = new DeviceListener() {};

  /**
   * A faulted request was answered.
   *
   * @param pasid the PASID of the request on the wire, or empty
   * @param address the faulted address
   * @param code success: the device may repeat the request; otherwise it must give it up
   */
  default void answered(OptionalInt pasid, long address, ResponseCode code) {}

  /**
   * For a device that is mediated by software: a range was unmapped, its pages are let go.
   *
   * @param space the space
   * @param iova first address
   * @param bytes how many
   */
  default void unmapped(Ioasid space, long iova, long bytes) {}
}
