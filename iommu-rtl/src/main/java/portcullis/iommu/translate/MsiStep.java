package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.enumerated;
import static portcullis.hdl.Hdl.instance;
import static portcullis.hdl.Hdl.note;
import static portcullis.hdl.Hdl.uint;
import static portcullis.hdl.Operators.concat;
import static portcullis.hdl.Operators.mux;

import portcullis.hdl.Bool;
import portcullis.hdl.UInt;
import portcullis.iommu.FieldBits;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.MsiPte;
import portcullis.iommu.layout.MsiPteMode;

/** From a guest-physical address in the MSI window to the interrupt file (section 2.3.3). */
final class MsiStep {
  /** The request goes to an interrupt file: its MSI page table entry must be read. */
  final Bool reads;

  final WalkRead read;

  /** The last doubleword of the entry came, and all is well. */
  final Bool complete;

  /** The entry is valid, if this is its first doubleword. */
  final Bool valid;

  /** The first doubleword asks for something that this build does not do. */
  final Bool broken;

  /** Page number in the first doubleword. */
  final UInt page;

  /** Level of the largest page around the one of the request that has no interrupt file. */
  final UInt clearLevel;

  final Refusal refusal;

  MsiStep(IommuConfig config, CurrentStep step, Bool newPlace, WalkPlace place) {
    valid = FieldBits.flag(step.word, MsiPte.V);
    page = FieldBits.number(step.word, MsiPte.PPN);
    if (!config.features().msiFlat()) {
      reads = bool(false);
      read = WalkRead.none();
      complete = bool(false);
      broken = bool(false);
      clearLevel = uint(PageLevels.WIDTH).of(PageLevels.BARE);
      refusal = new Refusal(bool(false), uint(Refusal.CAUSE_WIDTH).of(0));
      return;
    }
    int width = config.paging().guestAddressBits() - 12;
    var window = instance(() -> new MsiWindow(width));
    window.page.set(place.page().low(width));
    window.mask.set(step.device.msiMask());
    window.pattern.set(step.device.msiPattern());
    var enabled = step.device.msi();
    var isRequest = place.purpose().eq(WalkPurpose.REQUEST);
    reads = newPlace.and(isRequest).and(enabled).and(window.matches);
    clearLevel = mux(enabled, window.clearLevel, uint(PageLevels.WIDTH).of(PageLevels.BARE));

    note("16 bytes an entry; the table's address and the entry's place are joined by or.");
    int entryZeros = 1;
    int filesInPage = WalkPlace.DOUBLEWORD_WIDTH - entryZeros;
    var tablePage = step.device.msiPage().extend(WalkRead.PAGE_WIDTH);
    var fileHigh = window.file.slice(width - 1, filesInPage).extend(WalkRead.PAGE_WIDTH);
    var fileLow = concat(window.file.low(filesInPage), bits(entryZeros).of(0)).asUInt();
    read =
        new WalkRead(
            enumerated(WalkPhase.class).of(WalkPhase.MSI_ENTRY), tablePage.or(fileHigh), fileLow);

    var reservedHigh = step.word.slice(MsiPte.C.msb(), MsiPte.PPN.msb() + 1).orReduce();
    var reservedLow = step.word.slice(MsiPte.PPN.lsb() - 1, MsiPte.M.msb() + 1).orReduce();
    var passThrough = FieldBits.number(step.word, MsiPte.M).eq(MsiPteMode.PASS_THROUGH.code());
    broken = reservedHigh.or(reservedLow).or(passThrough.not());
    var entryRead =
        new StructureRead(
            step.failed, step.poisoned, step.progress.valid(), step.progress.broken());
    var usable = entryRead.usable();
    complete = step.atMsiEntry.and(usable).andNot(step.need.execute());
    refusal =
        new Refusal(
            step.atMsiEntry.and(usable.not().or(step.need.execute())),
            mux(
                usable,
                Refusal.cause(FaultCause.INSTRUCTION_ACCESS_FAULT),
                entryRead.cause(
                    FaultCause.MSI_PTE_LOAD_ACCESS_FAULT,
                    FaultCause.MSI_PT_DATA_CORRUPTION,
                    FaultCause.MSI_PTE_NOT_VALID,
                    FaultCause.MSI_PTE_MISCONFIGURED)));
  }
}
