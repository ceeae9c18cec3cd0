package portcullis.coverify.journal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import portcullis.model.Outcome;
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
   * The cause of its refusal.
   *
   * @return CAUSE as the model has it; empty if it was not refused, or if tables changed meanwhile
   *     so that the model, when it is asked, does not refuse it
   */
  public OptionalInt cause() {
    return refused() && walk.outcome() instanceof Outcome.Refused it
        ? OptionalInt.of(it.cause())
        : OptionalInt.empty();
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
