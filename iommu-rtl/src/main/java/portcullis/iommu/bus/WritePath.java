package portcullis.iommu.bus;

import portcullis.hdl.Bool;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.lib.SkidBuffer;
import portcullis.hdl.lib.axi.Axi4Parameters;
import portcullis.hdl.lib.axi.NoSideband;
import portcullis.hdl.lib.axi.Response;
import portcullis.hdl.lib.axi.WriteData;
import portcullis.hdl.lib.axi.WriteResponse;

/**
 * Takes write data where its address went, and brings devices the responses.
 *
 * <p>Write data comes in the order of the addresses, whatever their IDs (AMBA AXI section A5.3),
 * and nothing is issued behind a write that is being refused. So a count of the bursts that still
 * go to the translated side tells where each burst belongs: while it is not 0, there; at 0, to the
 * refused write, if there is one.
 */
class WritePath extends Module {
  enum Refusal {
    NONE,
    SWALLOWING,
    RESPONDING
  }

  /** Data from devices. */
  final Stream<WriteData<NoSideband>> deviceData;

  /** Data to the translated side. */
  final Stream<WriteData<NoSideband>> translatedData;

  /** Responses from the translated side. */
  final Stream<WriteResponse<NoSideband>> translated;

  /** Responses to devices. */
  final Stream<WriteResponse<NoSideband>> device;

  /** A write goes into the register in front of the translated side; only while {@code room}. */
  final Bool issued;

  /** Another write can be issued in this cycle. */
  final Bool room;

  /** A write is to be refused; only while {@code free}. No other write of its ID is under way. */
  final Bool refuse;

  /** Its ID. */
  final UInt id;

  /** No refusal is under way. */
  final Bool free;

  /** The response of a refusal goes its way in this cycle. */
  final Bool refused;

  /** The bursts whose data goes to the translated side. */
  final UInt toForward;

  /** How far the refusal is. */
  final Enumerated<Refusal> refusal;

  /** The ID of the refusal. */
  final UInt refusedId;

  /** Data from devices, behind a buffer. */
  final Stream<WriteData<NoSideband>> data;

  /** Holds the responses. */
  final SkidBuffer<WriteResponse<NoSideband>> responses;

  /**
   * The path of a bus.
   *
   * @param countWidth bits that count the bursts whose data has not all passed
   */
  WritePath(Axi4Parameters parameters, int countWidth) {
    super(parameters.dataWidth(), parameters.idWidth(), countWidth);
    describe("Passes write data on, or swallows it if its write is refused; returns responses.");
    var dataShape = WriteData.of(parameters, new NoSideband());
    var responseShape = WriteResponse.of(parameters, new NoSideband());
    deviceData = sink(dataShape);
    translatedData = source(dataShape);
    translated = sink(responseShape);
    device = source(responseShape);
    issued = in(bool());
    room = out(bool());
    refuse = in(bool());
    id = in(uint(parameters.idWidth()));
    free = out(bool());
    refused = out(bool());

    toForward = reg(uint(countWidth)).resetTo(0);
    refusal = reg(enumerated(Refusal.class)).resetTo(Refusal.NONE);
    refusedId = reg(uint(parameters.idWidth()));

    data = SkidBuffer.stage(deviceData);
    var forwards = toForward.ne(0);
    var swallows = forwards.not().and(refusal.eq(Refusal.SWALLOWING));
    translatedData.valid().set(data.valid().and(forwards));
    connect(translatedData.payload(), data.payload());
    data.ready().set(mux(forwards, translatedData.ready(), swallows));
    var forwarded = translatedData.fire().and(data.payload().last());
    when(issued.andNot(forwarded), () -> toForward.set(toForward.plus(1)))
        .elseWhen(forwarded.andNot(issued), () -> toForward.set(toForward.minus(1)));
    room.set(toForward.asBits().andReduce().not());

    responses = instance(() -> new SkidBuffer<>(responseShape));
    device.set(responses.out);
    var responds = refusal.eq(Refusal.RESPONDING);
    var error =
        new WriteResponse<>(
            refusedId, enumerated(Response.class).of(Response.SLVERR), new NoSideband());
    responses.in.valid().set(responds.or(translated.valid()));
    connect(responses.in.payload(), mux(responds, error, translated.payload()));
    translated.ready().set(responses.in.ready().andNot(responds));

    refused.set(responds.and(responses.in.ready()));
    free.set(refusal.eq(Refusal.NONE));
    when(
            refuse,
            () -> {
              refusal.set(Refusal.SWALLOWING);
              refusedId.set(id);
            })
        .elseWhen(
            swallows.and(data.valid()).and(data.payload().last()),
            () -> refusal.set(Refusal.RESPONDING))
        .elseWhen(refused, () -> refusal.set(Refusal.NONE));
    assertAlways(refuse.not().or(free), "one write is refused at a time");
    assertAlways(issued.not().or(room), "no write is issued beyond the count of bursts");
    assertAlways(
        issued.not().or(free).or(refused), "no write is issued behind one that is being refused");
  }
}
