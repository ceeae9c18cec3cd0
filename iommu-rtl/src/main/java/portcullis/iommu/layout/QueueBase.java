package portcullis.iommu.layout;

/**
 * The registers {@code cqb}, {@code fqb} and {@code pqb}: where a queue lies and how long it is.
 */
public final class QueueBase {
  private static final Section SECTION = Section.iommu("5.6", "Command-queue base (cqb)");

  /** Log2 of the number of entries, minus 1. */
  public static final Field LOG2SZ_1 =
      SECTION.field(
          4,
          0,
          "LOG2SZ-1",
          Access.WARL,
          Reset.UNSPECIFIED,
          "log2 of the number of entries, minus 1");

  /** Page number of the queue in memory. */
  public static final Field PPN =
      SECTION.field(
          53, 10, "PPN", Access.WARL, Reset.UNSPECIFIED, "page number of the queue in memory");

  /** The command queue. */
  public static final Register CQB =
      Register.always(
          "cqb", 24, 8, Section.iommu("5.6", "Command-queue base (cqb)"), LOG2SZ_1, PPN);

  /** The fault queue. */
  public static final Register FQB =
      Register.always("fqb", 40, 8, Section.iommu("5.9", "Fault queue base (fqb)"), LOG2SZ_1, PPN);

  /** The page-request queue. */
  public static final Register PQB =
      Register.when(
          "capabilities.ATS",
          "pqb",
          56,
          8,
          Section.iommu("5.12", "Page-request-queue base (pqb)"),
          LOG2SZ_1,
          PPN);

  private QueueBase() {}
}
