package portcullis.replay;

import java.util.List;
import java.util.Optional;
import portcullis.replay.Stimulus.FaultKind;

/**
 * An IOMMU with its memory, as the {@link Replayer} drives it: the software model, or the hardware
 * in a simulation.
 *
 * <p>One thing is asked at a time. Every method returns when the device is quiescent: every write
 * it caused has reached memory and every message has left. Only the command queue may go on by
 * itself after the write of a register, until {@link #settle}.
 */
public interface DeviceUnderTest {

  /**
   * Why this device cannot play scenarios of a build.
   *
   * @param build the build that a scenario needs
   * @return the reason, or nothing if it can
   */
  Optional<String> obstacleTo(Build build);

  /**
   * Starts a scenario: memory all zero, the device in reset state, caches empty, no injected
   * faults, no observations left.
   *
   * @param build the build that the scenario needs; {@link #obstacleTo} has nothing against it
   */
  void reset(Build build);

  /**
   * Stores bytes to memory as the host.
   *
   * @param address physical address of the first byte
   * @param bytes what to store
   */
  void store(long address, Bytes bytes);

  /**
   * Writes a register. The replayer waits for {@code busy} by reading.
   *
   * @param offset byte offset in the register page, aligned to {@code size}
   * @param size 4 or 8 bytes
   * @param value the value, zero-extended
   */
  void writeRegister(int offset, int size, long value);

  /**
   * Reads a register.
   *
   * @param offset byte offset in the register page, aligned to {@code size}
   * @param size 4 or 8 bytes
   * @return the value, zero-extended
   */
  long readRegister(int offset, int size);

  /**
   * Makes every access of the device that overlaps a region fail, in addition to earlier regions.
   *
   * @param address first byte of the region
   * @param length bytes in the region, at least 1
   * @param kind how accesses fail
   */
  void injectFault(long address, long length, FaultKind kind);

  /** Removes all injected faults. */
  void removeFaults();

  /**
   * Puts a device's request to the IOMMU.
   *
   * @param request the request
   * @return its answer
   */
  Answer request(Stimulus.Request request);

  /**
   * Asks the debug registers for a translation. By default that is what software does: write {@code
   * tr_req_iova}, write {@code tr_req_ctl} with Go, read it until Go falls, read {@code
   * tr_response}.
   *
   * @param request the request
   * @return its answer, a {@link Answer.Translated} or {@link Answer.DebugFault}
   * @throws DeviceStuckException if Go does not fall
   */
  default Answer debugRequest(Stimulus.DebugRequest request) {
    return DebugRegisters.translate(this, request);
  }

  /**
   * Sends a Page Request or Stop Marker message to the IOMMU.
   *
   * @param message the message
   */
  void pageRequest(Stimulus.PageRequest message);

  /**
   * Sends an Invalidation Completion to the IOMMU.
   *
   * @param itag the tag of the {@link Observation.InvalidationRequest} that it completes
   * @param completion the completion; its symbol means nothing here
   */
  void invalidationCompletion(int itag, Stimulus.InvalidationCompletion completion);

  /**
   * Lets the timer of an ATS invalidation expire.
   *
   * @param itag the tag of the {@link Observation.InvalidationRequest}
   */
  void invalidationTimeout(int itag);

  /**
   * Runs until the device is idle: the command queue is empty, stopped by an error bit or blocked
   * in IOFENCE.C, and all posted writes have reached memory.
   */
  void settle();

  /**
   * Everything the device did since the last call, in order. A write to memory that failed did not
   * happen; one the IOMMU makes as one transaction is one observation.
   *
   * @return the observations
   */
  List<Observation> drain();

  /**
   * The interrupt wires.
   *
   * @return one bit for each wire, wire 0 in bit 0
   */
  int interruptWires();

  /**
   * Whether {@link #drain} gives a {@link Observation.GlobalObservability} for each fence that asks
   * for it.
   *
   * @return whether its absence means anything
   */
  boolean showsGlobalObservability();
}
