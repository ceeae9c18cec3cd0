package portcullis.coverify.traffic;

import java.util.OptionalInt;

/**
 * What a device may ask for.
 *
 * @param deviceId who asks
 * @param pasid for which process, or empty
 * @param iova first byte of the page
 * @param write whether it writes
 */
public record Access(int deviceId, OptionalInt pasid, long iova, boolean write) {
  /** For example {@code write of device 10, PASID 5, at 0x400000}. */
  @Override
  public String toString() {
    return "%s of device %x%s at 0x%x"
        .formatted(
            write ? "write" : "read",
            deviceId,
            pasid.isPresent() ? ", PASID " + pasid.getAsInt() : "",
            iova);
  }
}
