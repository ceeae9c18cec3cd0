package portcullis.model;

/** {@code fctl}, {@code ddtp} and {@code iommu_qosid}. */
final class ControlRegisters {
  /** Values of {@code ddtp.iommu_mode}. */
  static final int OFF = 0;

  static final int BARE = 1;
  static final int THREE_LEVELS = 4;

  private final Capabilities capabilities;
  private final long ppnMask;

  private boolean bigEndian;
  private boolean wiredInterrupts;
  private boolean gxl;
  private int mode = OFF;
  private long rootPpn;
  private QosIds qos = QosIds.NONE;

  ControlRegisters(Capabilities capabilities) {
    this.capabilities = capabilities;
    this.ppnMask = (1L << capabilities.physicalAddressBits() - 12) - 1;
    this.wiredInterrupts = capabilities.igs() == Capabilities.InterruptSupport.WSI;
  }

  boolean bigEndian() {
    return bigEndian;
  }

  boolean wiredInterrupts() {
    return wiredInterrupts;
  }

  boolean gxl() {
    return gxl;
  }

  int mode() {
    return mode;
  }

  /** Levels of the device directory; 0 if there is none. */
  int directoryLevels() {
    return mode <= BARE ? 0 : mode - BARE;
  }

  long rootPpn() {
    return rootPpn;
  }

  QosIds qos() {
    return qos;
  }

  /** Mask of the PPN bits that a base register can hold. */
  long ppnMask() {
    return ppnMask;
  }

  long fctl() {
    return (bigEndian ? 1 : 0) | (wiredInterrupts ? 2 : 0) | (gxl ? 4 : 0);
  }

  /** The caller makes sure that nothing is in use: the specification leaves that case open. */
  void writeFctl(long value) {
    if (capabilities.beWritable()) {
      bigEndian = (value & 1) != 0;
    }
    if (capabilities.igs() == Capabilities.InterruptSupport.BOTH) {
      wiredInterrupts = (value & 2) != 0;
    }
    if (capabilities.gxlWritable()) {
      gxl = (value & 4) != 0;
    }
  }

  long ddtp() {
    return mode | rootPpn << 10;
  }

  /**
   * Changes the mode. Illegal modes, and changes of the number of levels that do not pass through
   * Off or Bare, are ignored.
   */
  void writeDdtp(long value) {
    int newMode = (int) value & 0xf;
    if (newMode > THREE_LEVELS || mode > BARE && newMode > BARE) {
      return;
    }
    mode = newMode;
    rootPpn = value >>> 10 & (1L << 44) - 1 & ppnMask;
  }

  long iommuQosid() {
    return qos.rcid() | (long) qos.mcid() << 16;
  }

  void writeIommuQosid(long value) {
    if (capabilities.qosid()) {
      int mask = capabilities.qosMask();
      qos = new QosIds((int) value & mask, (int) (value >>> 16) & mask);
    }
  }
}
