package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.memory;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Mem;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.context.DecodedDeviceContext;

/**
 * What each walk knows, in memories by the walk's number. GSCID and PSCID are in the {@link
 * WalkTable}, which compares them.
 */
final class WalkMemory {
  /** What a walk knows of its device and its process beside the address space's identifiers. */
  record Contexts(DecodedDeviceContext device, Bool supervisor, Bool userMemory) implements Bundle {
    static Contexts of(IommuConfig config) {
      return new Contexts(DecodedDeviceContext.of(config), bool(), bool());
    }
  }

  private record Controls(
      Bool disableFaultReports,
      Bool processDirectory,
      Bool defaultProcess,
      Bool enforceSnoop,
      Bool supervisor,
      Bool userMemory,
      Bool msi)
      implements Bundle {}

  private record Root(UInt mode, UInt page) implements Bundle {}

  private final Mem<WalkProgress> progress;

  /** A {@link WalkPlace}, or the details of the {@link WalkOutcome} of a walk that has ended. */
  private final Mem<Bits> places;

  private final Mem<StageLeaf> firstLeaves;
  private final Mem<Controls> controls;
  private final Mem<Root> secondStages;
  private final Mem<Root> firstStages;
  private final Mem<UInt> msiPages;
  private final Mem<UInt> msiMasks;
  private final Mem<UInt> msiPatterns;

  WalkMemory(IommuConfig config) {
    int walkers = config.capacities().walkers();
    var context = DecodedDeviceContext.of(config);
    progress = memory(walkers, WalkProgress.shape());
    places = memory(walkers, bits(WalkPlace.shape().width()));
    firstLeaves = memory(walkers, StageLeaf.of(config));
    controls =
        memory(walkers, new Controls(bool(), bool(), bool(), bool(), bool(), bool(), bool()));
    secondStages = memory(walkers, new Root(context.secondStageMode(), context.secondStagePage()));
    firstStages = memory(walkers, new Root(context.firstStageMode(), context.firstStagePage()));
    msiPages = memory(walkers, context.msiPage());
    msiMasks = memory(walkers, context.msiMask());
    msiPatterns = memory(walkers, context.msiPattern());
  }

  WalkProgress progress(UInt walk) {
    return progress.read(walk);
  }

  void progress(UInt walk, WalkProgress next) {
    progress.write(walk, next);
  }

  WalkPlace place(UInt walk) {
    return places.read(walk).as(WalkPlace.shape());
  }

  Bits details(UInt walk) {
    return places.read(walk);
  }

  void placeOrDetails(UInt walk, Bits next) {
    places.write(walk, next);
  }

  StageLeaf firstLeaf(UInt walk) {
    return firstLeaves.read(walk);
  }

  void firstLeaf(UInt walk, StageLeaf next) {
    firstLeaves.write(walk, next);
  }

  Contexts contexts(UInt walk, AddressSpace space) {
    var control = controls.read(walk);
    var second = secondStages.read(walk);
    var first = firstStages.read(walk);
    var msiPage = msiPages.read(walk);
    var msiMask = msiMasks.read(walk);
    var msiPattern = msiPatterns.read(walk);
    var device =
        new DecodedDeviceContext(
            control.disableFaultReports(),
            control.processDirectory(),
            control.defaultProcess(),
            control.enforceSnoop(),
            second.mode(),
            space.gscid(),
            second.page(),
            space.pscid(),
            first.mode(),
            first.page(),
            control.msi(),
            msiPage,
            msiMask,
            msiPattern);
    return new Contexts(device, control.supervisor(), control.userMemory());
  }

  void contexts(UInt walk, Contexts next) {
    var device = next.device();
    controls.write(
        walk,
        new Controls(
            device.disableFaultReports(),
            device.processDirectory(),
            device.defaultProcess(),
            device.enforceSnoop(),
            next.supervisor(),
            next.userMemory(),
            device.msi()));
    secondStages.write(walk, new Root(device.secondStageMode(), device.secondStagePage()));
    firstStages.write(walk, new Root(device.firstStageMode(), device.firstStagePage()));
    msiPages.write(walk, device.msiPage());
    msiMasks.write(walk, device.msiMask());
    msiPatterns.write(walk, device.msiPattern());
  }
}
