package portcullis.hdl.lib.axi;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.lib.Fifo;

/**
 * Watches write data: the bursts on W have the lengths that AW gives, in the same order. Data may
 * lead its address, so whichever is ahead waits for the other.
 */
final class WriteDataMonitor extends Module {
  final Bool awFire = in(bool());
  final UInt awLen = in(uint(8));
  final Bool wFire = in(bool());
  final Bool wLast = in(bool());

  /**
   * A monitor.
   *
   * @param outstanding by how many bursts address or data may lead
   */
  WriteDataMonitor(int outstanding) {
    super(outstanding);
    describe("Watches that write data has as many beats as its address says.");
    var beat = reg(uint(8)).resetTo(0);
    when(wFire, () -> beat.set(mux(wLast, uint(8).of(0), beat.plus(1))));
    var wEnd = wFire.and(wLast);

    var addresses = instance(() -> new Fifo<>(uint(8), outstanding));
    var bursts = instance(() -> new Fifo<>(uint(8), outstanding));
    var addressLeads = addresses.out.valid();
    var dataLeads = bursts.out.valid();
    var together = awFire.and(wEnd).andNot(addressLeads).andNot(dataLeads);

    queue(addresses, awFire.andNot(dataLeads).andNot(together), awLen, wEnd);
    queue(bursts, wEnd.andNot(addressLeads).andNot(together), beat, awFire);
    assertAlways(
        addresses.in.valid().not().or(addresses.in.ready()),
        "addresses of more than %d writes before their data: the monitor was told of no more"
            .formatted(outstanding));
    assertAlways(
        bursts.in.valid().not().or(bursts.in.ready()),
        "data of more than %d writes before their addresses: the monitor was told of no more"
            .formatted(outstanding));

    // The length that counts for the data now on W, and for the address now on AW.
    String message = "WLAST is not on beat AWLEN + 1 of its burst (AMBA AXI A3.4.1)";
    assertAlways(
        wFire.and(addressLeads).not().or(wLast.eq(beat.eq(addresses.out.payload()))), message);
    assertAlways(awFire.and(dataLeads).not().or(awLen.eq(bursts.out.payload())), message);
    assertAlways(together.not().or(awLen.eq(beat)), message);
    assertAlways(
        wFire.andNot(wLast).andNot(addressLeads).not().or(beat.ne(255)),
        "no WLAST within 256 beats (AMBA AXI A3.4.1)");
  }

  private static void queue(Fifo<UInt> queue, Bool enters, UInt length, Bool leaves) {
    queue.in.valid().set(enters);
    queue.in.payload().set(length);
    queue.out.ready().set(leaves);
  }
}
