package portcullis.coverify;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.DeviceTransaction;

/**
 * Cuts a range of any length into AXI4 bursts of random length and width, of which the first beat
 * may be unaligned, and puts bytes into their lanes and back.
 */
final class Bursts {
  private static final int PAGE = 4096;
  private static final int BUS_BYTES = 8;
  private static final int WIDEST = 3;
  private static final int INCR = 1;
  private static final int MOST_BEATS = 64;
  private static final int IDS = 4;

  /** How many of so many bursts are narrower than the bus without need. */
  private static final int NARROW = 8;

  private final Random random;

  Bursts(Random random) {
    this.random = random;
  }

  /**
   * Cuts a range.
   *
   * @param first a request at the first address, which the bursts are otherwise like
   * @param length bytes
   */
  List<DeviceRequest> cut(DeviceRequest first, int length) {
    var bursts = new ArrayList<DeviceRequest>();
    long end = first.address() + length;
    for (long at = first.address(); at < end; ) {
      long limit = Math.min(end, (at & -PAGE) + PAGE);
      int size = random.nextInt(NARROW) == 0 ? random.nextInt(WIDEST) : WIDEST;
      while ((at | (1L << size) - 1) >= limit) {
        size--;
      }
      long aligned = at & -1L << size;
      int most = (int) Math.min(limit - aligned >>> size, MOST_BEATS);
      int beats = 1 + random.nextInt(most);
      bursts.add(at(first, at).withId(random.nextInt(IDS)).withBurst(beats, size, INCR));
      at = aligned + ((long) beats << size);
    }
    return bursts;
  }

  private static DeviceRequest at(DeviceRequest like, long address) {
    var moved =
        like.write()
            ? DeviceRequest.write(like.deviceId(), address)
            : DeviceRequest.read(like.deviceId(), address);
    return like.processIdValid() ? moved.withProcess(like.processId(), false, false) : moved;
  }

  /** How many bytes a burst moves. */
  static int bytes(DeviceRequest burst) {
    return (burst.beats() << burst.size()) - (int) (burst.address() & (1L << burst.size()) - 1);
  }

  /** The lanes of the bus in each beat of a write that sends bytes from a place in an array on. */
  static long[] lanes(DeviceRequest burst, byte[] bytes, int from) {
    var lanes = new long[burst.beats()];
    for (int i = 0; i < bytes(burst); i++) {
      long address = burst.address() + i;
      lanes[beat(burst, address)] |= (bytes[from + i] & 0xffL) << shift(address);
    }
    return lanes;
  }

  /** Puts what a read has brought into an array. */
  static void unpack(DeviceTransaction read, byte[] bytes, int from) {
    var burst = read.request();
    for (int i = 0; i < bytes(burst); i++) {
      long address = burst.address() + i;
      bytes[from + i] = (byte) (read.data(beat(burst, address)) >>> shift(address));
    }
  }

  private static int beat(DeviceRequest burst, long address) {
    return (int) ((address >>> burst.size()) - (burst.address() >>> burst.size()));
  }

  private static int shift(long address) {
    return Byte.SIZE * ((int) address & BUS_BYTES - 1);
  }
}
