package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.enumerated;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Enumerated;
import portcullis.hdl.UInt;

/**
 * Where a walk stands.
 *
 * @param phase what it does next, or what it reads
 * @param level level of the entry that is read or looked for, of the device directory, the process
 *     directory or the first stage, 0 for the last; with the first stage done that of its leaf, or
 *     {@link PageLevels#BARE}
 * @param secondLevel level of the second-stage entry that is read
 * @param word number of the next doubleword of a burst
 * @param failed a doubleword of the burst met an access fault
 * @param poisoned a doubleword of the burst was corrupted
 * @param valid V of the structure that the burst reads
 * @param broken a doubleword of the burst breaks a rule
 */
record WalkProgress(
    Enumerated<WalkPhase> phase,
    UInt level,
    UInt secondLevel,
    UInt word,
    Bool failed,
    Bool poisoned,
    Bool valid,
    Bool broken)
    implements Bundle {
  static WalkProgress shape() {
    return new WalkProgress(
        enumerated(WalkPhase.class),
        uint(PageLevels.WIDTH),
        uint(PageLevels.WIDTH),
        uint(3),
        bool(),
        bool(),
        bool(),
        bool());
  }
}
