package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.enumerated;
import static portcullis.hdl.Hdl.note;
import static portcullis.hdl.Hdl.uint;
import static portcullis.hdl.Hdl.when;
import static portcullis.hdl.Operators.mux;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.UInt;
import portcullis.iommu.context.DecodedDeviceContext;
import portcullis.iommu.context.DecodedProcessContext;
import portcullis.iommu.context.StageMode;

/** What the walk knows after the step. */
final class NextWalk {
  /** Its address space. */
  final AddressSpace space;

  /** Level of the next entry, or of the first stage's leaf. */
  final UInt level;

  private final CurrentStep step;
  private final WalkTable table;
  private final DeviceDirectoryStep devices;
  private final ProcessDirectoryStep processes;
  private final SecondStageStep second;
  private final MsiStep msi;
  private final WalkPlace place;
  private final WalkMemory.Contexts contexts;
  private final Bool newContexts;

  NextWalk(
      CurrentStep step,
      WalkTable table,
      DeviceDirectoryStep devices,
      ProcessDirectoryStep processes,
      FirstStageStep first,
      SecondStageStep second,
      MsiStep msi,
      WalkPlace place,
      DecodedDeviceContext deviceWord,
      DecodedProcessContext processWord,
      DecodedProcessContext cachedProcess) {
    this.step = step;
    this.table = table;
    this.devices = devices;
    this.processes = processes;
    this.second = second;
    this.msi = msi;
    this.place = place;

    var knownDevice = mux(step.atDeviceContext, deviceWord, step.device);
    var newProcess = step.atProcessContext.or(processes.cached);
    var process = mux(processes.cached, cachedProcess, processWord);
    var nextDevice =
        new DecodedDeviceContext(
            knownDevice.disableFaultReports(),
            knownDevice.processDirectory(),
            knownDevice.defaultProcess(),
            knownDevice.enforceSnoop(),
            knownDevice.secondStageMode(),
            knownDevice.gscid(),
            knownDevice.secondStagePage(),
            mux(newProcess, process.pscid(), knownDevice.pscid()),
            mux(
                processes.decided,
                first.mode,
                mux(newProcess, process.mode().extend(2), knownDevice.firstStageMode())),
            mux(newProcess, process.page(), knownDevice.firstStagePage()),
            knownDevice.msi(),
            knownDevice.msiPage(),
            knownDevice.msiMask(),
            knownDevice.msiPattern());
    contexts =
        new WalkMemory.Contexts(
            nextDevice,
            mux(newProcess, process.supervisor(), step.contexts.supervisor()),
            mux(newProcess, process.userMemory(), step.contexts.userMemory()));
    newContexts = step.atStart.or(step.atDeviceContext).or(newProcess).or(processes.decided);

    var hasSecondStage = nextDevice.secondStageMode().ne(StageMode.BARE);
    var hasFirstStage = first.mode.ne(StageMode.BARE);
    space =
        new AddressSpace(
            mux(devices.found, hasSecondStage, table.space.guest().andNot(step.atStart)),
            nextDevice.gscid(),
            mux(processes.decided, hasFirstStage, table.space.paged().andNot(step.atStart)),
            nextDevice.pscid());

    level =
        mux(
            devices.reads,
            devices.level,
            mux(
                processes.points,
                processes.level,
                mux(first.points, first.level, step.progress.level())));
  }

  /**
   * Stores it; a step that only collects keeps what the doubleword said.
   *
   * @param finishes the walk ends with this step
   * @param details of its outcome
   */
  void store(
      WalkMemory memory,
      DeviceContextWord deviceWord,
      ProcessContextWord processWord,
      WalkReads nextRead,
      Bool newPlace,
      Bool finishes,
      Bits details) {
    var steps = table.decides.or(table.collects);
    when(steps.and(newContexts), () -> memory.contexts(table.walk, contexts));

    note("The page of an MSI page table entry takes the place of the address that led to it.");
    var collectsMsi = table.collects.and(step.atMsiEntry).and(step.progress.word().eq(0));
    var nextPlace =
        new WalkPlace(
            place.purpose(),
            mux(step.atMsiEntry, msi.page.extend(WalkPlace.PAGE_WIDTH), place.page()),
            place.doubleword());
    var placeOrDetails = mux(finishes, details, nextPlace.asBits());
    when(
        table.decides.and(newPlace).or(collectsMsi).or(finishes),
        () -> memory.placeOrDetails(table.walk, placeOrDetails));

    var isFirstWord = step.progress.word().eq(0);
    var wordValid =
        mux(
            step.atDeviceContext,
            deviceWord.valid,
            mux(step.atProcessContext, processWord.valid, msi.valid));
    var wordBroken =
        mux(
            step.atDeviceContext,
            deviceWord.broken,
            mux(step.atProcessContext, processWord.broken, msi.broken.and(isFirstWord)));
    var collected =
        new WalkProgress(
            step.progress.phase(),
            step.progress.level(),
            step.progress.secondLevel(),
            step.progress.word().plus(1),
            step.failed,
            step.poisoned,
            mux(isFirstWord, wordValid, step.progress.valid()),
            step.progress.broken().or(wordBroken));
    var phases = enumerated(WalkPhase.class);
    var no = bool(false);
    var decided =
        new WalkProgress(
            mux(
                nextRead.wanted,
                nextRead.read.phase(),
                mux(
                    devices.complete,
                    phases.of(WalkPhase.DEVICE_FOUND),
                    phases.of(WalkPhase.PROCESS_FOUND))),
            level,
            mux(second.reads, second.level, step.progress.secondLevel()),
            uint(3).of(0),
            no,
            no,
            no,
            no);
    var nextProgress = mux(table.collects, collected, decided);
    when(steps, () -> memory.progress(table.walk, nextProgress));
  }
}
