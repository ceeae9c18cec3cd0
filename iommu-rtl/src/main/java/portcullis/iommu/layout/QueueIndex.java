package portcullis.iommu.layout;

/**
 * The registers {@code cqh}, {@code cqt}, {@code fqh}, {@code fqt}, {@code pqh} and {@code pqt}:
 * indices into the queues. The producer owns the tail, the consumer the head.
 */
public final class QueueIndex {
  /** Index of an entry that the IOMMU moves. */
  public static final Field OWNED_BY_IOMMU =
      Section.iommu("5.7", "Command-queue head (cqh)")
          .field(31, 0, "index", Access.RO, Reset.UNSPECIFIED, "index that the IOMMU moves");

  /** Index of an entry that software moves; only LOG2SZ bits are writable. */
  public static final Field OWNED_BY_SOFTWARE =
      Section.iommu("5.8", "Command-queue tail (cqt)")
          .field(31, 0, "index", Access.WARL, Reset.UNSPECIFIED, "index that software moves");

  /** Next command to fetch. */
  public static final Register CQH =
      Register.always(
          "cqh", 32, 4, Section.iommu("5.7", "Command-queue head (cqh)"), OWNED_BY_IOMMU);

  /** Next command that software will write. */
  public static final Register CQT =
      Register.always(
          "cqt", 36, 4, Section.iommu("5.8", "Command-queue tail (cqt)"), OWNED_BY_SOFTWARE);

  /** Next fault record that software will read. */
  public static final Register FQH =
      Register.always(
          "fqh", 48, 4, Section.iommu("5.10", "Fault queue head (fqh)"), OWNED_BY_SOFTWARE);

  /** Next fault record to write. */
  public static final Register FQT =
      Register.always(
          "fqt", 52, 4, Section.iommu("5.11", "Fault queue tail (fqt)"), OWNED_BY_IOMMU);

  /** Next page request that software will read. */
  public static final Register PQH =
      Register.when(
          "capabilities.ATS",
          "pqh",
          64,
          4,
          Section.iommu("5.13", "Page-request-queue head (pqh)"),
          OWNED_BY_SOFTWARE);

  /** Next page request to write. */
  public static final Register PQT =
      Register.when(
          "capabilities.ATS",
          "pqt",
          68,
          4,
          Section.iommu("5.14", "Page-request-queue tail (pqt)"),
          OWNED_BY_IOMMU);

  private QueueIndex() {}
}
