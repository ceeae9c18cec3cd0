package portcullis.driver.core;

import static portcullis.driver.core.IommuException.refused;
import static portcullis.driver.core.IommuException.require;

import java.util.function.Predicate;
import portcullis.driver.core.InvalidateRequest.Cache;
import portcullis.driver.core.InvalidateRequest.Granularity;

/** Carries out IOMMU_INVALIDATE_CACHE on a user-managed space. */
final class Invalidator {
  private final Ioasid space;

  Invalidator(Ioasid space) {
    this.space = space;
  }

  void invalidate(InvalidateRequest request) {
    requireSense(request);
    switch (space) {
      case KernelSpace _ ->
          throw refused(
              Errno.EINVAL, "%s is kernel-managed: use map and unmap, not invalidate", space);
      case UserPageTable user -> invalidate(user, request);
      case UserPasidTable table -> invalidate(table, request);
    }
  }

  private void requireSense(InvalidateRequest request) {
    require(!request.caches().isEmpty(), Errno.EINVAL, "an invalidation must name a cache");
    require(
        (request.granularity() == Granularity.RANGE) == request.range().isPresent(),
        Errno.EINVAL,
        "an invalidation has a range if, and only if, its granularity is RANGE");
    require(
        request.granularity() != Granularity.PASID || request.pasid().isPresent(),
        Errno.EINVAL,
        "an invalidation of one PASID must name it");
    require(
        request.pasid().isEmpty() || space instanceof UserPasidTable,
        Errno.EINVAL,
        "%s is no PASID table: it has no vPASIDs to name",
        space);
    require(
        !request.caches().contains(Cache.PASID_CACHE) || request.granularity() != Granularity.RANGE,
        Errno.EINVAL,
        "the PASID cache has no ranges");
    request
        .cookie()
        .ifPresent(cookie ->
            require(
                space.attachments().stream().anyMatch(it -> it.device().cookie() == cookie),
                Errno.ENOENT,
                "no device with cookie %d is attached to %s",
                cookie,
                space));
  }

  private static void invalidate(UserPageTable user, InvalidateRequest request) {
    if (request.caches().contains(Cache.IOTLB) || request.caches().contains(Cache.DEVICE_TLB)) {
      user.invalidateHardware(request.range());
      user.refresh();
      user.forEachAbove(space -> space.attachments().forEach(Attachment::tablesChanged));
    }
  }

  private static void invalidate(UserPasidTable table, InvalidateRequest request) {
    if (request.caches().contains(Cache.PASID_CACHE)) {
      Predicate<Requester> which =
          requester ->
              request.cookie().isEmpty()
                  || table.attachments().stream()
                      .anyMatch(it ->
                          it.device().cookie() == request.cookie().getAsLong()
                              && it.requester() == requester);
      table.invalidateEntries(which, request.pasid());
    }
    table.invalidateTranslations(request.range());
    table.refresh();
  }
}
