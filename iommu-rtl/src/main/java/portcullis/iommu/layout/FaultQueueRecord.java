package portcullis.iommu.layout;

/** A record of the fault queue. Byte order: {@code fctl.BE}. */
public final class FaultQueueRecord {
  private static final Section SECTION = Section.iommu("3.2", "Fault/Event-Queue (FQ)");

  /** What went wrong, see FaultCause. */
  public static final Field CAUSE =
      SECTION.field(11, 0, "CAUSE", Access.OUTPUT, Reset.NONE, "what went wrong, see FaultCause");

  /** Process_id, if PV. */
  public static final Field PID =
      SECTION.field(31, 12, "PID", Access.OUTPUT, Reset.NONE, "process_id, if PV");

  /** PID is valid. */
  public static final Field PV = SECTION.bit(32, "PV", Access.OUTPUT, Reset.NONE, "PID is valid");

  /** Privileged mode was requested. */
  public static final Field PRIV =
      SECTION.bit(33, "PRIV", Access.OUTPUT, Reset.NONE, "privileged mode was requested");

  /** Kind of transaction, see TransactionType. */
  public static final Field TTYP =
      SECTION.field(
          39, 34, "TTYP", Access.OUTPUT, Reset.NONE, "kind of transaction, see TransactionType");

  /** Device_id. */
  public static final Field DID =
      SECTION.field(63, 40, "DID", Access.OUTPUT, Reset.NONE, "device_id");

  /** For custom use. */
  public static final Field CUSTOM =
      SECTION.field(31, 0, "custom", Access.OUTPUT, Reset.NONE, "for custom use");

  /** The IOVA, or the code of the message. */
  public static final Field IOTVAL =
      SECTION.field(
          63, 0, "iotval", Access.OUTPUT, Reset.NONE, "the IOVA, or the code of the message");

  /** In the record of a guest page fault: an implicit access for the first stage faulted. */
  public static final Field IMPLICIT =
      SECTION.bit(
          0, "implicit", Access.OUTPUT, Reset.NONE, "an access made for the first stage faulted");

  /** In the record of a guest page fault: that implicit access was a write. */
  public static final Field IMPLICIT_WRITE =
      SECTION.bit(1, "implicit_write", Access.OUTPUT, Reset.NONE, "that access was a write");

  /** In the record of a guest page fault: bits 63 to 2 of the guest-physical address. */
  public static final Field GPA =
      SECTION.field(
          63, 2, "gpa", Access.OUTPUT, Reset.NONE, "bits 63 to 2 of the guest-physical address");

  /** Bytes of a record. */
  public static final int BYTES = 32;

  /** The structure. */
  public static final Structure STRUCTURE =
      Structure.of(
          "fault_record",
          BYTES,
          SECTION,
          Word.doubleword("header", 0, CAUSE, PID, PV, PRIV, TTYP, DID),
          Word.doubleword("reserved", 8, CUSTOM),
          Word.doubleword("iotval", 16, IOTVAL),
          Word.doubleword("iotval2", 24, IMPLICIT, IMPLICIT_WRITE, GPA));

  private FaultQueueRecord() {}
}
