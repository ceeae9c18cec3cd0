package portcullis.iommu.layout;

/**
 * The register {@code iommu_qosid}: identifiers of the requests that the IOMMU makes on its own
 * behalf.
 */
public final class IommuQosid {
  private static final Section SECTION = Section.iommu("5.27", "IOMMU QoS ID (iommu_qosid)");

  /** Resource-control identifier. */
  public static final Field RCID =
      SECTION.field(11, 0, "RCID", Access.WARL, Reset.UNSPECIFIED, "resource-control identifier");

  /** Monitoring-counter identifier. */
  public static final Field MCID =
      SECTION.field(
          27, 16, "MCID", Access.WARL, Reset.UNSPECIFIED, "monitoring-counter identifier");

  /** The register. */
  public static final Register REGISTER =
      Register.when("capabilities.QOSID", "iommu_qosid", 624, 4, SECTION, RCID, MCID);

  private IommuQosid() {}
}
