package portcullis.model;

/**
 * A PCIe "Page Request" or "Stop Marker" message.
 *
 * @param requesterId RID, 16 bits
 * @param segmentValid whether {@code segment} is valid
 * @param segment DSEG, 8 bits
 * @param processIdValid whether the message has a PASID
 * @param processId PASID, 20 bits
 * @param privileged "Privileged Mode Requested"; ignored without a PASID
 * @param execute "Execute Requested"; ignored without a PASID
 * @param payload bytes 08h to 0Fh of the message: R, W, L, PRGI, page address
 */
public record PageRequest(
    int requesterId,
    boolean segmentValid,
    int segment,
    boolean processIdValid,
    int processId,
    boolean privileged,
    boolean execute,
    long payload) {

  /**
   * The device_id that the message comes from.
   *
   * @return segment and requester id, 24 bits
   */
  public int deviceId() {
    return segmentValid ? segment << 16 | requesterId : requesterId;
  }

  /**
   * The "Last Request in PRG" flag.
   *
   * @return L
   */
  public boolean last() {
    return (payload & 4) != 0;
  }

  /**
   * Whether the message is a stop marker: L set, R and W clear.
   *
   * @return true for a stop marker
   */
  public boolean stopMarker() {
    return (payload & 7) == 4;
  }

  /**
   * Page Request Group Index.
   *
   * @return 9 bits
   */
  public int groupIndex() {
    return (int) (payload >>> 3) & 0x1ff;
  }
}
