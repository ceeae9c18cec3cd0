package portcullis.model;

/** What the device (or the IO bridge) gets back for a request. */
public sealed interface Outcome {

  /** An outcome that came from a fault, with the cause that the specification gives it. */
  sealed interface Refused extends Outcome {
    /**
     * The fault.
     *
     * @return cause, as in the CAUSE field of a fault record
     */
    int cause();
  }

  /**
   * The request may go on to memory.
   *
   * @param address the whole physical address, page offset included
   * @param rangeBits log2 of the bytes around {@code address} that translate alike; at least 12
   * @param memoryType memory type resolved over both stages
   * @param throughMsiPte an MSI page table entry in basic translate mode gave the address
   * @param rcid resource control id; 0 without capabilities.QOSID
   * @param mcid monitoring counter id; 0 without capabilities.QOSID
   */
  record Translated(
      long address, int rangeBits, MemoryType memoryType, boolean throughMsiPte, int rcid, int mcid)
      implements Outcome {}

  /**
   * The request is an MSI to a memory-resident interrupt file.
   *
   * @param mrifAddress address of the MRIF, 512-byte aligned
   * @param noticeIdentity data of the notice MSI, 11 bits
   * @param noticeAddress page address of the notice MSI
   * @param rcid resource control id
   * @param mcid monitoring counter id
   */
  record Mrif(long mrifAddress, int noticeIdentity, long noticeAddress, int rcid, int mcid)
      implements Outcome {}

  /**
   * An untranslated or translated request is aborted.
   *
   * @param cause the fault
   */
  record Aborted(int cause) implements Refused {}

  /**
   * ATS completion with status Unsupported Request.
   *
   * @param cause the fault
   */
  record UnsupportedRequest(int cause) implements Refused {}

  /**
   * ATS completion with status Completer Abort.
   *
   * @param cause the fault
   */
  record CompleterAbort(int cause) implements Refused {}

  /**
   * ATS completion with status Success that grants nothing (R = W = 0) because of a fault that is
   * not reported.
   *
   * @param cause the fault that the completion hides
   */
  record Denied(int cause) implements Refused {}

  /**
   * ATS completion with status Success. The N and AMA fields are 0.
   *
   * @param read R: read permission
   * @param write W: write permission
   * @param execute Exe: execute permission
   * @param untranslatedOnly U: the range may be accessed by untranslated requests only
   * @param global Global: the first-stage mapping is global
   * @param privileged Priv: permissions hold for privileged mode
   * @param cxlIo CXL.io
   * @param memoryType memory type resolved over both stages
   * @param address translated address, page offset included; a guest-physical one with DC.T2GPA
   * @param rangeBits log2 of the bytes of the range; at least 12
   */
  record AtsTranslated(
      boolean read,
      boolean write,
      boolean execute,
      boolean untranslatedOnly,
      boolean global,
      boolean privileged,
      boolean cxlIo,
      MemoryType memoryType,
      long address,
      int rangeBits)
      implements Outcome {}
}
