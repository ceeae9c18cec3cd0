package portcullis.testbench.bus;

/**
 * A burst that a device sends.
 *
 * @param write whether it writes
 * @param id AxID
 * @param address IOVA of the first byte
 * @param beats 1 to 256
 * @param size binary logarithm of the bytes of a beat
 * @param burst AxBURST: 0 FIXED, 1 INCR, 2 WRAP
 * @param lock exclusive
 * @param deviceId device_id
 * @param processIdValid whether it carries a process_id
 * @param processId process_id
 * @param privileged AxPROT[0]
 * @param execute AxPROT[2], of reads
 * @param addressType AxMMUAT: 0 untranslated, 1 ATS translation request, 2 translated
 * @param payload data of a write: beat n puts {@code payload + n} on the lanes of the bus, see
 *     {@link #payload(int, int)}
 * @param violates whether the burst itself breaks the protocol, and is meant to
 */
public record DeviceRequest(
    boolean write,
    int id,
    long address,
    int beats,
    int size,
    int burst,
    boolean lock,
    int deviceId,
    boolean processIdValid,
    int processId,
    boolean privileged,
    boolean execute,
    int addressType,
    long payload,
    boolean violates) {
  private static final int DOUBLEWORD = 3;

  /**
   * A read of one beat of up to 8 bytes, as many as the alignment allows, with ID 0.
   *
   * @param deviceId device_id
   * @param address IOVA
   * @return the request
   */
  public static DeviceRequest read(int deviceId, long address) {
    return single(false, deviceId, address);
  }

  /**
   * A write of one beat of up to 8 bytes, as many as the alignment allows, with ID 0.
   *
   * @param deviceId device_id
   * @param address IOVA
   * @return the request
   */
  public static DeviceRequest write(int deviceId, long address) {
    return single(true, deviceId, address);
  }

  private static DeviceRequest single(boolean write, int deviceId, long address) {
    return new DeviceRequest(
        write,
        0,
        address,
        1,
        Math.min(DOUBLEWORD, Long.numberOfTrailingZeros(address)),
        AddressTransfer.INCR,
        false,
        deviceId,
        false,
        0,
        false,
        false,
        0,
        Chance.mix(address),
        false);
  }

  /**
   * The same with another ID.
   *
   * @param newId AxID
   * @return the changed request
   */
  public DeviceRequest withId(int newId) {
    return new DeviceRequest(
        write,
        newId,
        address,
        beats,
        size,
        burst,
        lock,
        deviceId,
        processIdValid,
        processId,
        privileged,
        execute,
        addressType,
        payload,
        violates);
  }

  /**
   * The same with a process_id.
   *
   * @param newProcessId process_id
   * @param asPrivileged AxPROT[0]
   * @param asExecute AxPROT[2]
   * @return the changed request
   */
  public DeviceRequest withProcess(int newProcessId, boolean asPrivileged, boolean asExecute) {
    return new DeviceRequest(
        write,
        id,
        address,
        beats,
        size,
        burst,
        lock,
        deviceId,
        true,
        newProcessId,
        asPrivileged,
        asExecute,
        addressType,
        payload,
        violates);
  }

  /**
   * The same with AxPROT and AxMMUSSID set as without a process_id.
   *
   * @param junkProcessId what AxMMUSSID carries, to be ignored
   * @param asPrivileged AxPROT[0], to be ignored
   * @param asExecute AxPROT[2], to be ignored
   * @return the changed request
   */
  public DeviceRequest withoutProcess(int junkProcessId, boolean asPrivileged, boolean asExecute) {
    return new DeviceRequest(
        write,
        id,
        address,
        beats,
        size,
        burst,
        lock,
        deviceId,
        false,
        junkProcessId,
        asPrivileged,
        asExecute,
        addressType,
        payload,
        violates);
  }

  /**
   * The same as another burst.
   *
   * @param newBeats 1 to 256
   * @param newSize binary logarithm of the bytes of a beat
   * @param newBurst AxBURST
   * @return the changed request
   */
  public DeviceRequest withBurst(int newBeats, int newSize, int newBurst) {
    return new DeviceRequest(
        write,
        id,
        address,
        newBeats,
        newSize,
        newBurst,
        lock,
        deviceId,
        processIdValid,
        processId,
        privileged,
        execute,
        addressType,
        payload,
        violates);
  }

  /**
   * The same with other data.
   *
   * @param newPayload what a write puts on the lanes of the bus
   * @return the changed request
   */
  public DeviceRequest withPayload(long newPayload) {
    return new DeviceRequest(
        write,
        id,
        address,
        beats,
        size,
        burst,
        lock,
        deviceId,
        processIdValid,
        processId,
        privileged,
        execute,
        addressType,
        newPayload,
        violates);
  }

  /**
   * The same with another kind of address.
   *
   * @param newAddressType AxMMUAT
   * @return the changed request
   */
  public DeviceRequest withAddressType(int newAddressType) {
    return new DeviceRequest(
        write,
        id,
        address,
        beats,
        size,
        burst,
        lock,
        deviceId,
        processIdValid,
        processId,
        privileged,
        execute,
        newAddressType,
        payload,
        violates);
  }

  /**
   * The same as an exclusive access.
   *
   * @return the changed request
   */
  public DeviceRequest exclusive() {
    return new DeviceRequest(
        write,
        id,
        address,
        beats,
        size,
        burst,
        true,
        deviceId,
        processIdValid,
        processId,
        privileged,
        execute,
        addressType,
        payload,
        violates);
  }

  /**
   * The same, marked: it breaks a rule of the protocol, and is meant to.
   *
   * @return the changed request
   */
  public DeviceRequest violating() {
    return new DeviceRequest(
        write,
        id,
        address,
        beats,
        size,
        burst,
        lock,
        deviceId,
        processIdValid,
        processId,
        privileged,
        execute,
        addressType,
        payload,
        true);
  }

  /**
   * What a write puts on some lanes of the bus; all doublewords differ.
   *
   * @param beat 0 and up
   * @param word the lanes {@code 8 * word} to {@code 8 * word + 7}
   * @return what is on them
   */
  public long payload(int beat, int word) {
    return payload + beat + 0x9e37_79b9_7f4a_7c15L * word;
  }

  /** The value on AxPROT. */
  int prot() {
    return (privileged ? 1 : 0) | (execute && !write ? 4 : 0);
  }

  /** What passes on AR or AW for it. */
  AddressTransfer transfer(long cycle) {
    return new AddressTransfer(
        cycle, cycle, id, address, beats, size, burst, lock, 0, prot(), 0, false, false);
  }

  /** Who wants what. */
  @Override
  public String toString() {
    return "%s%s of device %x%s, ID %d, %d x %d bytes at 0x%x"
        .formatted(
            addressType == 0 ? "" : addressType == 1 ? "translation request, " : "translated ",
            write ? "write" : execute ? "instruction read" : "read",
            deviceId,
            processIdValid
                ? ", process %x%s".formatted(processId, privileged ? " privileged" : "")
                : "",
            id,
            beats,
            1 << size,
            address);
  }
}
