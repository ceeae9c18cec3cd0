package portcullis.iommu.context;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;

/**
 * A process context that is valid and breaks no rule (section 2.2.3).
 *
 * @param supervisor ENS: requests with supervisor privilege are permitted
 * @param userMemory SUM: they may access user pages
 * @param pscid ta.PSCID
 * @param mode iosatp.MODE as a {@link StageMode}
 * @param page iosatp.PPN
 */
public record DecodedProcessContext(
    Bool supervisor, Bool userMemory, UInt pscid, UInt mode, UInt page) implements Bundle {
  /** The shape. */
  public static DecodedProcessContext of(IommuConfig config) {
    return new DecodedProcessContext(
        bool(),
        bool(),
        uint(20),
        StageMode.firstStage(config.paging()),
        uint(DecodedDeviceContext.firstStagePageWidth(config)));
  }
}
