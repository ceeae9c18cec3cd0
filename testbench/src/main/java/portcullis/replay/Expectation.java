package portcullis.replay;

import java.util.Optional;
import java.util.OptionalLong;

/** What a vector file demands after a stimulus. */
public sealed interface Expectation {

  /** The answer to a request; a request has exactly one. */
  sealed interface Answered extends Expectation {}

  /**
   * The request is allowed ({@code st=OK}).
   *
   * @param address the full translated address
   * @param sizeLog2 log2 of the widest range in bytes that may be reported; 12 or more
   * @param memoryType page-based memory type: 0 PMA, 1 NC, 2 IO
   * @param throughMsiPte whether an MSI PTE gave the address; empty for debug requests
   * @param qos the request's identifiers; empty for debug requests
   */
  record Translated(
      long address,
      int sizeLog2,
      int memoryType,
      Optional<Boolean> throughMsiPte,
      Optional<QosIds> qos)
      implements Answered {}

  /**
   * An MSI PTE in MRIF mode took the request ({@code st=MRIF}).
   *
   * @param fileAddress address of the memory-resident interrupt file
   * @param noticeId notice identity, 11 bits
   * @param noticeAddress page address of the notice MSI
   * @param qos the request's identifiers
   */
  record InterruptFile(long fileAddress, int noticeId, long noticeAddress, QosIds qos)
      implements Answered {}

  /** The request is aborted ({@code st=ABORT}). */
  record Aborted() implements Answered {}

  /** {@code tr_response.fault} is 1 ({@code st=FAULT}). */
  record DebugFault() implements Answered {}

  /** ATS completion status Unsupported Request ({@code st=UR}). */
  record UnsupportedRequest() implements Answered {}

  /** ATS completion status Completer Abort ({@code st=CA}). */
  record CompleterAbort() implements Answered {}

  /** ATS success without permission ({@code st=DENY}). */
  record Denied() implements Answered {}

  /**
   * ATS success ({@code st=ATS}).
   *
   * @param read permission R
   * @param write permission W
   * @param execute permission Exe
   * @param untranslatedOnly the bit U
   * @param global the bit G; empty means unchecked
   * @param privileged the bit Priv
   * @param cxlIo the bit CXL.io; empty means unchecked
   * @param memoryType page-based memory type: 0 PMA, 1 NC, 2 IO
   * @param dirtied hardware set a D bit earlier, so W=0 is accepted too
   * @param address translated address; empty means unchecked
   * @param sizeLog2 log2 of the widest range in bytes that may be reported
   */
  record AtsTranslation(
      boolean read,
      boolean write,
      boolean execute,
      boolean untranslatedOnly,
      Optional<Boolean> global,
      boolean privileged,
      Optional<Boolean> cxlIo,
      int memoryType,
      boolean dirtied,
      OptionalLong address,
      int sizeLog2)
      implements Answered {}

  /**
   * Quality-of-service identifiers of a request.
   *
   * @param rcid resource-control ID
   * @param mcid monitoring-counter ID
   */
  record QosIds(int rcid, int mcid) {}

  /**
   * A record in the fault queue ({@code q}).
   *
   * @param index index in the queue
   * @param cause fault cause
   * @param ttyp transaction type
   * @param deviceId device_id
   * @param processIdValid PV
   * @param processId process_id
   * @param privileged PRIV
   * @param iotval iotval
   * @param iotval2 iotval2
   */
  record FaultRecord(
      long index,
      int cause,
      int ttyp,
      int deviceId,
      boolean processIdValid,
      int processId,
      boolean privileged,
      long iotval,
      long iotval2)
      implements Expectation {}

  /**
   * A record in the page-request queue ({@code g}).
   *
   * @param index index in the queue
   * @param low first doubleword
   * @param high second doubleword
   */
  record PageRequestRecord(long index, long low, long high) implements Expectation {}

  /**
   * An update of A or D in a page-table entry ({@code u}).
   *
   * @param address physical address of the entry
   * @param before the entry before
   * @param after the entry after
   * @param required whether memory must hold {@code after}; otherwise {@code before} is right too
   */
  record EntryUpdate(long address, Bytes before, Bytes after, boolean required)
      implements Expectation {}

  /**
   * An interrupt of the IOMMU sent as a message ({@code e msi}).
   *
   * @param address where it is written
   * @param data four bytes as in memory
   */
  record MessageInterrupt(long address, Bytes data) implements Expectation {}

  /**
   * The data write of an IOFENCE.C ({@code e fwr}).
   *
   * @param address where it is written
   * @param data four bytes as in memory
   */
  record FenceWrite(long address, Bytes data) implements Expectation {}

  /**
   * An ATS Invalidation Request ({@code e inval}).
   *
   * @param symbol the file's name for it; stands for the device's own ITag
   * @param requesterId requester ID, 16 bits
   * @param segmentValid whether a destination segment is given
   * @param segment destination segment, checked only if valid
   * @param processIdValid whether a PASID is given
   * @param processId the PASID, checked only if valid
   * @param payload the message body
   */
  record InvalidationRequest(
      int symbol,
      int requesterId,
      boolean segmentValid,
      int segment,
      boolean processIdValid,
      int processId,
      long payload)
      implements Expectation {}

  /**
   * A Page Request Group Response ({@code e prgr}).
   *
   * @param requesterId requester ID, 16 bits
   * @param segmentValid whether a destination segment is given
   * @param segment destination segment, checked only if valid
   * @param processIdValid whether a PASID is given
   * @param processId the PASID, checked only if valid
   * @param groupIndex page request group index, 9 bits
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
      implements Expectation {}

  /**
   * An IOFENCE.C asked for global observability ({@code e gob}); checked where the device shows it.
   *
   * @param previousReads the operand PR
   * @param previousWrites the operand PW
   */
  record GlobalObservability(boolean previousReads, boolean previousWrites)
      implements Expectation {}

  /**
   * Queue indices, control registers and pending interrupts from here on ({@code k}); empty means
   * unchecked.
   *
   * @param commandHead {@code cqh}
   * @param faultTail {@code fqt}
   * @param pageRequestTail {@code pqt}
   * @param commandControl {@code cqcsr & 0x10f03}
   * @param faultControl {@code fqcsr & 0x10303}
   * @param pageRequestControl {@code pqcsr & 0x10303}
   * @param pendingInterrupts {@code ipsr & 0xf}
   */
  record State(
      OptionalLong commandHead,
      OptionalLong faultTail,
      OptionalLong pageRequestTail,
      OptionalLong commandControl,
      OptionalLong faultControl,
      OptionalLong pageRequestControl,
      OptionalLong pendingInterrupts)
      implements Expectation {}
}
