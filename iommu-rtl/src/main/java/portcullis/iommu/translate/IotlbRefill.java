package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;

/**
 * A translation for the IOTLB.
 *
 * @param valid keep it at the end of this cycle
 * @param space whose translation it is
 * @param page IOVA page number, {@link portcullis.iommu.Paging#pageBits} bits
 * @param level 9 * level low bits of the page numbers are the offset in a larger page, 0 to 4
 * @param permissions what is permitted
 * @param translation where the page goes; with a level above 0 the low bits of its page number
 *     belong to {@code page}
 */
public record IotlbRefill(
    Bool valid,
    AddressSpace space,
    UInt page,
    UInt level,
    Permissions permissions,
    Translation translation)
    implements Bundle {
  /** The shape. */
  public static IotlbRefill of(IommuConfig config) {
    return new IotlbRefill(
        bool(),
        AddressSpace.shape(),
        uint(config.paging().pageBits()),
        uint(3),
        Permissions.shape(),
        Translation.of(config));
  }
}
