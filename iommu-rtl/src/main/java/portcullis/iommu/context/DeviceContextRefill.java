package portcullis.iommu.context;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;

/**
 * A device context for the cache.
 *
 * @param valid keep it at the end of this cycle
 * @param deviceId device_id
 * @param context the context
 */
public record DeviceContextRefill(Bool valid, UInt deviceId, DecodedDeviceContext context)
    implements Bundle {
  /** The shape. */
  public static DeviceContextRefill of(IommuConfig config) {
    return new DeviceContextRefill(
        bool(), uint(config.widths().deviceId()), DecodedDeviceContext.of(config));
  }
}
