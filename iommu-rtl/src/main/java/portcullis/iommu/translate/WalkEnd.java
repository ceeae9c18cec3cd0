package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.note;
import static portcullis.hdl.Hdl.uint;
import static portcullis.hdl.Operators.mux;

import portcullis.hdl.Bool;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;

/** Both stages together: what a walk that reached its end found (section 2.3, step 20). */
final class WalkEnd {
  /** Page number of the result, 52 bits. */
  final UInt page;

  /** Level of the range that is translated alike. */
  final UInt level;

  /** Level to keep it under in the IOTLB, where a stage is not Bare. */
  final UInt keptLevel;

  final Permissions permissions;
  final UInt memoryType;
  final Bool throughMsi;
  final Bool coherent;

  WalkEnd(
      IommuConfig config,
      CurrentStep step,
      Bool passes,
      StageLeaf firstLeaf,
      UInt firstLevel,
      SecondStageStep second,
      UInt clearLevel) {
    throughMsi = step.atMsiEntry;
    page = mux(passes, step.key.page(), mux(step.atMsiEntry, step.place.page(), second.page));
    var smaller = mux(firstLevel.lt(second.leafLevel), firstLevel, second.leafLevel);
    var clear = mux(clearLevel.lt(smaller), clearLevel, smaller);
    level = mux(passes.or(throughMsi), uint(PageLevels.WIDTH).of(0), clear);

    keptLevel = mux(step.device.msi(), uint(PageLevels.WIDTH).of(0), level);

    var first = firstLeaf.permissions();
    note("An MSI page table entry permits everything but execution.");
    var secondWrite = throughMsi.or(second.leaf.permissions().write());
    var secondRead = throughMsi.or(second.leaf.permissions().read());
    var secondExecute = second.leaf.permissions().execute().andNot(throughMsi);
    permissions =
        new Permissions(
            first.read().and(secondRead),
            first.write().and(secondWrite),
            first.execute().and(secondExecute),
            first.user());
    memoryType =
        config.paging().svpbmt()
            ? mux(
                passes,
                firstLeaf.memoryType().of(0),
                mux(
                    firstLeaf.memoryType().ne(0).or(throughMsi),
                    firstLeaf.memoryType(),
                    second.leaf.memoryType()))
            : firstLeaf.memoryType();
    coherent =
        config.features().enforceSnoop() ? step.device.enforceSnoop().andNot(passes) : bool(false);
  }
}
