package portcullis.iommu.layout;

/**
 * The device context, a leaf of the device directory table. It has 32 bytes, or 64 where {@code
 * capabilities.MSI_FLAT} is 1. Byte order: {@code fctl.BE}.
 */
public final class DeviceContext {
  /** The word {@code tc}. */
  public static final Word TC =
      Word.doubleword(
          "tc", 0, Tc.V, Tc.EN_ATS, Tc.EN_PRI, Tc.T2GPA, Tc.DTF, Tc.PDTV, Tc.PRPR, Tc.GADE, Tc.SADE,
          Tc.DPE, Tc.SBE, Tc.SXL, Tc.CUSTOM);

  /** The word {@code iohgatp}. */
  public static final Word IOHGATP =
      Word.doubleword("iohgatp", 8, Iohgatp.PPN, Iohgatp.GSCID, Iohgatp.MODE);

  /** The word {@code ta}. */
  public static final Word TA = Word.doubleword("ta", 16, Ta.PSCID, Ta.RCID, Ta.MCID);

  /** The word {@code fsc}. */
  public static final Word FSC = Word.doubleword("fsc", 24, Fsc.PPN, Fsc.MODE);

  /** The word {@code msiptp}. */
  public static final Word MSIPTP = Word.doubleword("msiptp", 32, Msiptp.PPN, Msiptp.MODE);

  /** The word {@code msi_addr_mask}. */
  public static final Word MSI_ADDR_MASK = Word.doubleword("msi_addr_mask", 40, MsiAddrMask.MASK);

  /** The word {@code msi_addr_pattern}. */
  public static final Word MSI_ADDR_PATTERN =
      Word.doubleword("msi_addr_pattern", 48, MsiAddrPattern.PATTERN);

  private static final Word RESERVED = Word.doubleword("reserved", 56);

  /** The context where there are no MSI page tables. */
  public static final Structure BASE =
      Structure.of(
          "device_context_base",
          32,
          Section.iommu("2.1.2", "Leaf DDT entry"),
          TC,
          IOHGATP,
          TA,
          FSC);

  /** The context where there are MSI page tables. */
  public static final Structure EXTENDED =
      Structure.of(
          "device_context",
          64,
          Section.iommu("2.1.2", "Leaf DDT entry"),
          TC,
          IOHGATP,
          TA,
          FSC,
          MSIPTP,
          MSI_ADDR_MASK,
          MSI_ADDR_PATTERN,
          RESERVED);

  private DeviceContext() {}

  /** The word {@code tc}: translation control. */
  public static final class Tc {
    private static final Section SECTION = Section.iommu("2.1.3.1", "Translation control (tc)");

    /** The context is valid. */
    public static final Field V =
        SECTION.bit(0, "V", Access.INPUT, Reset.NONE, "the context is valid");

    /** ATS requests are permitted. */
    public static final Field EN_ATS =
        SECTION.bit(1, "EN_ATS", Access.INPUT, Reset.NONE, "ATS requests are permitted");

    /** Page requests are permitted. */
    public static final Field EN_PRI =
        SECTION.bit(2, "EN_PRI", Access.INPUT, Reset.NONE, "page requests are permitted");

    /** ATS completions carry guest-physical addresses. */
    public static final Field T2GPA =
        SECTION.bit(
            3, "T2GPA", Access.INPUT, Reset.NONE, "ATS completions carry guest-physical addresses");

    /** Faults in translations of this device are not reported. */
    public static final Field DTF =
        SECTION.bit(
            4,
            "DTF",
            Access.INPUT,
            Reset.NONE,
            "faults in translations of this device are not reported");

    /** Fsc points to a process directory table. */
    public static final Field PDTV =
        SECTION.bit(5, "PDTV", Access.INPUT, Reset.NONE, "fsc points to a process directory table");

    /** Page request group responses carry the PASID. */
    public static final Field PRPR =
        SECTION.bit(
            6, "PRPR", Access.INPUT, Reset.NONE, "page request group responses carry the PASID");

    /** Hardware updates A and D in the second stage. */
    public static final Field GADE =
        SECTION.bit(
            7, "GADE", Access.INPUT, Reset.NONE, "hardware updates A and D in the second stage");

    /** Hardware updates A and D in the first stage. */
    public static final Field SADE =
        SECTION.bit(
            8, "SADE", Access.INPUT, Reset.NONE, "hardware updates A and D in the first stage");

    /** Requests without a process_id use process_id 0. */
    public static final Field DPE =
        SECTION.bit(
            9, "DPE", Access.INPUT, Reset.NONE, "requests without a process_id use process_id 0");

    /** Process directory and first stage are big-endian. */
    public static final Field SBE =
        SECTION.bit(
            10,
            "SBE",
            Access.INPUT,
            Reset.NONE,
            "process directory and first stage are big-endian");

    /** First stages are those of a 32-bit guest. */
    public static final Field SXL =
        SECTION.bit(
            11, "SXL", Access.INPUT, Reset.NONE, "first stages are those of a 32-bit guest");

    /** For custom use. */
    public static final Field CUSTOM =
        SECTION.field(31, 24, "custom", Access.INPUT, Reset.NONE, "for custom use");

    private Tc() {}
  }

  /** The word {@code iohgatp}: the second stage. */
  public static final class Iohgatp {
    private static final Section SECTION =
        Section.iommu(
            "2.1.3.2", "IO hypervisor guest address translation and protection (iohgatp)");

    /** Page number of the root table of the second stage, a multiple of 4. */
    public static final Field PPN =
        SECTION.field(
            43,
            0,
            "PPN",
            Access.INPUT,
            Reset.NONE,
            "page number of the root table of the second stage, a multiple of 4");

    /** Guest soft-context identifier. */
    public static final Field GSCID =
        SECTION.field(59, 44, "GSCID", Access.INPUT, Reset.NONE, "guest soft-context identifier");

    /** Mode of the second stage, see IohgatpMode. */
    public static final Field MODE =
        SECTION.field(
            63, 60, "MODE", Access.INPUT, Reset.NONE, "mode of the second stage, see IohgatpMode");

    private Iohgatp() {}
  }

  /** The word {@code ta}: translation attributes. */
  public static final class Ta {
    private static final Section SECTION = Section.iommu("2.1.3.3", "Translation attributes (ta)");

    /** Process soft-context identifier, used without PDTV. */
    public static final Field PSCID =
        SECTION.field(
            31,
            12,
            "PSCID",
            Access.INPUT,
            Reset.NONE,
            "process soft-context identifier, used without PDTV");

    /** Resource-control identifier. */
    public static final Field RCID =
        SECTION.field(51, 40, "RCID", Access.INPUT, Reset.NONE, "resource-control identifier");

    /** Monitoring-counter identifier. */
    public static final Field MCID =
        SECTION.field(63, 52, "MCID", Access.INPUT, Reset.NONE, "monitoring-counter identifier");

    private Ta() {}
  }

  /** The word {@code fsc}: {@code iosatp}, or {@code pdtp} with PDTV. */
  public static final class Fsc {
    private static final Section SECTION = Section.iommu("2.1.3.4", "First-Stage context (fsc)");

    /** Page number of the root table of the first stage, or of the process directory. */
    public static final Field PPN =
        SECTION.field(
            43,
            0,
            "PPN",
            Access.INPUT,
            Reset.NONE,
            "page number of the root table of the first stage, or of the process directory");

    /** Mode of the first stage, see IosatpMode, or of the directory, see PdtpMode. */
    public static final Field MODE =
        SECTION.field(
            63,
            60,
            "MODE",
            Access.INPUT,
            Reset.NONE,
            "mode of the first stage, see IosatpMode, or of the directory, see PdtpMode");

    private Fsc() {}
  }

  /** The word {@code msiptp}: the MSI page table. */
  public static final class Msiptp {
    private static final Section SECTION =
        Section.iommu("2.1.3.5", "MSI page table pointer (msiptp)");

    /** Page number of the MSI page table. */
    public static final Field PPN =
        SECTION.field(43, 0, "PPN", Access.INPUT, Reset.NONE, "page number of the MSI page table");

    /** Whether there is an MSI page table, see MsiptpMode. */
    public static final Field MODE =
        SECTION.field(
            63,
            60,
            "MODE",
            Access.INPUT,
            Reset.NONE,
            "whether there is an MSI page table, see MsiptpMode");

    private Msiptp() {}
  }

  /** The word {@code msi_addr_mask}. */
  public static final class MsiAddrMask {
    private static final Section SECTION =
        Section.iommu("2.1.3.6", "MSI address mask (msi_addr_mask) and pattern (msi_addr_pattern)");

    /** Bits of the guest page number that number the interrupt files. */
    public static final Field MASK =
        SECTION.field(
            51,
            0,
            "mask",
            Access.INPUT,
            Reset.NONE,
            "bits of the guest page number that number the interrupt files");

    private MsiAddrMask() {}
  }

  /** The word {@code msi_addr_pattern}. */
  public static final class MsiAddrPattern {
    private static final Section SECTION =
        Section.iommu("2.1.3.6", "MSI address mask (msi_addr_mask) and pattern (msi_addr_pattern)");

    /** What the other bits must be for a page of an interrupt file. */
    public static final Field PATTERN =
        SECTION.field(
            51,
            0,
            "pattern",
            Access.INPUT,
            Reset.NONE,
            "what the other bits must be for a page of an interrupt file");

    private MsiAddrPattern() {}
  }
}
