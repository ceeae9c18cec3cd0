package portcullis.iommu.layout;

/** A record of the page-request queue. Byte order: {@code fctl.BE}. */
public final class PageRequestQueueRecord {
  private static final Section SECTION = Section.iommu("3.3", "Page-Request-Queue (PQ)");

  /** PASID, if PV. */
  public static final Field PID =
      SECTION.field(31, 12, "PID", Access.OUTPUT, Reset.NONE, "PASID, if PV");

  /** PID is valid. */
  public static final Field PV = SECTION.bit(32, "PV", Access.OUTPUT, Reset.NONE, "PID is valid");

  /** Privileged mode requested. */
  public static final Field PRIV =
      SECTION.bit(33, "PRIV", Access.OUTPUT, Reset.NONE, "privileged mode requested");

  /** Execute requested. */
  public static final Field EXEC =
      SECTION.bit(34, "EXEC", Access.OUTPUT, Reset.NONE, "execute requested");

  /** Requester ID, and segment. */
  public static final Field DID =
      SECTION.field(63, 40, "DID", Access.OUTPUT, Reset.NONE, "requester ID, and segment");

  /** Read access requested. */
  public static final Field R =
      SECTION.bit(0, "R", Access.OUTPUT, Reset.NONE, "read access requested");

  /** Write access requested. */
  public static final Field W =
      SECTION.bit(1, "W", Access.OUTPUT, Reset.NONE, "write access requested");

  /** Last request of its group. */
  public static final Field L =
      SECTION.bit(2, "L", Access.OUTPUT, Reset.NONE, "last request of its group");

  /** Page request group index. */
  public static final Field PRGI =
      SECTION.field(11, 3, "PRGI", Access.OUTPUT, Reset.NONE, "page request group index");

  /** Page number of the address. */
  public static final Field ADDRESS =
      SECTION.field(63, 12, "ADDRESS", Access.OUTPUT, Reset.NONE, "page number of the address");

  /** Bytes of a record. */
  public static final int BYTES = 16;

  /** The structure. */
  public static final Structure STRUCTURE =
      Structure.of(
          "page_request",
          BYTES,
          SECTION,
          Word.doubleword("header", 0, PID, PV, PRIV, EXEC, DID),
          Word.doubleword("payload", 8, R, W, L, PRGI, ADDRESS));

  private PageRequestQueueRecord() {}
}
