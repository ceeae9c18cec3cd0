package portcullis.iommu.layout;

import java.util.List;

/** The registers {@code iohpmevt1} to {@code iohpmevt31}: which events are counted. */
public final class Iohpmevt {
  private static final Section SECTION =
      Section.iommu("5.23", "Performance-monitoring event selectors (iohpmevt1-31)");

  /** The event to count, 0 for none; see MonitoredEvent. */
  public static final Field EVENT_ID =
      SECTION.field(
          14,
          0,
          "eventID",
          Access.WARL,
          Reset.UNSPECIFIED,
          "the event to count, 0 for none; see MonitoredEvent");

  /** The low ones of DID_GSCID and the 0 above them are not compared. */
  public static final Field DMASK =
      SECTION.bit(
          15,
          "DMASK",
          Access.RW,
          Reset.UNSPECIFIED,
          "the low ones of DID_GSCID and the 0 above them are not compared");

  /** The process_id or PSCID to compare. */
  public static final Field PID_PSCID =
      SECTION.field(
          35, 16, "PID_PSCID", Access.RW, Reset.UNSPECIFIED, "the process_id or PSCID to compare");

  /** The device_id or GSCID to compare. */
  public static final Field DID_GSCID =
      SECTION.field(
          59, 36, "DID_GSCID", Access.RW, Reset.UNSPECIFIED, "the device_id or GSCID to compare");

  /** PID_PSCID is compared. */
  public static final Field PV_PSCV =
      SECTION.bit(60, "PV_PSCV", Access.RW, Reset.UNSPECIFIED, "PID_PSCID is compared");

  /** DID_GSCID is compared. */
  public static final Field DV_GSCV =
      SECTION.bit(61, "DV_GSCV", Access.RW, Reset.UNSPECIFIED, "DID_GSCID is compared");

  /** Compare PSCID and GSCID instead of process_id and device_id. */
  public static final Field IDT =
      SECTION.bit(
          62,
          "IDT",
          Access.RW,
          Reset.UNSPECIFIED,
          "compare PSCID and GSCID instead of process_id and device_id");

  /** The counter overflowed; while 1, no further interrupt. */
  public static final Field OF =
      SECTION.bit(
          63,
          "OF",
          Access.RW,
          Reset.UNSPECIFIED,
          "the counter overflowed; while 1, no further interrupt");

  /** Element 0 is {@code iohpmevt1}. */
  public static final Register REGISTERS =
      new Register(
          "iohpmevt",
          352,
          8,
          31,
          8,
          "capabilities.HPM",
          SECTION,
          List.of(EVENT_ID, DMASK, PID_PSCID, DID_GSCID, PV_PSCV, DV_GSCV, IDT, OF));

  private Iohpmevt() {}
}
