package portcullis.driver.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portcullis.driver.riscv.AddressRange;
import portcullis.driver.riscv.FirstStageBinding;
import portcullis.driver.riscv.Invalidation;
import portcullis.driver.riscv.InvalidationScope;
import portcullis.driver.riscv.PageTableRoot;
import portcullis.driver.riscv.RiscvIommu;

/**
 * A space whose page table the user writes. Where hardware can nest it walks that table itself;
 * elsewhere the kernel builds a shadow of it, current as of the last invalidation.
 */
final class UserPageTable extends Ioasid {

  /** The table as one unit walks it on one second stage. */
  private static final class HardwareUse {
    private final RiscvIommu unit;
    private final int gscid;
    private final int pscid;
    private int users;

    private HardwareUse(RiscvIommu unit, int gscid) {
      this.unit = unit;
      this.gscid = gscid;
      pscid = unit.pscids().allocate();
    }

    private InvalidationScope scope() {
      return InvalidationScope.FirstStage.of(gscid, pscid);
    }
  }

  private final UserTableMap map;
  private final List<HardwareUse> uses = new ArrayList<>();

  UserPageTable(IommuFd fd, int id, IoasidRequest.UserPageTable request, PageTableRoot root) {
    super(fd, id, request.base(), request.snoop());
    map = new UserTableMap(this, root, request.base().addressMap().orElseThrow());
  }

  PageTableRoot table() {
    return map.root();
  }

  UserTableMap map() {
    return map;
  }

  @Override
  Optional<AddressMap> addressMap() {
    return Optional.of(map);
  }

  @Override
  List<AddressMap> addressMaps() {
    return List.of(map);
  }

  FirstStageBinding useInHardware(RiscvIommu unit, int gscid) {
    var use = find(unit, gscid);
    if (use == null) {
      use = new HardwareUse(unit, gscid);
      uses.add(use);
    }
    use.users++;
    return new FirstStageBinding(map.root(), use.pscid);
  }

  /** Ends a use, after the device is bound to something else. */
  void releaseFromHardware(RiscvIommu unit, int gscid) {
    fd().subsystem().letGo(() -> releaseNow(unit, gscid));
  }

  private void releaseNow(RiscvIommu unit, int gscid) {
    var use = find(unit, gscid);
    if (use.users > 1) {
      use.users--;
      return;
    }
    unit.invalidate(List.of(Invalidation.all(use.scope())));
    uses.remove(use);
    unit.pscids().free(use.pscid);
  }

  private HardwareUse find(RiscvIommu unit, int gscid) {
    for (var use : uses) {
      if (use.unit == unit && use.gscid == gscid) {
        return use;
      }
    }
    return null;
  }

  /** Makes the units forget what they walked. */
  void invalidateHardware(Optional<AddressRange> range) {
    for (var use : uses) {
      use.unit.invalidate(List.of(new Invalidation(use.scope(), range.stream().toList(), true)));
    }
  }

  @Override
  void refresh() {
    map.syncAll();
    children().forEach(Ioasid::refresh);
  }

  /** A mapping beneath may be a table or a target: the shadow is read anew. */
  @Override
  void changedBeneath(long start, long length) {
    refresh();
  }

  @Override
  void close() {
    // The table is the user's.
  }
}
