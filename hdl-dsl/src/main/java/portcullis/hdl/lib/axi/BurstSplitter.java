package portcullis.hdl.lib.axi;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Data;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;

/**
 * Makes bursts of transfers: none crosses a 4 KiB boundary (section A3.4.1) or is longer than the
 * master wishes.
 *
 * @param <A> what rides along on address channels
 */
final class BurstSplitter<A extends Data> extends Module {
  private static final int PAGE_BITS = 12;

  /**
   * A burst.
   *
   * @param address what to ask for
   * @param isFinal the transfer ends with it
   * @param <A> what rides along on address channels
   */
  record Piece<A extends Data>(Address<A> address, Bool isFinal) implements Bundle {}

  final Stream<Transfer<A>> transfers;
  final Stream<Piece<A>> pieces;

  /**
   * A splitter.
   *
   * @param parameters widths of the bus
   * @param mostBeats beats of the longest burst, 1 to 256
   * @param user shape of what rides along
   */
  BurstSplitter(Axi4Parameters parameters, int mostBeats, A user) {
    super(parameters.addressWidth(), parameters.dataWidth(), parameters.idWidth(), mostBeats, user);
    describe("Makes bursts of transfers, none across a 4 KiB boundary.");
    if (mostBeats < 1 || mostBeats > 256) {
      throw new IllegalArgumentException(
          "bursts of %d beats: AXI4 has bursts of 1 to 256".formatted(mostBeats));
    }
    transfers = sink(Transfer.of(parameters, user));
    pieces = source(new Piece<>(Address.of(parameters, user), bool()));

    var busy = reg(bool()).resetTo(false);
    var rest = reg(Transfer.of(parameters, user));
    transfers.ready().set(busy.not());

    // Beats less one: those the transfer still needs, those up to the boundary, those allowed.
    int width = Transfer.COUNT_WIDTH;
    var upToBoundary =
        rest.address().slice(PAGE_BITS - 1, parameters.fullSize()).not().extend(width);
    var limit = mux(upToBoundary.lt(mostBeats - 1), upToBoundary, uint(width).of(mostBeats - 1));
    var isFinal = rest.more().le(limit);
    var more = mux(isFinal, rest.more(), limit);

    int aligned = parameters.addressWidth() - parameters.fullSize();
    var zeros = bits(parameters.fullSize()).of(0);
    when(
        transfers.fire(),
        () -> {
          busy.set(true);
          rest.set(transfers.payload());
        });
    when(
        pieces.fire(),
        () -> {
          var bytes =
              more.extend(Math.max(width + 8, parameters.addressWidth()))
                  .plus(1)
                  .shiftLeft(parameters.fullSize())
                  .low(parameters.addressWidth());
          var start = concat(rest.address().asBits().high(aligned), zeros).asUInt();
          rest.address().set(start.plus(bytes));
          rest.more().set(rest.more().minus(more).minus(1));
          busy.set(isFinal.not());
        });

    pieces.valid().set(busy);
    var address = pieces.payload().address();
    address.id().set(rest.id());
    address.addr().set(rest.address());
    address.len().set(more.low(8));
    address.size().set(parameters.fullSize());
    address.burst().set(Burst.INCR);
    address.lock().set(false);
    // Normal memory, not cacheable, bufferable (section A4.4); unprivileged, secure, data.
    address.cache().set(0b0011);
    address.prot().set(0);
    address.qos().set(0);
    address.region().set(0);
    connect(address.user(), rest.user());
    pieces.payload().isFinal().set(isFinal);
  }
}
