package portcullis.iommu.control;

import static portcullis.iommu.FieldBits.at;
import static portcullis.iommu.FieldBits.word;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.iommu.FieldBits;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.RegisterWrite;
import portcullis.iommu.bus.Raised;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.IommuMode;

/**
 * The register {@code ddtp} (section 5.5), and what a change of it brings: everything cached is
 * forgotten, and {@code busy} stays until no request that was translated before waits at the
 * translated side. Switched to Off, it stays until these have ended.
 */
public final class DirectoryPointer extends Module {
  private enum State {
    IDLE,
    /** The new settings are in force for the first cycle; caches are emptied at its end. */
    CHANGED,
    /** What was looked up by then shows as VALID. */
    RAISED,
    WAIT
  }

  /** A write of the register; ignored while busy. */
  public final RegisterWrite write;

  /** What software reads. */
  public final Bits value;

  /** What translation obeys. */
  public final Settings settings;

  /** Forget everything, in this cycle. */
  public final Bool forgetEverything;

  /** What is offered at the translated side. */
  public final Raised raised;

  /** Remember the translated requests that have not ended, in this cycle. */
  public final Bool observe;

  /** Those have ended; from the cycle after. */
  public final Bool observed;

  /** The register of a build. */
  public DirectoryPointer(IommuConfig config) {
    super(config.widths().physicalPage());
    describe("Register ddtp: mode of the IOMMU and root of the device directory.");
    write = in(RegisterWrite.of(Ddtp.REGISTER));
    value = out(bits(Long.SIZE));
    settings = out(Settings.of(config));
    forgetEverything = out(bool());
    raised = in(Raised.shape());
    observe = out(bool());
    observed = in(bool());
    unused(write.data(), "reserved bits are ignored");

    var mode = reg(uint(bitsFor(IommuMode.values().length))).resetTo(IommuMode.OFF.code());
    var page = reg(uint(config.widths().physicalPage())).resetTo(0);
    settings.mode().set(mode.extend(settings.mode().width()));
    settings.directoryPage().set(page);

    // A write that asks for an unknown mode, or for another number of levels without passing
    // through Off or Bare, leaves the whole register as it is.
    var writtenMode = FieldBits.number(write.data(), Ddtp.IOMMU_MODE);
    var newMode =
        mux(write.reaches(Ddtp.IOMMU_MODE), writtenMode, mode.extend(Ddtp.IOMMU_MODE.width()));
    var known = newMode.le(IommuMode.THREE_LEVELS.code());
    var passes = mode.le(IommuMode.BARE.code()).or(newMode.le(IommuMode.BARE.code()));
    var state = reg(enumerated(State.class)).resetTo(State.IDLE);
    var busy = state.ne(State.IDLE);
    var accepted = write.any().and(known).and(passes).andNot(busy);
    when(
        accepted,
        () -> {
          mode.set(newMode.truncate(mode.width()));
          write.store(page, Ddtp.PPN);
        });

    var pending = instance(PendingRequests::new);
    pending.raised.set(raised);
    pending.start.set(state.eq(State.RAISED));
    unused(pending.nothingToRemember, "there is no hurry");
    forgetEverything.set(state.eq(State.CHANGED));
    observe.set(state.eq(State.RAISED));
    var off = mode.eq(IommuMode.OFF.code());
    // The upper half holds a part of PPN only: by itself it changes nothing that is in use.
    var changes = accepted.and(write.reaches(Ddtp.IOMMU_MODE));
    var settled = pending.none.and(observed.or(off.not()));
    select(state)
        .is(State.IDLE, () -> when(changes, () -> state.set(State.CHANGED)))
        .is(State.CHANGED, () -> state.set(State.RAISED))
        .is(State.RAISED, () -> state.set(State.WAIT))
        .is(State.WAIT, () -> when(settled, () -> state.set(State.IDLE)));

    value.set(word(Long.SIZE, at(Ddtp.IOMMU_MODE, mode), at(Ddtp.BUSY, busy), at(Ddtp.PPN, page)));
    assertAlways(mode.le(IommuMode.THREE_LEVELS.code()), "ddtp.iommu_mode is a known mode");
  }
}
