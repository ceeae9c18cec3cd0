package portcullis.iommu.queue;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.iommu.FieldBits;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.bus.MemoryWrite;
import portcullis.iommu.bus.MemoryWritten;
import portcullis.iommu.bus.Raised;
import portcullis.iommu.control.PendingRequests;
import portcullis.iommu.layout.IofenceCommand;

/**
 * Executes IOFENCE.C (section 3.1.2). Invalidations before it took effect in their own cycles, so
 * it waits only for translated addresses that were offered before it began; with PR and PW for the
 * ends of the requests too. Then it writes its data.
 */
public final class Fence extends Module {
  private enum State {
    IDLE,
    WAIT,
    SEND,
    AWAIT
  }

  /** The command, in place until it is done. */
  public final FetchedCommand command;

  /** It is a legal fence and may be executed. */
  public final Bool valid;

  /** What is offered at the translated side. */
  public final Raised raised;

  /** Remember, in this cycle, which translated reads wait for their last beat. */
  public final Bool observeReads;

  /** Those reads have ended. */
  public final Bool readsObserved;

  /** Remember, in this cycle, which translated writes wait for their response. */
  public final Bool observeWrites;

  /** Those writes have ended. */
  public final Bool writesObserved;

  /** The write of the fence's data. */
  public final Stream<MemoryWrite> write;

  /** Its end. */
  public final MemoryWritten written;

  /** The fence is completed in this cycle. */
  public final Bool done;

  /** Its write failed in this cycle. */
  public final Bool failed;

  /** It accesses memory and cannot be given up. */
  public final Bool writing;

  /** The fence of a build. */
  public Fence(IommuConfig config) {
    super(config.widths().physicalAddress());
    describe("Executes IOFENCE.C.");
    command = in(FetchedCommand.shape());
    valid = in(bool());
    raised = in(Raised.shape());
    observeReads = out(bool());
    readsObserved = in(bool());
    observeWrites = out(bool());
    writesObserved = in(bool());
    write = source(MemoryWrite.of(config));
    written = in(MemoryWritten.shape());
    done = out(bool());
    failed = out(bool());
    writing = out(bool());
    unused(command.valid(), "valid implies it");
    unused(command.failed(), "valid implies that it is 0");
    unused(command.operation(), "not all of it are operands of a fence");
    unused(command.operands(), "reserved bits were checked before");

    var hasData = FieldBits.flag(command.operation(), IofenceCommand.AV);
    var waitsForReads = FieldBits.flag(command.operation(), IofenceCommand.PR);
    var waitsForWrites = FieldBits.flag(command.operation(), IofenceCommand.PW);
    var wordAddress = FieldBits.number(command.operands(), IofenceCommand.ADDR);
    int addressBits = config.widths().physicalAddress() - bitsFor(Integer.BYTES);
    var outside = wordAddress.high(wordAddress.width() - addressBits).orReduce();

    var state = reg(enumerated(State.class)).resetTo(State.IDLE);
    var starts = valid.and(state.eq(State.IDLE));
    var pending = instance(PendingRequests::new);
    pending.raised.set(raised);
    pending.start.set(starts);
    observeReads.set(starts.and(waitsForReads));
    observeWrites.set(starts.and(waitsForWrites));
    var nothingToWaitFor = pending.nothingToRemember.andNot(waitsForReads).andNot(waitsForWrites);
    var settled =
        pending
            .none
            .and(readsObserved.or(waitsForReads.not()))
            .and(writesObserved.or(waitsForWrites.not()));

    var waits = valid.and(state.eq(State.WAIT));
    var over = starts.and(nothingToWaitFor).or(waits.and(settled));
    var ends = written.valid().and(state.eq(State.AWAIT));
    done.set(over.andNot(hasData).or(ends.andNot(written.failed())));
    failed.set(over.and(hasData).and(outside).or(ends.and(written.failed())));
    writing.set(state.eq(State.SEND).or(state.eq(State.AWAIT)));

    when(starts, () -> state.set(State.WAIT));
    when(state.eq(State.WAIT).andNot(valid), () -> state.set(State.IDLE));
    when(over, () -> state.set(State.IDLE));
    when(over.and(hasData).andNot(outside), () -> state.set(State.SEND));
    when(write.fire(), () -> state.set(State.AWAIT));
    when(ends, () -> state.set(State.IDLE));

    write.valid().set(state.eq(State.SEND));
    var address = concat(wordAddress.low(addressBits), bits(bitsFor(Integer.BYTES)).of(0));
    write.payload().address().set(address.asUInt());
    write.payload().record().set(false);
    var data = FieldBits.of(command.operation(), IofenceCommand.DATA);
    write.payload().data().set(data.extend(write.payload().data().width()));
  }
}
