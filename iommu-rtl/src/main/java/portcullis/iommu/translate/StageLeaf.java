package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;

/**
 * What one stage permits and asks for.
 *
 * @param permissions what it permits
 * @param memoryType PBMT; 0 bits without Svpbmt
 */
record StageLeaf(Permissions permissions, UInt memoryType) implements Bundle {
  static StageLeaf of(IommuConfig config) {
    return new StageLeaf(Permissions.shape(), uint(memoryTypeWidth(config)));
  }

  static int memoryTypeWidth(IommuConfig config) {
    return config.paging().svpbmt() ? 2 : 0;
  }

  /** A stage that is Bare: everything is permitted, nothing asked for. */
  static StageLeaf bare(IommuConfig config) {
    Bool permitted = bool(true);
    return new StageLeaf(
        new Permissions(permitted, permitted, permitted, permitted),
        uint(memoryTypeWidth(config)).of(0));
  }
}
