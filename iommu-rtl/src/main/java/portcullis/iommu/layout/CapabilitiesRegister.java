package portcullis.iommu.layout;

/** The register {@code capabilities}: what the build can do. */
public final class CapabilitiesRegister {
  private static final Section SECTION = Section.iommu("5.3", "IOMMU capabilities (capabilities)");

  /** The version of the specification: major in the upper nibble, minor in the lower. */
  public static final Field VERSION =
      SECTION.field(
          7,
          0,
          "version",
          Access.RO,
          Reset.to(0x10),
          "the version of the specification: major in the upper nibble, minor in the lower");

  /** First stage with 32-bit addresses. */
  public static final Field SV32 =
      SECTION.bit(8, "Sv32", Access.RO, Reset.BUILD, "first stage with 32-bit addresses");

  /** First stage with 39-bit addresses. */
  public static final Field SV39 =
      SECTION.bit(9, "Sv39", Access.RO, Reset.BUILD, "first stage with 39-bit addresses");

  /** First stage with 48-bit addresses; needs Sv39. */
  public static final Field SV48 =
      SECTION.bit(
          10, "Sv48", Access.RO, Reset.BUILD, "first stage with 48-bit addresses; needs Sv39");

  /** First stage with 57-bit addresses; needs Sv48. */
  public static final Field SV57 =
      SECTION.bit(
          11, "Sv57", Access.RO, Reset.BUILD, "first stage with 57-bit addresses; needs Sv48");

  /** Bits 60 and 59 of page table entries belong to software. */
  public static final Field SVRSW60T59B =
      SECTION.bit(
          14,
          "Svrsw60t59b",
          Access.RO,
          Reset.BUILD,
          "bits 60 and 59 of page table entries belong to software");

  /** Page-based memory types. */
  public static final Field SVPBMT =
      SECTION.bit(15, "Svpbmt", Access.RO, Reset.BUILD, "page-based memory types");

  /** Second stage with 34-bit addresses. */
  public static final Field SV32X4 =
      SECTION.bit(16, "Sv32x4", Access.RO, Reset.BUILD, "second stage with 34-bit addresses");

  /** Second stage with 41-bit addresses. */
  public static final Field SV39X4 =
      SECTION.bit(17, "Sv39x4", Access.RO, Reset.BUILD, "second stage with 41-bit addresses");

  /** Second stage with 50-bit addresses. */
  public static final Field SV48X4 =
      SECTION.bit(18, "Sv48x4", Access.RO, Reset.BUILD, "second stage with 50-bit addresses");

  /** Second stage with 59-bit addresses. */
  public static final Field SV57X4 =
      SECTION.bit(19, "Sv57x4", Access.RO, Reset.BUILD, "second stage with 59-bit addresses");

  /** Atomic updates of memory-resident interrupt files. */
  public static final Field AMO_MRIF =
      SECTION.bit(
          21,
          "AMO_MRIF",
          Access.RO,
          Reset.BUILD,
          "atomic updates of memory-resident interrupt files");

  /** MSI page tables, and with them device contexts of 64 bytes. */
  public static final Field MSI_FLAT =
      SECTION.bit(
          22,
          "MSI_FLAT",
          Access.RO,
          Reset.BUILD,
          "MSI page tables, and with them device contexts of 64 bytes");

  /** MSI page table entries in MRIF mode. */
  public static final Field MSI_MRIF =
      SECTION.bit(23, "MSI_MRIF", Access.RO, Reset.BUILD, "MSI page table entries in MRIF mode");

  /** Atomic updates of the A and D bits of page table entries. */
  public static final Field AMO_HWAD =
      SECTION.bit(
          24,
          "AMO_HWAD",
          Access.RO,
          Reset.BUILD,
          "atomic updates of the A and D bits of page table entries");

  /** PCIe Address Translation Services and Page Request Interface. */
  public static final Field ATS =
      SECTION.bit(
          25,
          "ATS",
          Access.RO,
          Reset.BUILD,
          "PCIe Address Translation Services and Page Request Interface");

  /** Guest-physical addresses in ATS completions. */
  public static final Field T2GPA =
      SECTION.bit(
          26, "T2GPA", Access.RO, Reset.BUILD, "guest-physical addresses in ATS completions");

  /** Both byte orders, chosen by fctl.BE. */
  public static final Field END =
      SECTION.bit(27, "END", Access.RO, Reset.BUILD, "both byte orders, chosen by fctl.BE");

  /** How interrupts are signalled: 0 messages, 1 wires, 2 both. */
  public static final Field IGS =
      SECTION.field(
          29,
          28,
          "IGS",
          Access.RO,
          Reset.BUILD,
          "how interrupts are signalled: 0 messages, 1 wires, 2 both");

  /** Performance monitor. */
  public static final Field HPM =
      SECTION.bit(30, "HPM", Access.RO, Reset.BUILD, "performance monitor");

  /** Translation requests through registers. */
  public static final Field DBG =
      SECTION.bit(31, "DBG", Access.RO, Reset.BUILD, "translation requests through registers");

  /** Width of physical addresses in bits. */
  public static final Field PAS =
      SECTION.field(37, 32, "PAS", Access.RO, Reset.BUILD, "width of physical addresses in bits");

  /** Process directories of one level, 8-bit process_id. */
  public static final Field PD8 =
      SECTION.bit(
          38, "PD8", Access.RO, Reset.BUILD, "process directories of one level, 8-bit process_id");

  /** Process directories of two levels, 17-bit process_id. */
  public static final Field PD17 =
      SECTION.bit(
          39,
          "PD17",
          Access.RO,
          Reset.BUILD,
          "process directories of two levels, 17-bit process_id");

  /** Process directories of three levels, 20-bit process_id. */
  public static final Field PD20 =
      SECTION.bit(
          40,
          "PD20",
          Access.RO,
          Reset.BUILD,
          "process directories of three levels, 20-bit process_id");

  /** Quality-of-service identifiers. */
  public static final Field QOSID =
      SECTION.bit(41, "QOSID", Access.RO, Reset.BUILD, "quality-of-service identifiers");

  /** Invalidation of non-leaf entries. */
  public static final Field NL =
      SECTION.bit(42, "NL", Access.RO, Reset.BUILD, "invalidation of non-leaf entries");

  /** Invalidation of address ranges. */
  public static final Field S =
      SECTION.bit(43, "S", Access.RO, Reset.BUILD, "invalidation of address ranges");

  /** For custom use. */
  public static final Field CUSTOM =
      SECTION.field(63, 56, "custom", Access.RO, Reset.BUILD, "for custom use");

  /** The register. */
  public static final Register REGISTER =
      Register.always(
          "capabilities",
          0,
          8,
          SECTION,
          VERSION,
          SV32,
          SV39,
          SV48,
          SV57,
          SVRSW60T59B,
          SVPBMT,
          SV32X4,
          SV39X4,
          SV48X4,
          SV57X4,
          AMO_MRIF,
          MSI_FLAT,
          MSI_MRIF,
          AMO_HWAD,
          ATS,
          T2GPA,
          END,
          IGS,
          HPM,
          DBG,
          PAS,
          PD8,
          PD17,
          PD20,
          QOSID,
          NL,
          S,
          CUSTOM);

  private CapabilitiesRegister() {}
}
