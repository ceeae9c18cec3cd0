package portcullis.driver.core;

import java.util.OptionalInt;
import java.util.Set;

/**
 * A fault as the user reads it from the IOMMU fd.
 *
 * @param ioasid number of the space that did not translate the address
 * @param cookie what the user calls the device
 * @param flags what kind of record this is
 * @param pasid the process, if the space is a PASID table
 * @param address the address in the space, as the request had it
 * @param permissions what the request wanted
 * @param group number by which the fault is answered
 * @param last whether it is the last of its group; always so without PCIe page requests
 * @param cause code of the cause, as the IOMMU reported it
 * @param lost how many faults before this one found the queue full and were answered by {@link
 *     ResponseCode#FAILURE}
 */
public record FaultReport(
    int ioasid,
    long cookie,
    Set<Flag> flags,
    OptionalInt pasid,
    long address,
    Set<Permission> permissions,
    int group,
    boolean last,
    int cause,
    long lost) {

  /** Kinds of records. */
  public enum Flag {
    /** The fault waits for a response. */
    RESPONSE_NEEDED,
    /** The fault cannot be repaired by a response; it is told for information. */
    UNRECOVERABLE,
    /** Faults before this one are lost. */
    OVERFLOW
  }

  /** What a request wants. */
  public enum Permission {
    /** To read. */
    READ,
    /** To write. */
    WRITE,
    /** To fetch instructions. */
    EXECUTE,
    /** Whatever it wants, in privileged mode. */
    PRIVILEGED
  }

  /** Keeps the sets from changes. */
  public FaultReport {
    flags = Set.copyOf(flags);
    permissions = Set.copyOf(permissions);
  }
}
