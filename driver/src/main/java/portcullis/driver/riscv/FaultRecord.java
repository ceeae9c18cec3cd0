package portcullis.driver.riscv;

import java.util.Optional;
import java.util.OptionalInt;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.FaultQueueRecord;
import portcullis.iommu.layout.TransactionType;

/**
 * A record of the fault queue.
 *
 * @param causeCode CAUSE
 * @param transactionCode TTYP
 * @param deviceId DID; means nothing if the fault belongs to no transaction
 * @param processId PID, if PV
 * @param privileged PRIV
 * @param iotval the IOVA, or what the cause says
 * @param iotval2 bits 63 to 2 of a guest-physical address, and the flags below them
 */
public record FaultRecord(
    int causeCode,
    int transactionCode,
    int deviceId,
    OptionalInt processId,
    boolean privileged,
    long iotval,
    long iotval2) {

  /**
   * The cause.
   *
   * @return empty for a reserved or custom code
   */
  public Optional<FaultCause> cause() {
    for (var cause : FaultCause.values()) {
      if (cause.code() == causeCode) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }

  /**
   * The kind of transaction.
   *
   * @return empty for a reserved or custom code
   */
  public Optional<TransactionType> transaction() {
    for (var type : TransactionType.values()) {
      if (type.code() == transactionCode) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /**
   * The guest-physical address of a guest page fault.
   *
   * @return a multiple of 4
   */
  public long guestAddress() {
    return iotval2 & FaultQueueRecord.GPA.mask();
  }

  /**
   * Whether an access made for the first stage faulted, not the request's own.
   *
   * @return whether implicit
   */
  public boolean implicit() {
    return FaultQueueRecord.IMPLICIT.isSet(iotval2);
  }

  /**
   * Whether that access was a write of an A or D bit.
   *
   * @return whether an implicit write
   */
  public boolean implicitWrite() {
    return FaultQueueRecord.IMPLICIT_WRITE.isSet(iotval2);
  }
}
