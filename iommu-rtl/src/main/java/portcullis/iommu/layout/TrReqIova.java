package portcullis.iommu.layout;

/** The register {@code tr_req_iova}: the address of a translation request for debug. */
public final class TrReqIova {
  private static final Section SECTION =
      Section.iommu("5.24", "Translation-request IOVA (tr_req_iova)");

  /** Page number of the IOVA to translate. */
  public static final Field VPN =
      SECTION.field(
          63, 12, "vpn", Access.WARL, Reset.UNSPECIFIED, "page number of the IOVA to translate");

  /** The register. */
  public static final Register REGISTER =
      Register.when("capabilities.DBG", "tr_req_iova", 600, 8, SECTION, VPN);

  private TrReqIova() {}
}
