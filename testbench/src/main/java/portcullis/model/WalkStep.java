package portcullis.model;

import java.util.Optional;
import java.util.function.Consumer;

/** A step of a {@link Walk}: an entry that was read, a stage that began or ended, or a remark. */
public final class WalkStep {
  private final Optional<Purpose> purpose;
  private final long address;
  private final int bytes;
  private final Consumer<WalkTrace> event;

  private WalkStep(Optional<Purpose> purpose, long address, int bytes, Consumer<WalkTrace> event) {
    this.purpose = purpose;
    this.address = address;
    this.bytes = bytes;
    this.event = event;
  }

  static WalkStep read(Purpose purpose, long address, int bytes, Consumer<WalkTrace> event) {
    return new WalkStep(Optional.of(purpose), address, bytes, event);
  }

  static WalkStep other(Consumer<WalkTrace> event) {
    return new WalkStep(Optional.empty(), 0, 0, event);
  }

  /**
   * What was read.
   *
   * @return the table, or empty for a step that reads nothing
   */
  public Optional<Purpose> purpose() {
    return purpose;
  }

  /**
   * Where the entry is.
   *
   * @return its first byte in physical memory; 0 for a step that reads nothing
   */
  public long address() {
    return address;
  }

  /**
   * How large the entry is.
   *
   * @return bytes; 0 for a step that reads nothing
   */
  public int bytes() {
    return bytes;
  }

  /**
   * Whether a read of memory is, or may be part of, the read of this step.
   *
   * @param place first byte that was read
   * @return whether it lies in the entry
   */
  public boolean covers(long place) {
    return place >= address && place < address + bytes;
  }

  void tell(WalkTrace trace) {
    event.accept(trace);
  }
}
