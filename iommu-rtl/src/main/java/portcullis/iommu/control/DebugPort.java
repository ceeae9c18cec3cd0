package portcullis.iommu.control;

import static portcullis.iommu.FieldBits.at;
import static portcullis.iommu.FieldBits.word;

import portcullis.hdl.Bits;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.RegisterWrite;
import portcullis.iommu.layout.TrReqCtl;
import portcullis.iommu.layout.TrReqIova;
import portcullis.iommu.layout.TrResponse;
import portcullis.iommu.layout.TransactionType;
import portcullis.iommu.queue.FaultReport;
import portcullis.iommu.translate.TranslationKey;
import portcullis.iommu.translate.WalkResult;

/**
 * Translation requests of software (sections 5.24 to 5.26): each starts a walk of its own and
 * leaves the result in {@code tr_response}.
 */
public final class DebugPort extends Module {
  private static final int PAGE_OFFSET_BITS = 12;

  private enum State {
    IDLE,
    START,
    WALK
  }

  /** A write of {@code tr_req_iova}. */
  public final RegisterWrite iovaWrite;

  /** What software reads there. */
  public final Bits iovaValue;

  /** A write of {@code tr_req_ctl}; ignored while busy. */
  public final RegisterWrite controlWrite;

  /** What software reads there. */
  public final Bits controlValue;

  /** What software reads as {@code tr_response}. */
  public final Bits responseValue;

  /** Starts the walk. */
  public final Stream<TranslationKey> start;

  /** Its number while {@code start} fires. */
  public final UInt startedWalk;

  /** The walks whose result can be read. */
  public final Bits done;

  /** The walk whose result is wanted. */
  public final UInt resultOf;

  /** Its result. */
  public final WalkResult result;

  /** The walk that is still needed. */
  public final Bits held;

  /** A fault to report. */
  public final Stream<FaultReport> faults;

  /** The debug interface of a build. */
  public DebugPort(IommuConfig config) {
    super(config.name());
    describe("Translation requests of software.");
    int walkers = config.capacities().walkers();
    iovaWrite = in(RegisterWrite.of(TrReqIova.REGISTER));
    iovaValue = out(bits(Long.SIZE));
    controlWrite = in(RegisterWrite.of(TrReqCtl.REGISTER));
    controlValue = out(bits(Long.SIZE));
    responseValue = out(bits(Long.SIZE));
    start = source(TranslationKey.of(config));
    startedWalk = in(uint(bitsFor(walkers)));
    done = in(bits(walkers));
    resultOf = out(uint(bitsFor(walkers)));
    result = in(WalkResult.of(config));
    held = out(bits(walkers));
    faults = source(FaultReport.of(config));
    unused(iovaWrite.data(), "reserved bits are ignored");
    unused(controlWrite.data(), "reserved bits are ignored");
    unused(result.translation().throughMsi(), "tr_response does not tell");
    unused(result.translation().coherent(), "tr_response does not tell");

    var state = reg(enumerated(State.class)).resetTo(State.IDLE);
    var idle = state.eq(State.IDLE);
    var page = reg(uint(TrReqIova.VPN.width())).resetTo(0);
    var privileged = reg(bool()).resetTo(false);
    var execute = reg(bool()).resetTo(false);
    var noWrite = reg(bool()).resetTo(false);
    var processIdValid = reg(bool()).resetTo(false);
    var processId = reg(uint(config.widths().processId())).resetTo(0);
    var deviceId = reg(uint(config.widths().deviceId())).resetTo(0);
    when(
        idle,
        () -> {
          iovaWrite.store(page, TrReqIova.VPN);
          controlWrite.store(privileged, TrReqCtl.PRIV);
          controlWrite.store(execute, TrReqCtl.EXE);
          controlWrite.store(noWrite, TrReqCtl.NW);
          controlWrite.store(processIdValid, TrReqCtl.PV);
          controlWrite.store(processId, TrReqCtl.PID);
          controlWrite.store(deviceId, TrReqCtl.DID);
        });

    var key = start.payload();
    key.deviceId().set(deviceId);
    key.processIdValid().set(processIdValid);
    key.processId().set(mux(processIdValid, processId, processId.of(0)));
    key.page().set(page);
    key.write().set(noWrite.not());
    key.execute().set(noWrite.and(execute));
    key.privileged().set(processIdValid.and(privileged));
    key.addressType().set(TranslationKey.UNTRANSLATED);
    key.debug().set(true);

    // An invalidation can start the walk anew: its result counts only while it is done.
    var walk = regEnable(startedWalk, start.fire());
    var walks = state.eq(State.WALK);
    resultOf.set(walk);
    held.set(mux(walks, walk.oneHot(walkers), bits(walkers).of(0)));
    var ready = walks.and(done.bit(walk));
    var reports = ready.and(result.fault()).and(result.reported());
    faults.valid().set(reports);
    var ends = ready.and(reports.not().or(faults.ready()));
    start.valid().set(state.eq(State.START));
    when(idle.and(controlWrite.one(TrReqCtl.GO_BUSY)), () -> state.set(State.START));
    when(start.fire(), () -> state.set(State.WALK));
    when(ends, () -> state.set(State.IDLE));

    var type = uint(faults.payload().transactionType().width());
    faults.payload().cause().set(result.cause());
    faults
        .payload()
        .transactionType()
        .set(
            mux(
                key.write(),
                type.of(TransactionType.UNTRANSLATED_WRITE.code()),
                mux(
                    key.execute(),
                    type.of(TransactionType.UNTRANSLATED_EXECUTE.code()),
                    type.of(TransactionType.UNTRANSLATED_READ.code()))));
    faults.payload().deviceId().set(deviceId);
    faults.payload().processIdValid().set(processIdValid);
    faults.payload().processId().set(key.processId());
    faults.payload().privileged().set(key.privileged());
    faults.payload().iotval().set(concat(page, bits(PAGE_OFFSET_BITS).of(0)).asUInt());
    faults.payload().iotval2().set(result.iotval2());

    var response =
        word(
            Long.SIZE,
            at(TrResponse.FAULT, result.fault()),
            at(TrResponse.PBMT, result.translation().memoryType()),
            at(TrResponse.S, result.range().gt(PAGE_OFFSET_BITS)),
            at(TrResponse.PPN, rangePage()));
    var responseRegister = regEnable(response, ends).named("tr_response");
    responseValue.set(responseRegister);
    iovaValue.set(word(Long.SIZE, at(TrReqIova.VPN, page)));
    controlValue.set(
        word(
            Long.SIZE,
            at(TrReqCtl.GO_BUSY, idle.not()),
            at(TrReqCtl.PRIV, privileged),
            at(TrReqCtl.EXE, execute),
            at(TrReqCtl.NW, noWrite),
            at(TrReqCtl.PID, processId),
            at(TrReqCtl.PV, processIdValid),
            at(TrReqCtl.DID, deviceId)));
  }

  /** The page; of a larger range the lowest 0 tells its size (section 5.26). */
  private UInt rangePage() {
    var page = result.translation().page();
    // Bit i of a page number is the marker of a range of 2^(i + 13) bytes.
    return vecOf(
            page.width(),
            bit -> {
              int marks = bit + PAGE_OFFSET_BITS + 1;
              return result.range().gt(marks).or(page.bit(bit).andNot(result.range().eq(marks)));
            })
        .asBits()
        .asUInt();
  }
}
