package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;

/**
 * What decides the outcome of a translation, except for the offset in the page. Requests with equal
 * keys share a walk.
 *
 * @param deviceId device_id
 * @param processIdValid the request has a process_id
 * @param processId process_id; 0 without one
 * @param page bits 63 to 12 of the IOVA
 * @param write write or atomic; else a read
 * @param execute a read for execution
 * @param privileged supervisor privilege; 0 without a process_id
 * @param addressType 0 untranslated, 1 ATS translation request, 2 translated
 * @param debug the request comes from the debug registers
 */
public record TranslationKey(
    UInt deviceId,
    Bool processIdValid,
    UInt processId,
    UInt page,
    Bool write,
    Bool execute,
    Bool privileged,
    UInt addressType,
    Bool debug)
    implements Bundle {
  /** Address type of a request that is to be translated. */
  public static final int UNTRANSLATED = 0;

  /** Address type of a PCIe ATS translation request. */
  public static final int TRANSLATION_REQUEST = 1;

  /** Address type of a request with an address that was translated before. */
  public static final int TRANSLATED = 2;

  /** The shape. */
  public static TranslationKey of(IommuConfig config) {
    return new TranslationKey(
        uint(config.widths().deviceId()),
        bool(),
        uint(config.widths().processId()),
        uint(52),
        bool(),
        bool(),
        bool(),
        uint(2),
        bool());
  }

  /** Whether two requests have the same outcome. */
  public Bool sameAs(TranslationKey other) {
    return asBits().eq(other.asBits());
  }
}
