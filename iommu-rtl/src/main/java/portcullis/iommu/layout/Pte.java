package portcullis.iommu.layout;

/** A page table entry of 64 bits: Sv39, Sv48, Sv57 and their x4 forms. */
public final class Pte {
  private static final Section SECTION =
      Section.privileged("Sv39: page-based 39-bit virtual-memory system");

  /** The entry is valid. */
  public static final Field V = SECTION.bit(0, "V", Access.INPUT, Reset.NONE, "the entry is valid");

  /** Reads are permitted. */
  public static final Field R =
      SECTION.bit(1, "R", Access.INPUT, Reset.NONE, "reads are permitted");

  /** Writes are permitted; needs R. */
  public static final Field W =
      SECTION.bit(2, "W", Access.INPUT, Reset.NONE, "writes are permitted; needs R");

  /** Execution is permitted. */
  public static final Field X =
      SECTION.bit(3, "X", Access.INPUT, Reset.NONE, "execution is permitted");

  /** A user page; required in the second stage. */
  public static final Field U =
      SECTION.bit(4, "U", Access.INPUT, Reset.NONE, "a user page; required in the second stage");

  /** A global mapping of the first stage. */
  public static final Field G =
      SECTION.bit(5, "G", Access.INPUT, Reset.NONE, "a global mapping of the first stage");

  /** The page was accessed. */
  public static final Field A =
      SECTION.bit(6, "A", Access.SHARED, Reset.NONE, "the page was accessed");

  /** The page was written. */
  public static final Field D =
      SECTION.bit(7, "D", Access.SHARED, Reset.NONE, "the page was written");

  /** For software. */
  public static final Field RSW =
      SECTION.field(9, 8, "RSW", Access.INPUT, Reset.NONE, "for software");

  /** Page number of the page or of the next table. */
  public static final Field PPN =
      SECTION.field(
          53, 10, "PPN", Access.INPUT, Reset.NONE, "page number of the page or of the next table");

  /** For software with Svrsw60t59b, otherwise reserved. */
  public static final Field RSW60T59B =
      SECTION.field(
          60,
          59,
          "RSW60T59B",
          Access.INPUT,
          Reset.NONE,
          "for software with Svrsw60t59b, otherwise reserved");

  /** Memory type of a leaf with Svpbmt, see MemoryType. */
  public static final Field PBMT =
      SECTION.field(
          62,
          61,
          "PBMT",
          Access.INPUT,
          Reset.NONE,
          "memory type of a leaf with Svpbmt, see MemoryType");

  /** A leaf of a naturally aligned range of 64 KiB (Svnapot). */
  public static final Field N =
      SECTION.bit(
          63,
          "N",
          Access.INPUT,
          Reset.NONE,
          "a leaf of a naturally aligned range of 64 KiB (Svnapot)");

  /** The structure. */
  public static final Structure STRUCTURE =
      Structure.of(
          "pte",
          8,
          SECTION,
          Word.doubleword("entry", 0, V, R, W, X, U, G, A, D, RSW, PPN, RSW60T59B, PBMT, N));

  private Pte() {}
}
