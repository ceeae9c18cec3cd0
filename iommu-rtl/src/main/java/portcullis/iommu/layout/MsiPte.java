package portcullis.iommu.layout;

/** An MSI page table entry, in either mode. Byte order: {@code fctl.BE}. */
public final class MsiPte {
  private static final Section SECTION =
      Section.interrupts("IOMMU support for MSIs to virtual machines: MSI page table entries");

  /** The entry is valid. */
  public static final Field V = SECTION.bit(0, "V", Access.INPUT, Reset.NONE, "the entry is valid");

  /** Mode of the entry, see MsiPteMode. */
  public static final Field M =
      SECTION.field(2, 1, "M", Access.INPUT, Reset.NONE, "mode of the entry, see MsiPteMode");

  /** Page number of the interrupt file, in pass-through mode. */
  public static final Field PPN =
      SECTION.field(
          53,
          10,
          "PPN",
          Access.INPUT,
          Reset.NONE,
          "page number of the interrupt file, in pass-through mode");

  /** The entry has a custom format. */
  public static final Field C =
      SECTION.bit(63, "C", Access.INPUT, Reset.NONE, "the entry has a custom format");

  /** Address of the memory-resident interrupt file: bits 55 to 9 of it. */
  public static final Field MRIF_ADDRESS =
      SECTION.field(
          53,
          7,
          "MRIF_ADDRESS",
          Access.INPUT,
          Reset.NONE,
          "address of the memory-resident interrupt file: bits 55 to 9 of it");

  /** Notice identity: bits 9 to 0 of it. */
  public static final Field NID_LOW =
      SECTION.field(
          9, 0, "NID_LOW", Access.INPUT, Reset.NONE, "notice identity: bits 9 to 0 of it");

  /** Page number of the address of the notice MSI. */
  public static final Field NPPN =
      SECTION.field(
          53, 10, "NPPN", Access.INPUT, Reset.NONE, "page number of the address of the notice MSI");

  /** Notice identity: bit 10 of it. */
  public static final Field NID_HIGH =
      SECTION.bit(60, "NID_HIGH", Access.INPUT, Reset.NONE, "notice identity: bit 10 of it");

  /** The entry in pass-through mode; its second doubleword is not used. */
  public static final Structure PASS_THROUGH =
      Structure.of(
          "msi_pte",
          16,
          SECTION,
          Word.doubleword("entry", 0, V, M, PPN, C),
          Word.doubleword("unused", 8));

  /** The entry in MRIF mode. */
  public static final Structure MRIF =
      Structure.of(
          "msi_pte_mrif",
          16,
          SECTION,
          Word.doubleword("interrupt_file", 0, V, M, MRIF_ADDRESS, C),
          Word.doubleword("notice", 8, NID_LOW, NPPN, NID_HIGH));

  private MsiPte() {}
}
