package portcullis.iommu.layout;

/** The register {@code ddtp}: root of the device directory table, and the mode of the IOMMU. */
public final class Ddtp {
  private static final Section SECTION =
      Section.iommu("5.5", "Device-directory-table pointer (ddtp)");

  /** Mode of the IOMMU, see IommuMode. */
  public static final Field IOMMU_MODE =
      SECTION.field(
          3, 0, "iommu_mode", Access.WARL, Reset.ZERO, "mode of the IOMMU, see IommuMode");

  /** A write of iommu_mode is still being carried out. */
  public static final Field BUSY =
      SECTION.bit(
          4, "busy", Access.RO, Reset.ZERO, "a write of iommu_mode is still being carried out");

  /** Page number of the root of the device directory table. */
  public static final Field PPN =
      SECTION.field(
          53,
          10,
          "PPN",
          Access.WARL,
          Reset.UNSPECIFIED,
          "page number of the root of the device directory table");

  /** The register. */
  public static final Register REGISTER =
      Register.always("ddtp", 16, 8, SECTION, IOMMU_MODE, BUSY, PPN);

  private Ddtp() {}
}
