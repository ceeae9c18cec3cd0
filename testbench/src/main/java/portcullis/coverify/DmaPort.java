package portcullis.coverify;

import java.util.OptionalInt;
import portcullis.coverify.traffic.DmaLoad;

/** How the devices of a machine reach memory: through its IOMMU. */
public interface DmaPort {
  /**
   * Reads.
   *
   * @param deviceId who reads
   * @param pasid for which process, or empty
   * @param iova first address
   * @param length bytes
   * @return what was there
   * @throws DisagreementException if any of it is refused
   */
  byte[] read(int deviceId, OptionalInt pasid, long iova, int length);

  /**
   * Writes.
   *
   * @param deviceId who writes
   * @param pasid for which process, or empty
   * @param iova first address
   * @param bytes what to write
   * @throws DisagreementException if any of it is refused
   */
  void write(int deviceId, OptionalInt pasid, long iova, byte[] bytes);

  /**
   * Tries an access that must be refused.
   *
   * @param deviceId who tries
   * @param pasid for which process, or empty
   * @param iova address
   * @param write whether it is a write
   * @return cause of the fault
   * @throws DisagreementException if it is not refused
   */
  int refusedAccess(int deviceId, OptionalInt pasid, long iova, boolean write);

  /**
   * The devices in numbers, at random.
   *
   * @return the load; from the time it begins, the other calls must not be used
   */
  DmaLoad load();
}
