package portcullis.hdl.lib.axi;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Module;
import portcullis.hdl.SInt;
import portcullis.hdl.UInt;

/** Watches the answers to writes: each comes when address and data have passed, once. */
final class WriteMonitor extends Module {
  /** What is remembered of a write. */
  private record Pending(SInt number, Bool exclusive) implements Bundle {}

  final Bool awFire = in(bool());
  final UInt awId;
  final Bool awLock = in(bool());
  final Bool wEnd = in(bool(), "the last beat of a burst passes");
  final Bool bValid = in(bool());
  final Bool bFire = in(bool());
  final UInt bId;
  final Enumerated<Response> bResp = in(enumerated(Response.class));

  /**
   * A monitor.
   *
   * @param idWidth bits of an ID
   * @param outstanding most writes under way at a time
   */
  WriteMonitor(int idWidth, int outstanding) {
    super(idWidth, outstanding);
    describe("Watches that writes are answered once their address and data have passed.");
    awId = in(uint(idWidth));
    bId = in(uint(idWidth));

    // Data may lead or follow by as many bursts as may be under way.
    int numberWidth = bitsFor(2 * outstanding + 1) + 1;
    var addresses = reg(sint(numberWidth)).resetTo(0);
    var bursts = reg(sint(numberWidth)).resetTo(0);
    when(awFire, () -> addresses.set(addresses.plus(1)));
    when(wEnd, () -> bursts.set(bursts.plus(1)));

    var pending =
        instance(() ->
            new TransactionTable<>(outstanding, idWidth, new Pending(sint(numberWidth), bool())));
    pending.insert.valid().set(awFire);
    pending.insert.payload().id().set(awId);
    pending.insert.payload().note().set(new Pending(addresses, awLock));
    assertAlways(
        awFire.not().or(pending.insert.ready()),
        "more than %d writes outstanding: the monitor was told of no more".formatted(outstanding));

    pending.id.set(bId);
    var write = pending.oldest;
    pending.remove.set(bFire);
    pending.update.set(false);
    pending.updated.set(write);

    assertAlways(
        bValid.not().or(pending.found),
        "BVALID without an outstanding write of its BID (AMBA AXI A3.3.1)");
    var answers = bValid.and(pending.found);
    assertAlways(
        answers.not().or(bursts.minus(write.number()).gt(0)),
        "BVALID before the last data of the write has passed (AMBA AXI A3.3.1)");
    assertAlways(
        answers.not().or(bResp.ne(Response.EXOKAY)).or(write.exclusive()),
        "BRESP is EXOKAY for a write that is not exclusive (AMBA AXI A3.4.4)");
  }
}
