package portcullis.model;

/**
 * A device context as read from the directory, in either format.
 *
 * @param tc translation control
 * @param iohgatp second-stage root, GSCID and mode
 * @param ta translation attributes: PSCID, RCID, MCID
 * @param fsc first-stage context: iosatp, or pdtp if PDTV
 * @param msiptp MSI page table pointer; 0 in the base format
 * @param msiAddressMask MSI address mask; 0 in the base format
 * @param msiAddressPattern MSI address pattern; 0 in the base format
 * @param reserved last doubleword of the extended format
 * @param secondStage mode of iohgatp, null if it is reserved or not supported
 * @param qos RCID and MCID of ta
 */
record DeviceContext(
    long tc,
    long iohgatp,
    long ta,
    long fsc,
    long msiptp,
    long msiAddressMask,
    long msiAddressPattern,
    long reserved,
    PagingMode secondStage,
    QosIds qos) {

  private static final long PPN = (1L << 44) - 1;

  private boolean bit(int position) {
    return (tc >>> position & 1) != 0;
  }

  boolean valid() {
    return bit(0);
  }

  boolean enAts() {
    return bit(1);
  }

  boolean enPri() {
    return bit(2);
  }

  boolean t2gpa() {
    return bit(3);
  }

  boolean dtf() {
    return bit(4);
  }

  boolean pdtv() {
    return bit(5);
  }

  boolean prpr() {
    return bit(6);
  }

  boolean gade() {
    return bit(7);
  }

  boolean sade() {
    return bit(8);
  }

  boolean dpe() {
    return bit(9);
  }

  boolean sbe() {
    return bit(10);
  }

  boolean sxl() {
    return bit(11);
  }

  boolean secondStageBare() {
    return secondStage == PagingMode.BARE;
  }

  long iohgatpPpn() {
    return iohgatp & PPN;
  }

  int gscid() {
    return (int) (iohgatp >>> 44) & 0xffff;
  }

  int iohgatpMode() {
    return (int) (iohgatp >>> 60);
  }

  int pscid() {
    return (int) (ta >>> 12) & 0xfffff;
  }

  long fscPpn() {
    return fsc & PPN;
  }

  /** MODE of iosatp or pdtp. */
  int fscMode() {
    return (int) (fsc >>> 60);
  }

  long msiptpPpn() {
    return msiptp & PPN;
  }

  int msiptpMode() {
    return (int) (msiptp >>> 60);
  }

  boolean msiTranslationEnabled() {
    return msiptpMode() != 0;
  }
}
