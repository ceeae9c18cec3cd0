package portcullis.iommu.bus;

import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.Vec;
import portcullis.hdl.lib.Arbiter;
import portcullis.hdl.lib.axi.Address;
import portcullis.hdl.lib.axi.NoSideband;
import portcullis.hdl.lib.axi.WriteData;
import portcullis.iommu.IommuConfig;

/**
 * Sends writes, one at a time: address and data independently of one another. A sender's write is
 * taken when all of it has been accepted; until then the sender holds it, in registers.
 */
public final class WriteSender extends Module {
  private static final int WORD_SIZE = 2;
  private static final int DOUBLEWORD_SIZE = 3;
  private static final int RECORD_BEATS = 4;

  /** What to write. */
  public final Vec<Stream<MemoryWrite>> writes;

  /** Addresses on the bus. */
  public final Stream<Address<NoSideband>> aw;

  /** Data on the bus. */
  public final Stream<WriteData<NoSideband>> w;

  /** The sender of a build. */
  public WriteSender(IommuConfig config) {
    super(config.widths().physicalAddress(), MemoryPort.idWidth(config));
    describe("Sends writes, one at a time, address and data independently of one another.");
    var shape = MemoryPort.shape(config);
    writes = in(vec(MemoryPort.WRITERS, Stream.of(MemoryWrite.of(config))));
    aw = source(shape.aw().payload());
    w = source(shape.w().payload());

    var arbiter =
        instance(
            () -> new Arbiter(MemoryPort.WRITERS, Arbiter.Policy.ROUND_ROBIN, Arbiter.Grant.HELD));
    arbiter.requests.set(writes.map(Stream::valid).asBits());
    var chosenAddress = oneHot(arbiter.grants, writes.map(stream -> stream.payload().address()));
    var isRecord = arbiter.grants.bit(MemoryPort.FAULT_QUEUE);
    var offered = arbiter.grants.orReduce();

    var addressDone = reg(bool()).resetTo(false);
    var dataDone = reg(bool()).resetTo(false);
    var beat = reg(uint(bitsFor(RECORD_BEATS))).resetTo(0);
    aw.valid().set(offered.andNot(addressDone));
    w.valid().set(offered.andNot(dataDone));
    var last = isRecord.not().or(beat.eq(RECORD_BEATS - 1));
    var dataEnds = w.fire().and(last);
    var ends = addressDone.or(aw.fire()).and(dataDone.or(dataEnds));
    arbiter.accept.set(ends);
    for (int i = 0; i < writes.size(); i++) {
      writes.at(i).ready().set(arbiter.grants.bit(i).and(ends));
    }
    when(aw.fire(), () -> addressDone.set(true));
    when(w.fire(), () -> beat.set(mux(last, beat.of(0), beat.plus(1))));
    when(dataEnds, () -> dataDone.set(true));
    when(
        ends,
        () -> {
          addressDone.set(false);
          dataDone.set(false);
        });

    var address = aw.payload();
    int idWidth = MemoryPort.idWidth(config);
    address.id().set(oneHotToNumber(arbiter.grants).extend(idWidth));
    address.addr().set(chosenAddress);
    var len = uint(address.len().width());
    address.len().set(mux(isRecord, len.of(RECORD_BEATS - 1), len.of(0)));
    var size = uint(address.size().width());
    address.size().set(mux(isRecord, size.of(DOUBLEWORD_SIZE), size.of(WORD_SIZE)));
    BusAttributes.set(address, isRecord);

    // Only the fault queue writes records; a word goes into the lanes of its address.
    for (int writer = 0; writer < MemoryPort.WRITERS; writer++) {
      var write = writes.at(writer);
      assertAlways(
          write
              .valid()
              .not()
              .or(write.payload().record().eq(bool(writer == MemoryPort.FAULT_QUEUE))),
          "records come from the fault queue only");
      unused(write.payload().data(), "words have 4 bytes");
    }
    var record = writes.at(MemoryPort.FAULT_QUEUE).payload();
    var beats =
        vecOf(RECORD_BEATS, i -> record.data().slice((i + 1) * Long.SIZE - 1, i * Long.SIZE));
    var fence = writes.at(MemoryPort.FENCE).payload().data().low(Integer.SIZE);
    var message = writes.at(MemoryPort.MESSAGE).payload().data().low(Integer.SIZE);
    var word = mux(arbiter.grants.bit(MemoryPort.FENCE), fence, message);
    w.payload().data().set(mux(isRecord, beats.at(beat), word.repeat(2)));
    var strobe = bits(Long.BYTES);
    var upper = chosenAddress.bit(WORD_SIZE);
    w.payload()
        .strb()
        .set(mux(isRecord, strobe.of(0xff), mux(upper, strobe.of(0xf0), strobe.of(0x0f))));
    w.payload().last().set(last);
  }
}
