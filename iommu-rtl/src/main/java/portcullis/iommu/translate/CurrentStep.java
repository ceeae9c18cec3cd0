package portcullis.iommu.translate;

import static portcullis.hdl.Operators.mux;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.UInt;
import portcullis.iommu.bus.ReadBeat;
import portcullis.iommu.context.DecodedDeviceContext;

/** The walk that steps in this cycle: what it knows, and the doubleword that came for it. */
final class CurrentStep {
  final TranslationKey key;
  final Need need;
  final WalkProgress progress;
  final WalkMemory.Contexts contexts;
  final WalkPlace place;
  final StageLeaf firstLeaf;

  /** The device context in use: at the start the one of the cache, if there is one. */
  final DecodedDeviceContext device;

  final Bits word;

  /** This doubleword or an earlier one of the burst met an access fault. */
  final Bool failed;

  /** This doubleword or an earlier one of the burst was corrupted. */
  final Bool poisoned;

  final Bool atStart;
  final Bool atDeviceDirectory;
  final Bool atDeviceContext;
  final Bool atDeviceFound;
  final Bool atProcessDirectory;
  final Bool atProcessContext;
  final Bool atProcessFound;
  final Bool atFirstStage;
  final Bool atSecondStage;
  final Bool atMsiEntry;

  CurrentStep(WalkTable table, WalkMemory memory, ReadBeat beat, DecodedDeviceContext cached) {
    UInt walk = table.walk;
    key = table.key;
    need = Need.of(key);
    progress = memory.progress(walk);
    contexts = memory.contexts(walk, table.space);
    place = memory.place(walk);
    firstLeaf = memory.firstLeaf(walk);
    word = beat.data();
    failed = beat.failed().or(progress.failed());
    poisoned = beat.poisoned().or(progress.poisoned());
    atStart = table.begins;
    atDeviceDirectory = at(WalkPhase.DEVICE_DIRECTORY);
    atDeviceContext = at(WalkPhase.DEVICE_CONTEXT);
    atDeviceFound = at(WalkPhase.DEVICE_FOUND);
    atProcessDirectory = at(WalkPhase.PROCESS_DIRECTORY);
    atProcessContext = at(WalkPhase.PROCESS_CONTEXT);
    atProcessFound = at(WalkPhase.PROCESS_FOUND);
    atFirstStage = at(WalkPhase.FIRST_STAGE);
    atSecondStage = at(WalkPhase.SECOND_STAGE);
    atMsiEntry = at(WalkPhase.MSI_ENTRY);
    device = mux(atStart, cached, contexts.device());
  }

  private Bool at(WalkPhase phase) {
    return progress.phase().eq(phase).andNot(atStart);
  }
}
