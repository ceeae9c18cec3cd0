package portcullis.iommu.bus;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.lib.SkidBuffer;
import portcullis.hdl.lib.axi.Axi4Parameters;
import portcullis.hdl.lib.axi.NoSideband;
import portcullis.hdl.lib.axi.ReadData;
import portcullis.hdl.lib.axi.Response;

/** Brings devices the data of their reads, and errors in place of data for reads refused. */
class ReadReturn extends Module {
  /** From the translated side. */
  final Stream<ReadData<NoSideband>> translated;

  /** To the devices. */
  final Stream<ReadData<NoSideband>> device;

  /** A read is to be refused; only while {@code free}. No other read of its ID is under way. */
  final Bool refuse;

  /** Its ID. */
  final UInt id;

  /** Its beats less one. */
  final UInt len;

  /** No refusal is under way. */
  final Bool free;

  /** The last beat of a refusal goes its way in this cycle. */
  final Bool refused;

  /** The beats of the refusal after the next one. */
  final UInt beatsAfter;

  /** The ID of the refusal. */
  final UInt refusedId;

  /** Holds what goes to the devices. */
  final SkidBuffer<ReadData<NoSideband>> outgoing;

  /** The return path of a bus. */
  ReadReturn(Axi4Parameters parameters) {
    super(parameters.dataWidth(), parameters.idWidth());
    describe("Returns the data of reads, and SLVERR for reads that are refused.");
    var shape = ReadData.of(parameters, new NoSideband());
    translated = sink(shape);
    device = source(shape);
    refuse = in(bool());
    id = in(uint(parameters.idWidth()));
    len = in(uint(8));
    free = out(bool());
    refused = out(bool());

    var refusing = reg(bool()).resetTo(false);
    refusedId = reg(uint(parameters.idWidth()));
    beatsAfter = reg(uint(8));
    note("Error beats and data take turns, so that neither waits for the other's end.");
    var errorTurn = reg(bool()).resetTo(false);
    outgoing = instance(() -> new SkidBuffer<>(shape));
    device.set(outgoing.out);

    var offersError = refusing.and(errorTurn);
    var isLast = beatsAfter.eq(0);
    var error =
        new ReadData<>(
            refusedId,
            bits(parameters.dataWidth()).of(0),
            enumerated(Response.class).of(Response.SLVERR),
            isLast,
            new NoSideband());
    outgoing.in.valid().set(offersError.or(translated.valid()));
    connect(outgoing.in.payload(), mux(offersError, error, translated.payload()));
    translated.ready().set(outgoing.in.ready().andNot(offersError));

    var errorBeat = offersError.and(outgoing.in.ready());
    refused.set(errorBeat.and(isLast));
    free.set(refusing.not());
    when(
        outgoing.in.ready(),
        () -> {
          errorTurn.set(errorTurn.not());
          when(offersError, () -> beatsAfter.set(beatsAfter.minus(1)));
        });
    when(refused, () -> refusing.set(false));
    when(
        refuse,
        () -> {
          refusing.set(true);
          refusedId.set(id);
          beatsAfter.set(len);
        });
    assertAlways(refuse.not().or(free), "one read is refused at a time");
  }
}
