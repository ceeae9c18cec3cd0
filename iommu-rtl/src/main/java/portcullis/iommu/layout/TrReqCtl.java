package portcullis.iommu.layout;

/** The register {@code tr_req_ctl}: a translation request for debug. */
public final class TrReqCtl {
  private static final Section SECTION =
      Section.iommu("5.25", "Translation-request control (tr_req_ctl)");

  /** Set to start, cleared when tr_response is there. */
  public static final Field GO_BUSY =
      SECTION.bit(
          0, "Go/Busy", Access.RW1S, Reset.ZERO, "set to start, cleared when tr_response is there");

  /** Privileged mode is requested; needs PV. */
  public static final Field PRIV =
      SECTION.bit(
          1, "Priv", Access.WARL, Reset.UNSPECIFIED, "privileged mode is requested; needs PV");

  /** Execute permission is requested; needs NW. */
  public static final Field EXE =
      SECTION.bit(
          2, "Exe", Access.WARL, Reset.UNSPECIFIED, "execute permission is requested; needs NW");

  /** No write permission is requested. */
  public static final Field NW =
      SECTION.bit(3, "NW", Access.WARL, Reset.UNSPECIFIED, "no write permission is requested");

  /** Process_id, if PV. */
  public static final Field PID =
      SECTION.field(31, 12, "PID", Access.WARL, Reset.UNSPECIFIED, "process_id, if PV");

  /** PID is valid. */
  public static final Field PV =
      SECTION.bit(32, "PV", Access.WARL, Reset.UNSPECIFIED, "PID is valid");

  /** For custom use. */
  public static final Field CUSTOM =
      SECTION.field(39, 36, "custom", Access.WPRI, Reset.UNSPECIFIED, "for custom use");

  /** Device_id. */
  public static final Field DID =
      SECTION.field(63, 40, "DID", Access.WARL, Reset.UNSPECIFIED, "device_id");

  /** The register. */
  public static final Register REGISTER =
      Register.when(
          "capabilities.DBG",
          "tr_req_ctl",
          608,
          8,
          SECTION,
          GO_BUSY,
          PRIV,
          EXE,
          NW,
          PID,
          PV,
          CUSTOM,
          DID);

  private TrReqCtl() {}
}
