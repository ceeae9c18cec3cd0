package portcullis.hdl.lib.axi;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Data;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.lib.Fifo;

/**
 * Writes transfers of any length as bursts, several at a time. Each transfer gets one result, in
 * order within an ID: that of the first of its bursts that failed.
 *
 * @param <A> what rides along on AW
 * @param <W> what rides along on W
 * @param <B> what rides along on B
 */
public final class Axi4WriteMaster<A extends Data, W extends Data, B extends Data> extends Module {
  private static final int WIDEST_ID = 8;

  /**
   * A beat to write.
   *
   * @param data the bytes, each in the lane of its address
   * @param strb one bit a byte lane: 1 writes the byte
   * @param user what rides along
   * @param <W> what rides along on W
   */
  public record Beat<W extends Data>(Bits data, Bits strb, W user) implements Bundle {}

  /** Where to write, and how much. */
  public final Stream<Transfer<A>> requests;

  /** The beats of all transfers, one after the other in the order of the requests. */
  public final Stream<Beat<W>> data;

  /** How a transfer ended; what rides along is that of its last burst. */
  public final Stream<WriteResponse<B>> results;

  /** The bus. */
  public final WriteChannels<A, W, B> bus;

  /**
   * A master.
   *
   * @param parameters widths of the bus; IDs of at most 8 bits, as each ID takes a register
   * @param mostBeats beats of the longest burst, 1 to 256
   * @param outstanding most bursts under way, at least 2
   * @param shape shape of the bus, for what rides along
   */
  public Axi4WriteMaster(
      Axi4Parameters parameters, int mostBeats, int outstanding, WriteChannels<A, W, B> shape) {
    super(
        parameters.addressWidth(),
        parameters.dataWidth(),
        parameters.idWidth(),
        mostBeats,
        outstanding);
    describe("Writes transfers of any length to AXI4, several bursts at a time.");
    if (parameters.idWidth() > WIDEST_ID) {
      throw new IllegalArgumentException(
          "IDs of %d bits: this master takes at most %d"
              .formatted(parameters.idWidth(), WIDEST_ID));
    }
    var w = shape.w().payload();
    requests = sink(Transfer.of(parameters, shape.aw().payload().user()));
    data = sink(new Beat<>(w.data(), w.strb(), w.user()));
    results = source(shape.b().payload());
    bus = out(shape);
    writeAddresses(parameters, mostBeats, outstanding);
  }

  private void writeAddresses(Axi4Parameters parameters, int mostBeats, int outstanding) {
    var splitter =
        instance(() -> new BurstSplitter<>(parameters, mostBeats, requests.payload().user()));
    var bursts = instance(() -> new TransactionTable<>(outstanding, parameters.idWidth(), bool()));
    var lengths = instance(() -> new Fifo<>(uint(8), outstanding));
    connect(splitter.transfers, requests);
    var piece = splitter.pieces.payload();
    var room = bursts.insert.ready().and(lengths.in.ready());
    bus.aw().valid().set(splitter.pieces.valid().and(room));
    bus.aw().payload().set(piece.address());
    splitter.pieces.ready().set(bus.aw().ready().and(room));
    bursts.insert.valid().set(bus.aw().fire());
    bursts.insert.payload().id().set(piece.address().id());
    bursts.insert.payload().note().set(piece.isFinal());
    lengths.in.valid().set(bus.aw().fire());
    lengths.in.payload().set(piece.address().len());
    sendData(lengths);
    takeResponses(bursts);
  }

  private void sendData(Fifo<UInt> lengths) {
    var beat = reg(uint(8)).resetTo(0);
    var last = beat.eq(lengths.out.payload());
    when(bus.w().fire(), () -> beat.set(mux(last, uint(8).of(0), beat.plus(1))));
    lengths.out.ready().set(bus.w().fire().and(last));
    bus.w().valid().set(data.valid().and(lengths.out.valid()));
    data.ready().set(bus.w().ready().and(lengths.out.valid()));
    bus.w().payload().data().set(data.payload().data());
    bus.w().payload().strb().set(data.payload().strb());
    bus.w().payload().last().set(last);
    connect(bus.w().payload().user(), data.payload().user());
  }

  private void takeResponses(TransactionTable<Bool> bursts) {
    var b = bus.b().payload();
    bursts.id.set(b.id());
    bursts.remove.set(bus.b().fire());
    Axi4ReadMaster.keepNotes(bursts);
    assertAlways(bus.b().valid().not().or(bursts.found), "a response that no write waits for");

    var response = enumerated(Response.class);
    var okay = response.of(Response.OKAY);
    var failures = reg(vec(1 << b.id().width(), response));
    failures.elements().forEach(failure -> failure.resetTo(Response.OKAY));
    var failure = failures.at(b.id());
    var result = mux(failure.eq(Response.OKAY), b.resp(), failure);
    var isFinal = bursts.oldest;
    results.valid().set(bus.b().valid().and(isFinal));
    results.payload().id().set(b.id());
    results.payload().resp().set(result);
    connect(results.payload().user(), b.user());
    bus.b().ready().set(results.ready().or(isFinal.not()));
    when(bus.b().fire(), () -> failures.at(b.id()).set(mux(isFinal, okay, result)));
  }
}
