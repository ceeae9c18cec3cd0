package portcullis.driver.core;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import portcullis.driver.riscv.AddressRange;

/**
 * What IOMMU_INVALIDATE_CACHE is asked for: the user has changed a table of theirs.
 *
 * @param granularity how much
 * @param caches which caches, at least one
 * @param cookie only what this device has cached; empty for all devices of the space
 * @param pasid only this vPASID, for a PASID table; needed by {@link Granularity#PASID}
 * @param range only these addresses; needed by {@link Granularity#RANGE}
 */
public record InvalidateRequest(
    Granularity granularity,
    Set<Cache> caches,
    OptionalLong cookie,
    OptionalInt pasid,
    Optional<AddressRange> range) {

  /** How much is invalidated. */
  public enum Granularity {
    /** All of the space. */
    DEVICE,
    /** One process's part of a PASID table. */
    PASID,
    /** A range of addresses. */
    RANGE
  }

  /** Which cache. */
  public enum Cache {
    /** Translations in the IOMMU. */
    IOTLB,
    /** Translations in devices. */
    DEVICE_TLB,
    /** Entries of the PASID table. */
    PASID_CACHE
  }

  /** Checks for null and copies. */
  public InvalidateRequest {
    Objects.requireNonNull(granularity);
    Objects.requireNonNull(cookie);
    Objects.requireNonNull(pasid);
    Objects.requireNonNull(range);
    caches = Set.copyOf(caches);
  }

  /**
   * Everything of a space.
   *
   * @return the request
   */
  public static InvalidateRequest all() {
    return new InvalidateRequest(
        Granularity.DEVICE,
        EnumSet.allOf(Cache.class),
        OptionalLong.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  /**
   * Translations of a range.
   *
   * @param range which addresses
   * @return the request
   */
  public static InvalidateRequest ofRange(AddressRange range) {
    return new InvalidateRequest(
        Granularity.RANGE,
        EnumSet.of(Cache.IOTLB, Cache.DEVICE_TLB),
        OptionalLong.empty(),
        OptionalInt.empty(),
        Optional.of(range));
  }

  /**
   * All of one process.
   *
   * @param pasid its vPASID
   * @return the request
   */
  public static InvalidateRequest ofPasid(int pasid) {
    return new InvalidateRequest(
        Granularity.PASID,
        EnumSet.allOf(Cache.class),
        OptionalLong.empty(),
        OptionalInt.of(pasid),
        Optional.empty());
  }
}
