package portcullis.iommu.layout;

/** A non-leaf entry of the device directory table. Byte order: {@code fctl.BE}. */
public final class DdtEntry {
  private static final Section SECTION = Section.iommu("2.1.1", "Non-leaf DDT entry");

  /** The entry is valid. */
  public static final Field V = SECTION.bit(0, "V", Access.INPUT, Reset.NONE, "the entry is valid");

  /** Page number of the table of the next level. */
  public static final Field PPN =
      SECTION.field(
          53, 10, "PPN", Access.INPUT, Reset.NONE, "page number of the table of the next level");

  /** The structure. */
  public static final Structure STRUCTURE =
      Structure.of("ddt_entry", 8, SECTION, Word.doubleword("entry", 0, V, PPN));

  private DdtEntry() {}
}
