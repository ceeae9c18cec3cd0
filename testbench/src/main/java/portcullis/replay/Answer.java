package portcullis.replay;

import java.util.Optional;
import java.util.OptionalInt;
import portcullis.replay.Expectation.QosIds;

/**
 * The answer of a device under test to a request. What its interface does not carry is empty and is
 * not compared.
 */
public sealed interface Answer {

  /**
   * The request is allowed.
   *
   * @param address the full translated address
   * @param sizeLog2 log2 of the range in bytes for which the translation holds
   * @param memoryType page-based memory type: 0 PMA, 1 NC, 2 IO
   * @param throughMsiPte whether an MSI PTE gave the address
   * @param qos the request's identifiers
   */
  record Translated(
      long address,
      OptionalInt sizeLog2,
      OptionalInt memoryType,
      Optional<Boolean> throughMsiPte,
      Optional<QosIds> qos)
      implements Answer {}

  /**
   * The request goes to a memory-resident interrupt file.
   *
   * @param fileAddress address of the file
   * @param noticeId notice identity
   * @param noticeAddress page address of the notice MSI
   * @param qos the request's identifiers
   */
  record InterruptFile(long fileAddress, int noticeId, long noticeAddress, Optional<QosIds> qos)
      implements Answer {}

  /** The request is aborted. */
  record Aborted() implements Answer {}

  /** {@code tr_response.fault} is 1. */
  record DebugFault() implements Answer {}

  /** ATS completion status Unsupported Request. */
  record UnsupportedRequest() implements Answer {}

  /** ATS completion status Completer Abort. */
  record CompleterAbort() implements Answer {}

  /** A bus error that stands for {@code ABORT}, {@code UR} and {@code CA} alike. */
  record BusError() implements Answer {}

  /**
   * ATS completion status Success.
   *
   * @param read permission R
   * @param write permission W
   * @param execute permission Exe
   * @param untranslatedOnly the bit U
   * @param global the bit G
   * @param privileged the bit Priv
   * @param cxlIo the bit CXL.io
   * @param noSnoop the bit N, which must be 0
   * @param ama the field AMA, which must be 0
   * @param memoryType page-based memory type: 0 PMA, 1 NC, 2 IO
   * @param address translated address
   * @param sizeLog2 log2 of the range in bytes for which the translation holds
   */
  record AtsTranslation(
      boolean read,
      boolean write,
      boolean execute,
      boolean untranslatedOnly,
      boolean global,
      boolean privileged,
      boolean cxlIo,
      boolean noSnoop,
      int ama,
      OptionalInt memoryType,
      long address,
      int sizeLog2)
      implements Answer {}
}
