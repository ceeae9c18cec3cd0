package portcullis.hdl.lib.axi;

import portcullis.hdl.Bool;
import portcullis.hdl.Data;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;

/**
 * Reads transfers of any length as bursts, several at a time. Data comes in order within an ID;
 * beats of several IDs may alternate as the slave sends them.
 *
 * @param <A> what rides along on AR
 * @param <R> what rides along on R
 */
public final class Axi4ReadMaster<A extends Data, R extends Data> extends Module {
  /** What to read. */
  public final Stream<Transfer<A>> requests;

  /** What was read; {@code last} marks the last beat of the transfer. */
  public final Stream<ReadData<R>> data;

  /** The bus. */
  public final ReadChannels<A, R> bus;

  /**
   * A master.
   *
   * @param parameters widths of the bus
   * @param mostBeats beats of the longest burst, 1 to 256
   * @param outstanding most bursts under way, at least 2
   * @param addressUser shape of what rides along on AR
   * @param readUser shape of what rides along on R
   */
  public Axi4ReadMaster(
      Axi4Parameters parameters, int mostBeats, int outstanding, A addressUser, R readUser) {
    super(
        parameters.addressWidth(),
        parameters.dataWidth(),
        parameters.idWidth(),
        mostBeats,
        outstanding);
    describe("Reads transfers of any length from AXI4, several bursts at a time.");
    requests = sink(Transfer.of(parameters, addressUser));
    data = source(ReadData.of(parameters, readUser));
    bus = out(ReadChannels.of(parameters, addressUser, readUser));

    var splitter = instance(() -> new BurstSplitter<>(parameters, mostBeats, addressUser));
    var bursts = instance(() -> new TransactionTable<>(outstanding, parameters.idWidth(), bool()));
    connect(splitter.transfers, requests);
    var piece = splitter.pieces.payload();
    bus.ar().valid().set(splitter.pieces.valid().and(bursts.insert.ready()));
    bus.ar().payload().set(piece.address());
    splitter.pieces.ready().set(bus.ar().ready().and(bursts.insert.ready()));
    bursts.insert.valid().set(bus.ar().fire());
    bursts.insert.payload().id().set(piece.address().id());
    bursts.insert.payload().note().set(piece.isFinal());

    var r = bus.r().payload();
    bursts.id.set(r.id());
    bursts.remove.set(bus.r().fire().and(r.last()));
    keepNotes(bursts);
    assertAlways(bus.r().valid().not().or(bursts.found), "data without a read that waits for it");
    data.valid().set(bus.r().valid());
    bus.r().ready().set(data.ready());
    data.payload().id().set(r.id());
    data.payload().data().set(r.data());
    data.payload().resp().set(r.resp());
    data.payload().last().set(r.last().and(bursts.oldest));
    connect(data.payload().user(), r.user());
  }

  static void keepNotes(TransactionTable<Bool> table) {
    table.update.set(false);
    table.updated.set(false);
  }
}
