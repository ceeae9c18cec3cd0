package portcullis.iommu.context;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;

/**
 * A process context for the cache.
 *
 * @param valid keep it at the end of this cycle
 * @param processId process_id
 * @param context the context
 */
public record ProcessContextRefill(Bool valid, UInt processId, DecodedProcessContext context)
    implements Bundle {
  /** The shape. */
  public static ProcessContextRefill of(IommuConfig config) {
    return new ProcessContextRefill(
        bool(), uint(config.widths().processId()), DecodedProcessContext.of(config));
  }
}
