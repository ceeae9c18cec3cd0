package portcullis.driver.core;

/**
 * What IOMMU_MAP_DMA is asked for.
 *
 * @param iova first address in the space, a multiple of 4096
 * @param bytes a positive multiple of 4096
 * @param target where it leads: an address of the process for a root, of the parent for a child; a
 *     multiple of 4096
 * @param read devices may read
 * @param write devices may write; page tables cannot say so without granting reads too
 */
public record MapRequest(long iova, long bytes, long target, boolean read, boolean write) {

  /**
   * For reading and writing.
   *
   * @param iova first address in the space
   * @param bytes how many
   * @param target where it leads
   * @return the request
   */
  public static MapRequest readWrite(long iova, long bytes, long target) {
    return new MapRequest(iova, bytes, target, true, true);
  }

  /**
   * For reading only.
   *
   * @param iova first address in the space
   * @param bytes how many
   * @param target where it leads
   * @return the request
   */
  public static MapRequest readOnly(long iova, long bytes, long target) {
    return new MapRequest(iova, bytes, target, true, false);
  }
}
