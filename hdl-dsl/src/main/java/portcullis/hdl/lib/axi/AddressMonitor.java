package portcullis.hdl.lib.axi;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Data;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/** Watches AW or AR: only bursts that the protocol allows are asked for. */
final class AddressMonitor extends Module {
  private static final int PAGE = 4096;
  private static final int PAGE_BITS = 12;
  private static final int MOST_BEATS_BUT_INCR = 16;
  private static final int MOST_EXCLUSIVE_BYTES = 128;
  private static final int BYTES_WIDTH = 16;

  final Bool valid = in(bool());
  final UInt offset = in(uint(PAGE_BITS), "address within its 4 KiB");
  final UInt len = in(uint(8));
  final UInt size = in(uint(3));
  final Enumerated<Burst> burst = in(enumerated(Burst.class));
  final Bool lock = in(bool());
  final Bool modifiable = in(bool(), "AxCACHE[1]");
  final Bits allocate = in(bits(2), "AxCACHE[3:2]");
  final Bool tolerate = in(bool(), "an illegal burst is expected");

  private final String channel;

  /**
   * A monitor.
   *
   * @param channel AW or AR, for messages
   * @param fullSize AxSIZE of a beat that uses the whole bus
   */
  AddressMonitor(String channel, int fullSize) {
    super(channel, fullSize);
    describe("Watches the bursts that channel " + channel + " asks for.");
    this.channel = channel;

    var beatMask = lowMask(size, PAGE_BITS);
    var bytes = len.extend(BYTES_WIDTH).plus(1).shiftLeft(size);
    var isWrap = burst.eq(Burst.WRAP);
    var isPowerOfTwo = len.and(len.plus(1)).eq(0);
    var isShort = len.lt(MOST_BEATS_BUT_INCR);

    rule(size.le(fullSize), "SIZE is wider than the data bus (AMBA AXI A3.4.1)");
    rule(burst.asBits().ne(3), "BURST has the reserved value 3 (AMBA AXI A3.4.1)");
    rule(
        burst.ne(Burst.FIXED).or(isShort),
        "LEN gives a FIXED burst more than 16 beats (AMBA AXI A3.4.1)");
    rule(
        isWrap.not().or(isShort.and(isPowerOfTwo).and(len.ne(0))),
        "LEN gives a WRAP burst other than 2, 4, 8 or 16 beats (AMBA AXI A3.4.1)");
    rule(
        isWrap.not().or(offset.asBits().and(beatMask).eq(0)),
        "ADDR of a WRAP burst is not aligned to the size of a beat (AMBA AXI A3.4.1)");
    var aligned = offset.asBits().and(beatMask.not()).asUInt();
    rule(
        burst.ne(Burst.INCR).or(aligned.extend(BYTES_WIDTH).plus(bytes).le(PAGE)),
        " burst crosses a 4 KiB boundary (AMBA AXI A3.4.1)");
    rule(
        modifiable.or(allocate.eq(0)),
        "CACHE asks for allocation in memory that is not modifiable (AMBA AXI A4.4)");

    var alignment = bytes.minus(1).low(PAGE_BITS);
    rule(lock.not().or(isShort), "LOCK with more than 16 beats (AMBA AXI A7.2.4)");
    rule(
        lock.not().or(isPowerOfTwo.and(bytes.le(MOST_EXCLUSIVE_BYTES))),
        "LOCK with a size other than 1, 2, 4 to 128 bytes (AMBA AXI A7.2.4)");
    rule(
        lock.not().or(offset.and(alignment).eq(0)),
        "ADDR of an exclusive access is not aligned to its size (AMBA AXI A7.2.4)");
  }

  private void rule(Bool holds, String message) {
    assertAlways(valid.not().or(tolerate).or(holds), channel + message);
  }

  /** Joins this part to a channel of the module being described. */
  <A extends Data> void watch(Observed<Address<A>> stream, Bool illegalExpected) {
    var address = stream.payload();
    valid.set(stream.valid());
    offset.set(address.addr().low(PAGE_BITS));
    len.set(address.len());
    size.set(address.size());
    burst.set(address.burst());
    lock.set(address.lock());
    modifiable.set(address.cache().bit(1));
    allocate.set(address.cache().high(2));
    tolerate.set(illegalExpected);
  }
}
