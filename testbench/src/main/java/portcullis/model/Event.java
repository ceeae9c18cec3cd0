package portcullis.model;

/** Something the model did beside answering. Events are in the order in which they happened. */
public sealed interface Event {

  /**
   * An implicit memory access.
   *
   * @param purpose what for
   * @param kind load, store or atomic update
   * @param address first byte
   * @param size bytes of the whole access
   * @param status what the memory said
   * @param rcid resource control id of the access
   * @param mcid monitoring counter id of the access
   */
  record MemoryAccess(
      Purpose purpose,
      Memory.AccessKind kind,
      long address,
      int size,
      Memory.Status status,
      int rcid,
      int mcid)
      implements Event {}

  /**
   * A record was written to the fault queue.
   *
   * @param index index in the queue
   * @param address its address
   * @param record the record
   */
  record FaultRecorded(int index, long address, FaultRecord record) implements Event {}

  /**
   * A record was written to the page-request queue.
   *
   * @param index index in the queue
   * @param address its address
   * @param low first doubleword
   * @param high second doubleword
   */
  record PageRequestRecorded(int index, long address, long low, long high) implements Event {}

  /**
   * A command completed and {@code cqh} moved past it.
   *
   * @param index index in the queue
   * @param low first doubleword
   * @param high second doubleword
   */
  record CommandExecuted(int index, long low, long high) implements Event {}

  /**
   * The IOMMU sent an interrupt as a message.
   *
   * @param address address written
   * @param data 32-bit data
   * @param bigEndian the most significant byte is first in memory
   */
  record MsiSent(long address, int data, boolean bigEndian) implements Event {
    /**
     * The data as memory holds it.
     *
     * @return four bytes in ascending address order
     */
    public byte[] bytes() {
      return Bytes.of(data, 4, bigEndian);
    }
  }

  /**
   * IOFENCE.C wrote its data.
   *
   * @param address address written
   * @param data 32-bit data
   * @param bigEndian the most significant byte is first in memory
   */
  record FenceWritten(long address, int data, boolean bigEndian) implements Event {
    /**
     * The data as memory holds it.
     *
     * @return four bytes in ascending address order
     */
    public byte[] bytes() {
      return Bytes.of(data, 4, bigEndian);
    }
  }

  /**
   * An ATS Invalidation Request went to a device.
   *
   * @param itag tag of the request, 5 bits
   * @param requesterId RID
   * @param segmentValid DSV
   * @param segment DSEG; 0 without DSV
   * @param processIdValid PV
   * @param processId PID; 0 without PV
   * @param payload PAYLOAD of the command
   */
  record InvalidationRequested(
      int itag,
      int requesterId,
      boolean segmentValid,
      int segment,
      boolean processIdValid,
      int processId,
      long payload)
      implements Event {}

  /**
   * A Page Request Group Response went to a device, for a command or made by the IOMMU itself.
   *
   * @param requesterId RID
   * @param segmentValid DSV
   * @param segment DSEG; 0 without DSV
   * @param processIdValid PV
   * @param processId PID; 0 without PV
   * @param groupIndex Page Request Group Index
   * @param code response code: 0 success, 1 invalid request, 15 response failure
   */
  record PageGroupResponded(
      int requesterId,
      boolean segmentValid,
      int segment,
      boolean processIdValid,
      int processId,
      int groupIndex,
      int code)
      implements Event {}

  /**
   * Hardware set the A or D bit of a page table entry.
   *
   * @param purpose {@link Purpose#FIRST_STAGE} or {@link Purpose#SECOND_STAGE}
   * @param address address of the entry
   * @param size 4 or 8 bytes
   * @param before the entry before
   * @param after the entry after
   * @param bigEndian the most significant byte is first in memory
   */
  record PteUpdated(
      Purpose purpose, long address, int size, long before, long after, boolean bigEndian)
      implements Event {
    /**
     * The entry before, as memory held it.
     *
     * @return bytes in ascending address order
     */
    public byte[] bytesBefore() {
      return Bytes.of(before, size, bigEndian);
    }

    /**
     * The entry after, as memory holds it.
     *
     * @return bytes in ascending address order
     */
    public byte[] bytesAfter() {
      return Bytes.of(after, size, bigEndian);
    }
  }

  /**
   * IOFENCE.C asked that earlier requests of devices be globally observable.
   *
   * @param reads PR
   * @param writes PW
   */
  record GlobalObservability(boolean reads, boolean writes) implements Event {}
}
