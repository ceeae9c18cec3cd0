package portcullis.driver.vfio;

import java.util.Optional;
import java.util.Set;

/**
 * What VFIO_DEVICE_GET_INFO tells.
 *
 * @param name the device's name
 * @param platform whether it is a platform device; otherwise a PCI device
 * @param noSnoopCapable whether it can send no-snoop requests, as far as its driver says
 * @param pasid flags of the PASID capability; empty if the device has none
 */
public record VfioDeviceInfo(
    String name, boolean platform, boolean noSnoopCapable, Optional<Set<PasidFlag>> pasid) {

  /** How vPASIDs of the device are to be used. */
  public enum PasidFlag {
    /** The PASID table is the user's; vPASIDs are not registered. */
    DELEGATED,
    /** vPASIDs may be carried in instructions of the CPU. */
    CPU,
    /** The CPU must translate them. */
    CPU_VIRT
  }
}
