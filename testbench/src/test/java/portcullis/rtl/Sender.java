package portcullis.rtl;

import portcullis.testbench.bus.DeviceRequest;

/**
 * Who sends requests.
 *
 * @param deviceId device_id
 * @param hasProcess whether its requests carry a process_id
 * @param processId process_id
 */
record Sender(int deviceId, boolean hasProcess, int processId) {
  static Sender of(int deviceId) {
    return new Sender(deviceId, false, 0);
  }

  static Sender of(int deviceId, int processId) {
    return new Sender(deviceId, true, processId);
  }

  /** A read or a write of one beat. */
  DeviceRequest request(boolean write, long iova) {
    var request = write ? DeviceRequest.write(deviceId, iova) : DeviceRequest.read(deviceId, iova);
    return hasProcess ? request.withProcess(processId, false, false) : request;
  }
}
