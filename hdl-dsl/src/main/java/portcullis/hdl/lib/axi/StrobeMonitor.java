package portcullis.hdl.lib.axi;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.lib.Fifo;

/**
 * Watches write strobes: a beat writes only bytes that its address and size cover. Data may lead
 * its address; then it waits here, and is looked at one beat a cycle from when the address passes.
 */
final class StrobeMonitor extends Module {
  private static final int MOST_BEATS = 256;

  /** What is remembered of a burst: the address of its next beat, and whether it is looked at. */
  private record Pending(BurstPosition position, Bool tolerated) implements Bundle {}

  /** What is remembered of a beat. */
  private record Beat(Bits strb, Bool last) implements Bundle {}

  final Bool awFire = in(bool());
  final UInt awAddr = in(uint(12), "address within its 4 KiB");
  final UInt awLen = in(uint(8));
  final UInt awSize = in(uint(3));
  final Enumerated<Burst> awBurst = in(enumerated(Burst.class));
  final Bool wFire = in(bool());
  final Bits wStrb;
  final Bool wLast = in(bool());
  final Bool tolerate = in(bool(), "an illegal burst is expected");

  /**
   * A monitor.
   *
   * @param lanes bytes of the data bus, at least 2
   * @param outstanding by how many bursts address or data may lead
   */
  StrobeMonitor(int lanes, int outstanding) {
    super(lanes, outstanding);
    describe("Watches that write strobes stay within the lanes of their beat.");
    wStrb = in(bits(lanes));
    var passing =
        new Pending(new BurstPosition(uint(0).of(0), awAddr, awLen, awSize, awBurst), tolerate);

    // Data that led is still being looked at when more addresses and data come.
    var leading = outstanding + 1;
    var addresses = instance(() -> new Fifo<>(passing, outstanding + leading));
    var beats = instance(() -> new Fifo<>(new Beat(wStrb, wLast), leading * MOST_BEATS));
    var within = reg(bool()).resetTo(false);
    var next = reg(passing);

    var addressWaits = within.or(addresses.out.valid());
    var hasAddress = addressWaits.or(awFire);
    var hasBeat = beats.out.valid().or(wFire);
    var looks = hasAddress.and(hasBeat);
    var burst = mux(within, next, mux(addresses.out.valid(), addresses.out.payload(), passing));
    var beat = mux(beats.out.valid(), beats.out.payload(), new Beat(wStrb, wLast));

    addresses.in.valid().set(awFire.and(addressWaits.or(hasBeat.not())));
    addresses.in.payload().set(passing);
    addresses.out.ready().set(looks.andNot(within));
    beats.in.valid().set(wFire.and(beats.out.valid().or(hasAddress.not())));
    beats.in.payload().set(new Beat(wStrb, wLast));
    beats.out.ready().set(hasAddress);
    unused(addresses.in.ready(), "a longer queue of addresses breaks a rule of another part");
    unused(beats.in.ready(), "a longer queue of data breaks a rule of another part");

    when(
        looks,
        () -> {
          within.set(beat.last().not());
          next.set(burst);
          next.position().addr().set(burst.position().next());
        });
    assertAlways(
        looks.not().or(burst.tolerated()).or(beat.strb().and(lanes(burst.position()).not()).eq(0)),
        "WSTRB is 1 in a lane that the address and size of the beat do not cover"
            + " (AMBA AXI A3.4.3)");
  }

  /** The lanes from that of the address to the last one of the aligned beat around it. */
  private Bits lanes(BurstPosition position) {
    int width = bitsFor(wStrb.width());
    var lowest = position.addr().low(width);
    var highest = lowest.asBits().or(lowMask(position.size(), width)).asUInt();
    return lowMask(highest.extend(width + 1).plus(1), wStrb.width())
        .and(lowMask(lowest, wStrb.width()).not());
  }

  /** Joins this part to the bus of the module being described. */
  void watch(Observed<? extends Address<?>> aw, Observed<? extends WriteData<?>> w, Bool illegal) {
    awFire.set(aw.fire());
    awAddr.set(aw.payload().addr().low(awAddr.width()));
    awLen.set(aw.payload().len());
    awSize.set(aw.payload().size());
    awBurst.set(aw.payload().burst());
    wFire.set(w.fire());
    wStrb.set(w.payload().strb());
    wLast.set(w.payload().last());
    tolerate.set(illegal);
  }
}
