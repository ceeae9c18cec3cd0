package portcullis.hdl.lib.axi;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/**
 * Turns AXI4-Lite into plain accesses, one a cycle at most. An access is answered in its own cycle.
 * Neither reads nor writes keep the others from being served. All outputs to the bus come from
 * registers.
 */
public final class AxiLiteSlave extends Module {
  /**
   * What the bus wants in this cycle.
   *
   * @param read the word at {@code address}
   * @param write the bytes of {@code data} that {@code strb} marks
   * @param address byte address
   * @param data bytes to write, each in its lane
   * @param strb one bit a byte lane
   */
  public record Access(Bool read, Bool write, UInt address, Bits data, Bits strb)
      implements Bundle {}

  /**
   * The answer, in the same cycle.
   *
   * @param data the word that was read
   * @param refused the access is answered with SLVERR
   */
  public record Answer(Bits data, Bool refused) implements Bundle {}

  /** The bus. */
  public final AxiLite bus;

  /** What the bus wants in this cycle; at most one of read and write. */
  public final Access access;

  /** The answer, in the same cycle; it counts only if there is an access. */
  public final Answer answer;

  /**
   * A slave.
   *
   * @param addressWidth bits of an address
   * @param dataWidth 32 or 64 bits
   */
  public AxiLiteSlave(int addressWidth, int dataWidth) {
    super(addressWidth, dataWidth);
    describe("Turns AXI4-Lite into plain accesses that are answered in the same cycle.");
    bus = in(AxiLite.of(addressWidth, dataWidth));
    access =
        out(
            new Access(
                bool(), bool(), uint(addressWidth), bits(dataWidth), bits(dataWidth / Byte.SIZE)));
    answer = in(new Answer(bits(dataWidth), bool()));
    unused(bus.aw().payload().prot(), "every kind of access is let in");
    unused(bus.ar().payload().prot(), "every kind of access is let in");

    // One place each for what has arrived and for what is to be answered.
    var writeAddress = Held.of(bus.aw().map(AxiLite.Address::addr));
    var writeData = Held.of(bus.w());
    var readAddress = Held.of(bus.ar().map(AxiLite.Address::addr));

    var writes = writeAddress.full().and(writeData.full()).andNot(bus.b().valid());
    var canRead = readAddress.full().andNot(bus.r().valid());
    // The place of a write is empty for a cycle after it was served, and then a read is served.
    var reads = canRead.andNot(writes);
    writeAddress.freeWhen(writes);
    writeData.freeWhen(writes);
    readAddress.freeWhen(reads);

    access.read().set(reads);
    access.write().set(writes);
    access.address().set(mux(reads, readAddress.value(), writeAddress.value()));
    access.data().set(writeData.value().data());
    access.strb().set(writeData.value().strb());

    var response = enumerated(Response.class);
    var outcome = mux(answer.refused(), response.of(Response.SLVERR), response.of(Response.OKAY));
    var bValid = reg(bool()).resetTo(false);
    bValid.set(writes.or(bValid.andNot(bus.b().ready())));
    bus.b().valid().set(bValid);
    var bResp = regEnable(outcome, writes);
    bus.b().payload().resp().set(bResp);
    var rValid = reg(bool()).resetTo(false);
    rValid.set(reads.or(rValid.andNot(bus.r().ready())));
    bus.r().valid().set(rValid);
    var rData = regEnable(answer.data(), reads);
    var rResp = regEnable(outcome, reads);
    bus.r().payload().data().set(rData);
    bus.r().payload().resp().set(rResp);
  }
}
