package portcullis.coverify.journal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import portcullis.model.FaultCause;
import portcullis.model.Outcome;
import portcullis.model.Purpose;
import portcullis.model.Walk;

/**
 * A request of a device and what became of it.
 *
 * @param scenario name of the scenario
 * @param deviceId who asked
 * @param pasid for which process, or empty
 * @param iova first address
 * @param write whether it is a write
 * @param bytes length of the burst
 * @param accepted the cycle in which its address passed
 * @param left the first cycle in which it was offered, translated, to memory; -1 if it never was
 * @param physical the address with which it was offered there; -1 if it never was
 * @param answered the cycle in which the device had its whole answer
 * @param reads tables that the hardware read for it, in order
 * @param cacheEvent where the translation came from
 * @param walk the walk of the model, which is that of the hardware unless tables changed meanwhile
 * @param recordedCause CAUSE of the fault record that the hardware wrote of it, where that was seen
 * @param disagreement what was expected and seen, if hardware and model do not agree
 */
public record Translation(
    String scenario,
    int deviceId,
    OptionalInt pasid,
    long iova,
    boolean write,
    int bytes,
    long accepted,
    long left,
    long physical,
    long answered,
    List<TableRead> reads,
    CacheEvent cacheEvent,
    Walk walk,
    OptionalInt recordedCause,
    Optional<String> disagreement) {
  /** Copies the list. */
  public Translation {
    reads = List.copyOf(reads);
  }

  /**
   * How long the IOMMU kept it: until it went on to memory, or until the refusal was complete.
   *
   * @return cycles, at least 1
   */
  public long cycles() {
    return Math.max(1, (refused() ? answered : left) - accepted);
  }

  /**
   * Whether the hardware refused it.
   *
   * @return whether it never went on to memory
   */
  public boolean refused() {
    return left < 0;
  }

  /**
   * The cause of its refusal: as recorded, or else as the model has it.
   *
   * @return CAUSE; empty if it was not refused, or if no record was seen and the model, which was
   *     asked when tables had changed or memory had been mended, does not refuse it
   */
  public OptionalInt cause() {
    if (!refused() || recordedCause.isPresent()) {
      return recordedCause;
    }
    return modelCause();
  }

  private OptionalInt modelCause() {
    return walk.outcome() instanceof Outcome.Refused it
        ? OptionalInt.of(it.cause())
        : OptionalInt.empty();
  }

  /**
   * The table at which it was refused. Most causes tell; for others it is where the walk of the
   * model ends, or if that ends otherwise, what the hardware read last.
   *
   * @return the table; empty if it was not refused, or no table is to blame, or none is known
   */
  public Optional<Purpose> refusedAt() {
    if (cause().isEmpty()) {
      return Optional.empty();
    }
    return switch (FaultCause.of(cause().getAsInt())) {
      case DDT_ACCESS_FAULT, DDT_NOT_VALID, DDT_MISCONFIGURED, DDT_CORRUPTED ->
          Optional.of(Purpose.DEVICE_DIRECTORY);
      case PDT_ACCESS_FAULT, PDT_NOT_VALID, PDT_MISCONFIGURED, PDT_CORRUPTED ->
          Optional.of(Purpose.PROCESS_DIRECTORY);
      case MSI_PTE_ACCESS_FAULT, MSI_PTE_NOT_VALID, MSI_PTE_MISCONFIGURED, MSI_PT_CORRUPTED ->
          Optional.of(Purpose.MSI_PAGE_TABLE);
      case INSTRUCTION_PAGE_FAULT, READ_PAGE_FAULT, WRITE_PAGE_FAULT ->
          Optional.of(Purpose.FIRST_STAGE);
      case INSTRUCTION_GUEST_PAGE_FAULT, READ_GUEST_PAGE_FAULT, WRITE_GUEST_PAGE_FAULT ->
          Optional.of(Purpose.SECOND_STAGE);
      case ALL_INBOUND_DISALLOWED, TRANSACTION_DISALLOWED, MSI_WRITE_ACCESS_FAULT ->
          Optional.empty();
      case INSTRUCTION_ACCESS_FAULT, READ_ACCESS_FAULT, WRITE_ACCESS_FAULT, PAGE_TABLE_CORRUPTED ->
          cause().equals(modelCause())
              ? walk.unfinishedStage()
              : reads.isEmpty() ? Optional.empty() : Optional.of(reads.getLast().table().purpose());
    };
  }

  /**
   * What it is, in a line.
   *
   * @return such as: write of 8 bytes at 0x2000, device 0x11
   */
  public String words() {
    return "%s of %d bytes at 0x%x, device 0x%x%s"
        .formatted(
            write ? "write" : "read",
            bytes,
            iova,
            deviceId,
            pasid.isPresent() ? ", PASID " + pasid.getAsInt() : "");
  }
}
