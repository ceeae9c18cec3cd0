package portcullis.iommu.layout;

/** What software may do with a field of a register, or what a field of a structure is. */
public enum Access {
  /** Read-only. */
  RO("RO", "read-only"),
  /** Read and write; every value is legal. */
  RW("RW", "read and write"),
  /** Write any, read legal: an illegal value is replaced by a legal one. */
  WARL("WARL", "write any value, read a legal one"),
  /** Read; a write of 1 clears, a write of 0 changes nothing. */
  RW1C("RW1C", "read; a write of 1 clears"),
  /** Read; a write of 1 sets, a write of 0 changes nothing. */
  RW1S("RW1S", "read; a write of 1 sets"),
  /** Reserved: software writes what it read or 0, and ignores what it reads. */
  WPRI("WPRI", "reserved: write 0, ignore when read"),
  /** A field of a structure in memory that software writes and the IOMMU reads. */
  INPUT("in", "written by software, read by the IOMMU"),
  /** A field of a structure in memory that the IOMMU writes and software reads. */
  OUTPUT("out", "written by the IOMMU, read by software"),
  /** A field of a structure in memory that both write. */
  SHARED("in/out", "written by software and by the IOMMU");

  private final String symbol;
  private final String meaning;

  Access(String symbol, String meaning) {
    this.symbol = symbol;
    this.meaning = meaning;
  }

  /**
   * The abbreviation used in tables.
   *
   * @return for example {@code RW1C}
   */
  public String symbol() {
    return symbol;
  }

  /**
   * What the abbreviation means.
   *
   * @return a few words
   */
  public String meaning() {
    return meaning;
  }
}
