package portcullis.iommu.layout;

import java.util.List;

/** The table {@code msi_cfg_tbl}: the message of each interrupt vector. */
public final class MsiCfgTbl {
  private static final Section SECTION =
      Section.iommu("5.29", "MSI configuration table (msi_cfg_tbl)");

  /** The address of the message, a multiple of 4: bits 55 to 2 of it. */
  public static final Field ADDR =
      SECTION.field(
          55,
          2,
          "ADDR",
          Access.WARL,
          Reset.UNSPECIFIED,
          "the address of the message, a multiple of 4: bits 55 to 2 of it");

  /** The data of the message. */
  public static final Field VALUE =
      SECTION.field(31, 0, "data", Access.WARL, Reset.UNSPECIFIED, "the data of the message");

  /** The vector is masked; its message waits. */
  public static final Field M =
      SECTION.bit(0, "M", Access.RW, Reset.UNSPECIFIED, "the vector is masked; its message waits");

  /** Bytes from one entry of the table to the next. */
  public static final int ENTRY_BYTES = 16;

  /** Entries of the table: vectors. */
  public static final int ENTRIES = 16;

  private static final String PRESENT = "capabilities.IGS is not WSI";

  /** Where each vector's message goes. */
  public static final Register ADDRESS =
      new Register("msi_addr", 768, 8, ENTRIES, ENTRY_BYTES, PRESENT, SECTION, List.of(ADDR));

  /** What each vector's message says. */
  public static final Register DATA =
      new Register("msi_data", 776, 4, ENTRIES, ENTRY_BYTES, PRESENT, SECTION, List.of(VALUE));

  /** The mask of each vector. */
  public static final Register VECTOR_CONTROL =
      new Register("msi_vec_ctl", 780, 4, ENTRIES, ENTRY_BYTES, PRESENT, SECTION, List.of(M));

  private MsiCfgTbl() {}
}
