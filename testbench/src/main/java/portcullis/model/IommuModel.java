package portcullis.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The IOMMU as the architecture describes it, without time: every call does all that follows from
 * it before it returns, except that commands run only in {@link #settle()} (and when a device
 * answers an invalidation that an IOFENCE.C waits for). Not safe for several threads.
 */
public final class IommuModel {
  private final List<Event> events = new ArrayList<>();

  /**
   * An IOMMU in reset state, without caches.
   *
   * @param capabilities what the build can do
   * @param memory physical memory
   */
  public IommuModel(Capabilities capabilities, Memory memory) {}

  /**
   * Writes a register. Completes at once: no busy bit stays set.
   *
   * @param offset byte offset in the register page, aligned to {@code size}
   * @param size 4 or 8 bytes; an 8-byte register may be written in halves
   * @param value the value
   */
  public void writeRegister(int offset, int size, long value) {
    throw new UnsupportedOperationException("under construction");
  }

  /**
   * Reads a register.
   *
   * @param offset byte offset in the register page, aligned to {@code size}
   * @param size 4 or 8 bytes
   * @return the value, zero-extended; 0 where there is no register
   */
  public long readRegister(int offset, int size) {
    throw new UnsupportedOperationException("under construction");
  }

  /**
   * Answers a request.
   *
   * @param request the request
   * @return the answer
   */
  public Outcome translate(Request request) {
    throw new UnsupportedOperationException("under construction");
  }

  /**
   * Takes a page request or a stop marker.
   *
   * @param request the message
   */
  public void pageRequest(PageRequest request) {
    throw new UnsupportedOperationException("under construction");
  }

  /**
   * Takes an Invalidation Completion of a device. One that nothing waits for is ignored.
   *
   * @param itag tag of the invalidation request that it answers
   * @param requesterId RID of the device
   * @param segmentValid whether {@code segment} is valid
   * @param segment DSEG
   * @param completionCount the CC field: completions that the device sends in all, 0 means 8
   */
  public void invalidationCompletion(
      int itag, int requesterId, boolean segmentValid, int segment, int completionCount) {
    throw new UnsupportedOperationException("under construction");
  }

  /**
   * The time in which a device must answer an invalidation request is over.
   *
   * @param itag tag of the invalidation request
   */
  public void invalidationTimeout(int itag) {
    throw new UnsupportedOperationException("under construction");
  }

  /** Runs commands until the queue is empty, stopped by an error, or waits in IOFENCE.C. */
  public void settle() {
    throw new UnsupportedOperationException("under construction");
  }

  /**
   * Whether the wire of a vector is asserted: {@code fctl.WSI} is 1 and a pending interrupt maps to
   * the vector.
   *
   * @param vector 0 to 15
   * @return level of the wire
   */
  public boolean wire(int vector) {
    throw new UnsupportedOperationException("under construction");
  }

  /**
   * Takes what happened since the last call.
   *
   * @return the events, in order; the list is the caller's
   */
  public List<Event> drainEvents() {
    List<Event> drained = List.copyOf(events);
    events.clear();
    return drained;
  }
}
