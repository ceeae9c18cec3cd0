package portcullis.driver.core;

import java.util.OptionalInt;
import java.util.Set;

/**
 * A fault of an attached device.
 *
 * @param attachment what routed the request
 * @param space the space that did not translate: that of the attachment, or the one beneath whose
 *     table is the second stage
 * @param wirePasid the PASID of the request
 * @param iova the address as the device sent it
 * @param address the address in {@code space}
 * @param permissions what the request wanted
 * @param recoverable whether it may succeed if it is repeated
 * @param cause code of the cause
 */
record RoutedFault(
    Attachment attachment,
    Ioasid space,
    OptionalInt wirePasid,
    long iova,
    long address,
    Set<FaultReport.Permission> permissions,
    boolean recoverable,
    int cause) {
  boolean write() {
    return permissions.contains(FaultReport.Permission.WRITE);
  }
}
