package portcullis.model;

/**
 * One inbound memory request or ATS translation request.
 *
 * @param addressType whether the address is untranslated, translated, or a translation is asked for
 * @param deviceId device_id, 24 bits
 * @param processIdValid whether the request carries a process_id
 * @param processId process_id, 20 bits; ignored when {@code processIdValid} is false
 * @param privileged supervisor privilege requested; ignored without a process_id
 * @param execute read for execute, or execute permission asked for in a translation request
 * @param noWrite the NW flag of a translation request; ignored otherwise
 * @param write a write or an atomic; false is a read
 * @param cxl the requester is a CXL type 1 or type 2 device
 * @param iova the 64-bit address
 */
public record Request(
    AddressType addressType,
    int deviceId,
    boolean processIdValid,
    int processId,
    boolean privileged,
    boolean execute,
    boolean noWrite,
    boolean write,
    boolean cxl,
    long iova) {

  /** Checks the widths of the identifiers. */
  public Request {
    if (deviceId < 0 || deviceId >= 1 << 24) {
      throw new IllegalArgumentException(
          "device_id 0x%x does not fit its 24 bits".formatted(deviceId));
    }
    if (processIdValid && (processId < 0 || processId >= 1 << 20)) {
      throw new IllegalArgumentException(
          "process_id 0x%x does not fit its 20 bits".formatted(processId));
    }
  }

  /**
   * An untranslated read without a process_id.
   *
   * @param deviceId device_id
   * @param iova address
   * @return the request
   */
  public static Request read(int deviceId, long iova) {
    return new Request(
        AddressType.UNTRANSLATED, deviceId, false, 0, false, false, false, false, false, iova);
  }

  /**
   * An untranslated write without a process_id.
   *
   * @param deviceId device_id
   * @param iova address
   * @return the request
   */
  public static Request write(int deviceId, long iova) {
    return new Request(
        AddressType.UNTRANSLATED, deviceId, false, 0, false, false, false, true, false, iova);
  }

  /**
   * The same request with a process_id.
   *
   * @param id process_id
   * @param supervisor whether supervisor privilege is requested
   * @return the request
   */
  public Request withProcess(int id, boolean supervisor) {
    return new Request(
        addressType, deviceId, true, id, supervisor, execute, noWrite, write, cxl, iova);
  }

  /**
   * The same request as a read for execute.
   *
   * @return the request
   */
  public Request forExecute() {
    return new Request(
        addressType,
        deviceId,
        processIdValid,
        processId,
        privileged,
        true,
        noWrite,
        false,
        cxl,
        iova);
  }

  /**
   * The same request with another kind of address.
   *
   * @param type kind of address
   * @return the request
   */
  public Request as(AddressType type) {
    return new Request(
        type, deviceId, processIdValid, processId, privileged, execute, noWrite, write, cxl, iova);
  }
}
