package portcullis.iommu.layout;

/** Values of {@code PBMT}: page-based memory types. */
public enum MemoryType implements Encoding {
  /** As the physical memory attributes say. */
  PMA(0, "As the physical memory attributes say"),
  /** Non-cacheable, idempotent, weakly ordered main memory. */
  NC(1, "Non-cacheable, idempotent, weakly ordered main memory"),
  /** Non-cacheable, non-idempotent, strongly ordered I/O. */
  IO(2, "Non-cacheable, non-idempotent, strongly ordered I/O");

  private static final Section SECTION = Section.privileged("Svpbmt: page-based memory types");

  private final int code;
  private final String meaning;

  MemoryType(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  @Override
  public int code() {
    return code;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  @Override
  public Section section() {
    return SECTION;
  }
}
