package portcullis.replay;

/** What a vector file does to the device under test or to the memory around it. */
public sealed interface Stimulus {

  /**
   * The host stores bytes to memory ({@code m}).
   *
   * @param address physical address of the first byte
   * @param bytes what to store
   */
  record Store(long address, Bytes bytes) implements Stimulus {}

  /**
   * A register write ({@code w}), followed by a wait until the register is no longer busy.
   *
   * @param offset byte offset in the register page
   * @param size 4 or 8 bytes
   * @param value the value, zero-extended
   */
  record RegisterWrite(int offset, int size, long value) implements Stimulus {}

  /**
   * A register read ({@code r}) whose result is checked under a mask.
   *
   * @param offset byte offset in the register page
   * @param size 4 or 8 bytes
   * @param value what the masked bits must be
   * @param mask the bits that are checked
   */
  record RegisterRead(int offset, int size, long value, long mask) implements Stimulus {}

  /**
   * From now on every access that overlaps a region fails ({@code f}).
   *
   * @param address first byte of the region
   * @param length bytes in the region
   * @param kind how accesses fail
   */
  record FaultInjection(long address, long length, FaultKind kind) implements Stimulus {}

  /** All injected faults are removed ({@code f 0 0 0}). */
  record FaultRemoval() implements Stimulus {}

  /**
   * A request of a device ({@code t}).
   *
   * @param type how its address is to be understood
   * @param deviceId device_id, 24 bits
   * @param processIdValid whether the request carries a process_id
   * @param processId process_id, 20 bits; to be ignored unless valid
   * @param privileged whether privileged mode is requested
   * @param execute whether it reads for execute
   * @param noWrite the "no write" flag of an ATS translation request
   * @param write a write or an atomic operation, else a read
   * @param cxl whether the device is a CXL device
   * @param iova the address, 64 bits
   */
  record Request(
      AddressType type,
      int deviceId,
      boolean processIdValid,
      int processId,
      boolean privileged,
      boolean execute,
      boolean noWrite,
      boolean write,
      boolean cxl,
      long iova)
      implements Stimulus {}

  /**
   * A translation asked of the debug registers ({@code d}).
   *
   * @param deviceId device_id, 24 bits
   * @param processIdValid whether {@code tr_req_ctl.PV} is set
   * @param processId process_id, 20 bits
   * @param privileged {@code tr_req_ctl.Priv}
   * @param execute {@code tr_req_ctl.Exe}
   * @param noWrite {@code tr_req_ctl.NW}
   * @param iova the address; its low 12 bits are zero
   */
  record DebugRequest(
      int deviceId,
      boolean processIdValid,
      int processId,
      boolean privileged,
      boolean execute,
      boolean noWrite,
      long iova)
      implements Stimulus {}

  /**
   * A PCIe Page Request or Stop Marker message ({@code p}).
   *
   * @param requesterId requester ID, 16 bits
   * @param segmentValid whether a destination segment is given
   * @param segment destination segment, 8 bits
   * @param processIdValid whether the message carries a PASID
   * @param processId the PASID, 20 bits
   * @param privileged privileged mode requested
   * @param execute execute requested
   * @param payload bytes 08h to 0Fh of the message: address, PRG index (11:3), L, W, R
   */
  record PageRequest(
      int requesterId,
      boolean segmentValid,
      int segment,
      boolean processIdValid,
      int processId,
      boolean privileged,
      boolean execute,
      long payload)
      implements Stimulus {}

  /**
   * A device completes an ATS invalidation ({@code a}).
   *
   * @param symbol the file's name for the outstanding invalidation
   * @param requesterId requester ID of the device, 16 bits
   * @param segmentValid whether a destination segment is given
   * @param segment destination segment, 8 bits
   * @param completionCount the field CC: how many completions make the invalidation complete, 0 is
   *     8
   */
  record InvalidationCompletion(
      int symbol, int requesterId, boolean segmentValid, int segment, int completionCount)
      implements Stimulus {}

  /**
   * The timer of an ATS invalidation expires ({@code o}).
   *
   * @param symbol the file's name for the outstanding invalidation
   */
  record InvalidationTimeout(int symbol) implements Stimulus {}

  /** The device runs until it is idle ({@code s}). */
  record Settle() implements Stimulus {}

  /** How the address of a request is to be understood. */
  enum AddressType {
    /** An IOVA to translate. */
    UNTRANSLATED,
    /** A PCIe ATS translation request. */
    TRANSLATION_REQUEST,
    /** An address that an earlier ATS answer gave. */
    TRANSLATED
  }

  /** How injected faults show. */
  enum FaultKind {
    /** Reads and writes get an access fault. */
    ACCESS,
    /** Reads return poisoned data. */
    POISON,
    /** Writes get an access fault; an atomic update fails as a write. */
    WRITE_ACCESS
  }
}
