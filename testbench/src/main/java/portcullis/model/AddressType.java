package portcullis.model;

/** What the address of an inbound request is, as PCIe's AT field says it. */
public enum AddressType {
  /** The address is an IOVA that the IOMMU must translate. */
  UNTRANSLATED,
  /** A PCIe ATS translation request: the device asks for a translation and accesses nothing. */
  TRANSLATION_REQUEST,
  /** The address came from an earlier ATS completion. */
  TRANSLATED
}
