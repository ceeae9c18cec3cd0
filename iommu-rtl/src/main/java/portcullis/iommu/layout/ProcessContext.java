package portcullis.iommu.layout;

/** The process context, a leaf of a process directory table. Byte order: {@code DC.tc.SBE}. */
public final class ProcessContext {
  /** The word {@code ta}. */
  public static final Word TA = Word.doubleword("ta", 0, Ta.V, Ta.ENS, Ta.SUM, Ta.PSCID);

  /** The word {@code fsc}. */
  public static final Word FSC = Word.doubleword("fsc", 8, Fsc.PPN, Fsc.MODE);

  /** The structure. */
  public static final Structure STRUCTURE =
      Structure.of("process_context", 16, Section.iommu("2.2.2", "Leaf PDT entry"), TA, FSC);

  private ProcessContext() {}

  /** The word {@code ta}: translation attributes. */
  public static final class Ta {
    private static final Section SECTION = Section.iommu("2.2.3.1", "Translation attributes (ta)");

    /** The context is valid. */
    public static final Field V =
        SECTION.bit(0, "V", Access.INPUT, Reset.NONE, "the context is valid");

    /** Requests for privileged mode are permitted. */
    public static final Field ENS =
        SECTION.bit(
            1, "ENS", Access.INPUT, Reset.NONE, "requests for privileged mode are permitted");

    /** Privileged mode may access user pages. */
    public static final Field SUM =
        SECTION.bit(2, "SUM", Access.INPUT, Reset.NONE, "privileged mode may access user pages");

    /** Process soft-context identifier. */
    public static final Field PSCID =
        SECTION.field(31, 12, "PSCID", Access.INPUT, Reset.NONE, "process soft-context identifier");

    private Ta() {}
  }

  /** The word {@code fsc}: the first stage. */
  public static final class Fsc {
    private static final Section SECTION = Section.iommu("2.2.3.2", "First-Stage context (fsc)");

    /** Page number of the root table of the first stage, guest-physical with a second stage. */
    public static final Field PPN =
        SECTION.field(
            43,
            0,
            "PPN",
            Access.INPUT,
            Reset.NONE,
            "page number of the root table of the first stage, guest-physical with a second stage");

    /** Mode of the first stage, see IosatpMode. */
    public static final Field MODE =
        SECTION.field(
            63, 60, "MODE", Access.INPUT, Reset.NONE, "mode of the first stage, see IosatpMode");

    private Fsc() {}
  }
}
