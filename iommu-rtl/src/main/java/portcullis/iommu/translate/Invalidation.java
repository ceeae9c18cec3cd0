package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.enumerated;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Enumerated;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;

/**
 * What must be forgotten, in the cycle in which {@code valid} is 1. Each cache may forget more.
 *
 * @param valid there is something to forget now
 * @param kind what is meant
 * @param addressValid AV: only {@code page}
 * @param page page number of the IOVA or guest-physical address, 52 bits
 * @param pscidValid PSCV: only {@code pscid}
 * @param pscid process soft-context identifier
 * @param guest GV: only address spaces with a second stage and {@code gscid}; for IOTINVAL.VMA
 *     without GV only those without a second stage
 * @param gscid guest soft-context identifier
 * @param deviceValid DV: only {@code deviceId}
 * @param deviceId device_id
 * @param processId process_id, for {@link Kind#PROCESS_DIRECTORY}
 */
public record Invalidation(
    Bool valid,
    Enumerated<Kind> kind,
    Bool addressValid,
    UInt page,
    Bool pscidValid,
    UInt pscid,
    Bool guest,
    UInt gscid,
    Bool deviceValid,
    UInt deviceId,
    UInt processId)
    implements Bundle {
  /** What kind of entries. */
  public enum Kind {
    /** IOTINVAL.VMA: what depends on first stages. */
    VMA,
    /** IOTINVAL.GVMA: what depends on second stages. */
    GVMA,
    /** IODIR.INVAL_DDT: device contexts, and the process contexts of these devices. */
    DEVICE_DIRECTORY,
    /** IODIR.INVAL_PDT: process contexts. */
    PROCESS_DIRECTORY,
    /** Everything: {@code ddtp} was written. */
    EVERYTHING
  }

  /** The shape. */
  public static Invalidation of(IommuConfig config) {
    return new Invalidation(
        bool(),
        enumerated(Kind.class),
        bool(),
        uint(52),
        bool(),
        uint(20),
        bool(),
        uint(16),
        bool(),
        uint(config.widths().deviceId()),
        uint(config.widths().processId()));
  }
}
