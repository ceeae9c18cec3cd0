package portcullis.hdl.lib.axi;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;

/**
 * Turns requests into AXI4-Lite transactions, one at a time and in order; each request gets one
 * result. All outputs to the bus come from registers.
 */
public final class AxiLiteMaster extends Module {
  /**
   * An access.
   *
   * @param write write rather than read
   * @param address byte address
   * @param data bytes to write, each in its lane
   * @param strb one bit a byte lane: 1 writes the byte
   */
  public record Request(Bool write, UInt address, Bits data, Bits strb) implements Bundle {}

  /**
   * How an access ended.
   *
   * @param data what was read; of no meaning after a write
   * @param resp the slave's response
   */
  public record Result(Bits data, Enumerated<Response> resp) implements Bundle {}

  /** What to do. */
  public final Stream<Request> requests;

  /** How it ended, in the order of the requests. */
  public final Stream<Result> results;

  /** The bus. */
  public final AxiLite bus;

  /**
   * A master.
   *
   * @param addressWidth bits of an address
   * @param dataWidth 32 or 64 bits
   */
  public AxiLiteMaster(int addressWidth, int dataWidth) {
    super(addressWidth, dataWidth);
    describe("Turns requests into AXI4-Lite transactions, one at a time.");
    requests =
        sink(new Request(bool(), uint(addressWidth), bits(dataWidth), bits(dataWidth / Byte.SIZE)));
    results = source(new Result(bits(dataWidth), enumerated(Response.class)));
    bus = out(AxiLite.of(addressWidth, dataWidth));

    var busy = reg(bool()).resetTo(false);
    requests.ready().set(busy.not());
    var begins = requests.fire();
    var beginsWrite = begins.and(requests.payload().write());
    var address = regEnable(requests.payload().address(), begins);
    var data = regEnable(requests.payload().data(), begins);
    var strb = regEnable(requests.payload().strb(), begins);
    when(begins, () -> busy.set(true)).elseWhen(results.fire(), () -> busy.set(false));

    bus.aw().valid().set(pending(beginsWrite, bus.aw().ready()));
    bus.aw().payload().addr().set(address);
    bus.aw().payload().prot().set(0);
    bus.w().valid().set(pending(beginsWrite, bus.w().ready()));
    bus.w().payload().data().set(data);
    bus.w().payload().strb().set(strb);
    bus.ar().valid().set(pending(begins.andNot(requests.payload().write()), bus.ar().ready()));
    bus.ar().payload().addr().set(address);
    bus.ar().payload().prot().set(0);

    var result = reg(new Result(bits(dataWidth), enumerated(Response.class)));
    var done = reg(bool()).resetTo(false);
    bus.b().ready().set(done.not());
    bus.r().ready().set(done.not());
    when(
        bus.b().fire(),
        () -> {
          done.set(true);
          result.resp().set(bus.b().payload().resp());
        });
    when(
        bus.r().fire(),
        () -> {
          done.set(true);
          result.data().set(bus.r().payload().data());
          result.resp().set(bus.r().payload().resp());
        });
    when(results.fire(), () -> done.set(false));
    results.valid().set(done);
    results.payload().set(result);
  }

  /** A register that is 1 from a begin until the other side takes it. */
  private static Bool pending(Bool begin, Bool taken) {
    var pending = reg(bool()).resetTo(false);
    pending.set(begin.or(pending.andNot(taken)));
    return pending;
  }
}
