package portcullis.iommu.bus;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;

/**
 * Who sends a request: rides along on AR and AW of the device side.
 *
 * @param mmusid device_id (AxMMUSID)
 * @param mmussidv the request has a process_id (AxMMUSSIDV)
 * @param mmussid process_id (AxMMUSSID)
 * @param mmuat 0 untranslated, 1 ATS translation request, 2 translated
 */
public record DeviceSideband(UInt mmusid, Bool mmussidv, UInt mmussid, UInt mmuat)
    implements Bundle {
  /** The shape. */
  public static DeviceSideband of(IommuConfig config) {
    return new DeviceSideband(
        uint(config.widths().deviceId()), bool(), uint(config.widths().processId()), uint(2));
  }
}
