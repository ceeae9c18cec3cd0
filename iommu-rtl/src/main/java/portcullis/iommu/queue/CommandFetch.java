package portcullis.iommu.queue;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.bus.MemoryPort;
import portcullis.iommu.bus.ReadBeat;
import portcullis.iommu.bus.ReadRequest;
import portcullis.iommu.layout.Command;

/**
 * Reads commands ahead in bursts, two of them under way, and hands them out in the cycle after
 * their last beat. Nothing is kept but the command to execute: if that must wait, the commands
 * behind it are dropped as they arrive and are read again afterwards.
 */
public final class CommandFetch extends Module {
  private static final int BURSTS = 2;

  /** What the registers say. */
  public final QueueState state;

  /** Commands may be read and executed. */
  public final Bool running;

  /** The command to execute. */
  public final FetchedCommand command;

  /** It is executed, or dropped, in this cycle. */
  public final Bool taken;

  /** Reads of the queue. */
  public final Stream<ReadRequest> reads;

  /** What comes back. */
  public final ReadBeat beat;

  /** No read is under way. */
  public final Bool idle;

  /** The reader of a build's command queue. */
  public CommandFetch(IommuConfig config) {
    super(config.name());
    int most = config.capacities().commandPrefetch();
    int lengthBits = bitsFor(most);
    describe("Reads commands ahead, in bursts of at most %d.".formatted(most));
    state = in(QueueState.of(config, QueueKind.COMMAND));
    running = in(bool());
    command = out(FetchedCommand.shape());
    taken = in(bool());
    reads = source(ReadRequest.of(config));
    beat = in(ReadBeat.of(config));
    idle = out(bool());
    unused(state.enabled(), "running implies it");
    unused(state.events(), "running implies that there is no error");
    unused(state.nextIndex(), "the queue moves its head");

    var full = reg(bool()).resetTo(false);
    var halted = running.not().or(full.andNot(taken));
    var bursts = reg(uint(bitsFor(BURSTS + 1))).resetTo(0);
    // What arrives while this is 1 is dropped; reading starts anew when nothing is under way.
    var restart = reg(bool()).resetTo(true);
    var next = reg(uint(QueueState.INDEX_BITS));
    var tail = state.softwareIndex();

    // A burst ends at the tail, or where a block of its greatest length ends: so it never crosses
    // the end of the queue or of a page.
    var place = next.low(lengthBits);
    var tailPlace = tail.low(lengthBits);
    var tailInBlock = tail.high(tail.width() - lengthBits).eq(next.high(next.width() - lengthBits));
    var empty = tailInBlock.and(tailPlace.eq(place));
    var endsAtTail = tailInBlock.and(tailPlace.gt(place));
    var room = place.not().and(state.mask().low(lengthBits));
    var lengthLess1 = mux(endsAtTail, tailPlace.plus(place.not()), room);
    if (most == 1) {
      unused(endsAtTail, "every burst has one command");
    }

    var offered = reg(bool()).resetTo(false);
    var offeredLengthLess1 = reg(uint(lengthBits));
    var offers = halted.or(restart).or(offered).not().and(bursts.ne(BURSTS)).andNot(empty);
    when(
        offers,
        () -> {
          offered.set(true);
          offeredLengthLess1.set(lengthLess1);
        });
    reads.valid().set(offered);
    reads.payload().id().set(MemoryPort.commandId(config));
    reads
        .payload()
        .address()
        .set(state.address(next, Command.BYTES, config.widths().physicalAddress()));
    var beatsLess1 = concat(offeredLengthLess1, bits(1).of(1)).asUInt();
    reads.payload().len().set(beatsLess1.extend(reads.payload().len().width()));
    when(
        reads.fire(),
        () -> {
          offered.set(false);
          var length = offeredLengthLess1.extend(lengthBits + 1).plus(1);
          next.set(next.plus(length.extend(QueueState.INDEX_BITS)).and(state.mask()));
        });

    var arrives = beat.valid().and(beat.id().eq(MemoryPort.commandId(config)));
    var ends = arrives.and(beat.last());
    when(offers.andNot(ends), () -> bursts.set(bursts.plus(1)))
        .elseWhen(ends.andNot(offers), () -> bursts.set(bursts.minus(1)));

    var second = reg(bool()).resetTo(false);
    var operation = reg(bits(Long.SIZE));
    var operands = reg(bits(Long.SIZE));
    var failed = reg(bool());
    var bad = beat.failed().or(beat.poisoned());
    var kept = arrives.andNot(halted).andNot(restart);
    when(taken, () -> full.set(false));
    when(
        kept,
        () -> {
          second.set(second.not());
          when(
                  second,
                  () -> {
                    operands.set(beat.data());
                    failed.set(failed.or(bad));
                    full.set(true);
                  })
              .otherwise(() -> {
                operation.set(beat.data());
                failed.set(bad);
              });
        });
    when(halted, () -> restart.set(true))
        .elseWhen(
            restart.andNot(full).and(bursts.eq(0)),
            () -> {
              restart.set(false);
              second.set(false);
              next.set(state.ownIndex());
            });

    command.valid().set(full);
    command.failed().set(failed);
    command.operation().set(operation);
    command.operands().set(operands);
    idle.set(bursts.eq(0));

    assertAlways(ends.not().or(bursts.ne(0)), "a burst of commands ends only if one is under way");
    assertAlways(
        restart.or(next.and(state.mask().not()).eq(0)), "the next command is one of the queue's");
  }
}
