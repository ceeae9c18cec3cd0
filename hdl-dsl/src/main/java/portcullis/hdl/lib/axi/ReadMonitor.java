package portcullis.hdl.lib.axi;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/** Watches the answers to reads: each belongs to the oldest read of its ID, with all its beats. */
final class ReadMonitor extends Module {
  /** What is remembered of a read. */
  private record Pending(UInt beatsLeft, Bool exclusive) implements Bundle {}

  final Bool arFire = in(bool());
  final UInt arId;
  final UInt arLen = in(uint(8));
  final Bool arLock = in(bool());
  final Bool rValid = in(bool());
  final Bool rFire = in(bool());
  final UInt rId;
  final Bool rLast = in(bool());
  final Enumerated<Response> rResp = in(enumerated(Response.class));

  /**
   * A monitor.
   *
   * @param idWidth bits of an ID
   * @param outstanding most reads under way at a time
   */
  ReadMonitor(int idWidth, int outstanding) {
    super(idWidth, outstanding);
    describe("Watches that reads are answered in order within an ID and in full.");
    arId = in(uint(idWidth));
    rId = in(uint(idWidth));

    var pending =
        instance(() -> new TransactionTable<>(outstanding, idWidth, new Pending(uint(8), bool())));
    pending.insert.valid().set(arFire);
    pending.insert.payload().id().set(arId);
    pending.insert.payload().note().set(new Pending(arLen, arLock));
    assertAlways(
        arFire.not().or(pending.insert.ready()),
        "more than %d reads outstanding: the monitor was told of no more".formatted(outstanding));

    pending.id.set(rId);
    var read = pending.oldest;
    var isFinal = read.beatsLeft().eq(0);
    pending.remove.set(rFire.and(isFinal));
    pending.update.set(rFire.andNot(isFinal));
    pending.updated.set(new Pending(read.beatsLeft().minus(1), read.exclusive()));

    assertAlways(
        rValid.not().or(pending.found),
        "RVALID without an outstanding read of its RID (AMBA AXI A3.3.1)");
    var answers = rValid.and(pending.found);
    assertAlways(
        answers.not().or(rLast.eq(isFinal)),
        "RLAST is not on the last beat of the oldest read of its RID: wrong number of beats, or"
            + " answered out of order (AMBA AXI A3.4.1, A5.3.1)");
    assertAlways(
        answers.not().or(rResp.ne(Response.EXOKAY)).or(read.exclusive()),
        "RRESP is EXOKAY for a read that is not exclusive (AMBA AXI A3.4.4)");
  }
}
