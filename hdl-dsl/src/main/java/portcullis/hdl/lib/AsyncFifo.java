package portcullis.hdl.lib;

import portcullis.hdl.Bits;
import portcullis.hdl.ClockDomain;
import portcullis.hdl.Data;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;

/**
 * A queue from one clock domain into another. Each side sees the other's progress as a Gray code,
 * of which one bit at a time changes, through a synchroniser.
 *
 * <p>Both domains are reset together, for at least three cycles of the slower clock.
 *
 * @param <T> what a value is
 */
public final class AsyncFifo<T extends Data> extends Module {
  private static final int SYNCHRONISER_STAGES = 2;

  /** Values to hold, in the sending domain. */
  public final Stream<T> in;

  /** The oldest value held, in the receiving domain. */
  public final Stream<T> out;

  /**
   * A queue.
   *
   * @param depth most values held: a power of two, at least 2
   */
  public AsyncFifo(T payload, int depth, ClockDomain from, ClockDomain to) {
    super(payload, depth);
    if (depth < 2 || Integer.bitCount(depth) != 1) {
      throw new IllegalArgumentException(
          "depth of an AsyncFifo must be a power of two and at least 2, but is " + depth);
    }
    describe("Queue of %d entries from one clock domain into another.".formatted(depth));
    in = sink(payload);
    out = source(payload);

    int addressBits = bitsFor(depth);
    var storage = memory(depth, payload);
    var written = withClock(from, () -> reg(uint(addressBits + 1)).resetTo(0));
    var writtenGray = withClock(from, () -> reg(bits(addressBits + 1)).resetTo(0));
    var read = withClock(to, () -> reg(uint(addressBits + 1)).resetTo(0));
    var readGray = withClock(to, () -> reg(bits(addressBits + 1)).resetTo(0));

    withClock(
        from,
        () -> {
          var readSeen = synchronised(readGray);
          in.ready().set(writtenGray.ne(fullTurnAhead(readSeen)));
          when(
              in.fire(),
              () -> {
                storage.write(written.truncate(addressBits), in.payload());
                written.set(written.plus(1));
                writtenGray.set(gray(written.plus(1)));
              });
        });
    withClock(
        to,
        () -> {
          var writtenSeen = synchronised(writtenGray);
          var oldest = storage.read(read.truncate(addressBits));
          out.valid().set(readGray.ne(writtenSeen));
          connect(
              out.payload(),
              crossing("The word was written before its count was seen to change.", oldest));
          when(
              out.fire(),
              () -> {
                read.set(read.plus(1));
                readGray.set(gray(read.plus(1)));
              });
        });
  }

  private static Bits gray(UInt number) {
    return number.xor(number.shiftRight(1)).asBits();
  }

  /** The Gray code of the number that is half of all numbers, a full queue, away. */
  private static Bits fullTurnAhead(Bits gray) {
    int width = gray.width();
    return gray.xor(bits(width).of(3L << width - 2));
  }

  private static Bits synchronised(Bits gray) {
    var stages = vecOf(gray.width(), i -> synchronise(gray.bit(i), SYNCHRONISER_STAGES));
    return stages.asBits();
  }
}
