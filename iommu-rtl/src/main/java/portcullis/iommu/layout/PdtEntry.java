package portcullis.iommu.layout;

/** A non-leaf entry of a process directory table. Byte order: {@code DC.tc.SBE}. */
public final class PdtEntry {
  private static final Section SECTION = Section.iommu("2.2.1", "Non-leaf PDT entry");

  /** The entry is valid. */
  public static final Field V = SECTION.bit(0, "V", Access.INPUT, Reset.NONE, "the entry is valid");

  /** Page number of the table of the next level, guest-physical with a second stage. */
  public static final Field PPN =
      SECTION.field(
          53,
          10,
          "PPN",
          Access.INPUT,
          Reset.NONE,
          "page number of the table of the next level, guest-physical with a second stage");

  /** The structure. */
  public static final Structure STRUCTURE =
      Structure.of("pdt_entry", 8, SECTION, Word.doubleword("entry", 0, V, PPN));

  private PdtEntry() {}
}
