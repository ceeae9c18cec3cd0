package portcullis.model.tables;

import portcullis.model.PagingMode;

/**
 * The doublewords of a device context.
 *
 * @param tc translation control
 * @param iohgatp second stage
 * @param ta translation attributes
 * @param fsc first stage, or process directory
 * @param msiptp MSI page table pointer
 * @param msiAddressMask MSI address mask
 * @param msiAddressPattern MSI address pattern
 */
public record DeviceContextFields(
    long tc,
    long iohgatp,
    long ta,
    long fsc,
    long msiptp,
    long msiAddressMask,
    long msiAddressPattern) {
  /** tc.V. */
  public static final long V = 1;

  /** tc.EN_ATS. */
  public static final long EN_ATS = 1 << 1;

  /** tc.EN_PRI. */
  public static final long EN_PRI = 1 << 2;

  /** tc.T2GPA. */
  public static final long T2GPA = 1 << 3;

  /** tc.DTF. */
  public static final long DTF = 1 << 4;

  /** tc.PDTV. */
  public static final long PDTV = 1 << 5;

  /** tc.PRPR. */
  public static final long PRPR = 1 << 6;

  /** tc.GADE. */
  public static final long GADE = 1 << 7;

  /** tc.SADE. */
  public static final long SADE = 1 << 8;

  /** tc.DPE. */
  public static final long DPE = 1 << 9;

  /** tc.SBE. */
  public static final long SBE = 1 << 10;

  /** tc.SXL. */
  public static final long SXL = 1 << 11;

  /** A valid context with both stages Bare and everything else off. */
  public static final DeviceContextFields BARE = new DeviceContextFields(V, 0, 0, 0, 0, 0, 0);

  /**
   * The context with bits of tc set in addition.
   *
   * @param bits bits to set
   * @return the changed context
   */
  public DeviceContextFields with(long bits) {
    return new DeviceContextFields(
        tc | bits, iohgatp, ta, fsc, msiptp, msiAddressMask, msiAddressPattern);
  }

  /**
   * The context with a second stage.
   *
   * @param mode format
   * @param gscid GSCID
   * @param table the page table
   * @return the changed context
   */
  public DeviceContextFields secondStage(PagingMode mode, int gscid, PageTables table) {
    long value = (long) mode.code() << 60 | (long) gscid << 44 | table.rootPpn();
    return new DeviceContextFields(tc, value, ta, fsc, msiptp, msiAddressMask, msiAddressPattern);
  }

  /**
   * The context with a first stage.
   *
   * @param mode format
   * @param pscid PSCID
   * @param table the page table
   * @return the changed context
   */
  public DeviceContextFields firstStage(PagingMode mode, int pscid, PageTables table) {
    return new DeviceContextFields(
        tc,
        iohgatp,
        ta & ~0xfffff000L | (long) pscid << 12,
        (long) mode.code() << 60 | table.rootPpn(),
        msiptp,
        msiAddressMask,
        msiAddressPattern);
  }

  /**
   * The context with a process directory.
   *
   * @param directory the directory
   * @return the changed context, with PDTV
   */
  public DeviceContextFields processes(ProcessDirectoryTables directory) {
    return new DeviceContextFields(
        tc | PDTV,
        iohgatp,
        ta,
        (long) directory.levels() << 60 | directory.rootPpn(),
        msiptp,
        msiAddressMask,
        msiAddressPattern);
  }

  /**
   * The context with an MSI page table.
   *
   * @param table address of the table
   * @param mask MSI address mask
   * @param pattern MSI address pattern
   * @return the changed context
   */
  public DeviceContextFields msi(long table, long mask, long pattern) {
    return new DeviceContextFields(tc, iohgatp, ta, fsc, 1L << 60 | table >>> 12, mask, pattern);
  }

  long[] doublewords(boolean extended) {
    return extended
        ? new long[] {tc, iohgatp, ta, fsc, msiptp, msiAddressMask, msiAddressPattern, 0}
        : new long[] {tc, iohgatp, ta, fsc};
  }
}
