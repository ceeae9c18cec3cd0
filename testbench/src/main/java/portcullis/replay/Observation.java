package portcullis.replay;

/** Something a device under test did at its own interfaces. */
public sealed interface Observation {

  /**
   * A write of the IOMMU reached memory: a queue record, an entry's A or D bits, the data of a
   * fence, an interrupt message.
   *
   * @param address physical address of the first byte
   * @param bytes exactly the bytes written
   */
  record MemoryWrite(long address, Bytes bytes) implements Observation {}

  /**
   * An ATS Invalidation Request left the IOMMU.
   *
   * @param itag the device's own tag
   * @param requesterId requester ID of the addressed device
   * @param segmentValid whether a destination segment is given
   * @param segment destination segment
   * @param processIdValid whether a PASID is given
   * @param processId the PASID
   * @param payload the message body
   */
  record InvalidationRequest(
      int itag,
      int requesterId,
      boolean segmentValid,
      int segment,
      boolean processIdValid,
      int processId,
      long payload)
      implements Observation {}

  /**
   * A Page Request Group Response left the IOMMU.
   *
   * @param requesterId requester ID of the addressed device
   * @param segmentValid whether a destination segment is given
   * @param segment destination segment
   * @param processIdValid whether a PASID is given
   * @param processId the PASID
   * @param groupIndex page request group index
   * @param code response code
   */
  record PageGroupResponse(
      int requesterId,
      boolean segmentValid,
      int segment,
      boolean processIdValid,
      int processId,
      int groupIndex,
      int code)
      implements Observation {}

  /**
   * An IOFENCE.C asked for global observability.
   *
   * @param previousReads the operand PR
   * @param previousWrites the operand PW
   */
  record GlobalObservability(boolean previousReads, boolean previousWrites)
      implements Observation {}
}
