package portcullis.hdl.lib.axi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import portcullis.hdl.sim.Simulation;

/**
 * An AXI4 slave in Java that answers IDs in random order, and lets the beats of reads of several
 * IDs alternate. What is read is a function of the address; what is written is kept.
 */
final class SlaveModel {
  private static final int BEAT = 8;

  private final Random random;
  private final Traffic.Sender b;
  private final Traffic.Sender r;
  private final Deque<Map<String, BigInteger>> addresses = new ArrayDeque<>();
  private final Deque<Map<String, BigInteger>> beats = new ArrayDeque<>();
  private final Map<Integer, Deque<Map<String, BigInteger>>> toRead = new TreeMap<>();
  private final Map<Integer, Deque<Map<String, BigInteger>>> toAnswer = new TreeMap<>();
  private final Map<Long, Integer> written = new HashMap<>();

  SlaveModel(Simulation simulation, Traffic traffic, Random random) {
    this.random = random;
    b = traffic.sender(Channel.amba(simulation, "bus_b", "id", "resp"));
    r = traffic.sender(Channel.amba(simulation, "bus_r", "id", "data", "resp", "last", "poison"));
    String[] address = {"id", "addr", "len", "size", "burst", "user"};
    traffic.receiver(Channel.amba(simulation, "bus_aw", address), this::writeAddress);
    traffic.receiver(Channel.amba(simulation, "bus_w", "data", "strb", "last"), this::writeData);
    traffic.receiver(Channel.amba(simulation, "bus_ar", address), this::readAddress);
    traffic.model(this::answer);
  }

  /** What the 8 bytes at an address read as. */
  static BigInteger contents(long address) {
    long mixed = (address & -BEAT) * 0x9e3779b97f4a7c15L;
    return new BigInteger(Long.toUnsignedString(mixed ^ mixed >>> 29));
  }

  /** How a beat at an address ends. */
  static Response outcome(long address) {
    return switch ((int) (address >>> 12) % 5) {
      case 2 -> Response.SLVERR;
      case 4 -> Response.DECERR;
      default -> Response.OKAY;
    };
  }

  static boolean poisoned(long address) {
    return contents(address).testBit(5);
  }

  /** What rides along with each request of an ID. */
  static int user(int id) {
    return id + 3;
  }

  /** The bytes that were written. */
  Map<Long, Integer> written() {
    return written;
  }

  private static void checkAddress(Map<String, BigInteger> address) {
    assertThat(address.get("size")).isEqualTo(3);
    assertThat(address.get("burst")).isEqualTo(Burst.INCR.ordinal());
    assertThat(address.get("user")).isEqualTo(user(address.get("id").intValue()));
  }

  private void readAddress(Map<String, BigInteger> address) {
    checkAddress(address);
    int id = address.get("id").intValue();
    int len = address.get("len").intValue();
    for (int i = 0; i <= len; i++) {
      long at = (address.get("addr").longValue() & -BEAT) + (long) i * BEAT;
      toRead
          .computeIfAbsent(id, unused -> new ArrayDeque<>())
          .add(
              Values.of(
                  "id",
                  id,
                  "data",
                  contents(at),
                  "resp",
                  outcome(at),
                  "last",
                  i == len,
                  "poison",
                  poisoned(at)));
    }
  }

  private void writeAddress(Map<String, BigInteger> address) {
    checkAddress(address);
    addresses.add(address);
    finishWrite();
  }

  private void writeData(Map<String, BigInteger> beat) {
    beats.add(beat);
    finishWrite();
  }

  /** Takes the data of the oldest burst whose address has come, once it is complete. */
  private void finishWrite() {
    while (!addresses.isEmpty() && beats.size() > addresses.peek().get("len").intValue()) {
      var address = addresses.remove();
      int id = address.get("id").intValue();
      int len = address.get("len").intValue();
      long start = address.get("addr").longValue();
      for (int i = 0; i <= len; i++) {
        var beat = beats.remove();
        assertThat(beat.get("last").testBit(0)).isEqualTo(i == len);
        write((start & -BEAT) + (long) i * BEAT, beat);
      }
      toAnswer
          .computeIfAbsent(id, unused -> new ArrayDeque<>())
          .add(Values.of("id", id, "resp", outcome(start)));
    }
  }

  private void write(long address, Map<String, BigInteger> beat) {
    for (int lane = 0; lane < BEAT; lane++) {
      if (beat.get("strb").testBit(lane)) {
        int value = beat.get("data").shiftRight(lane * Byte.SIZE).intValue() & 0xff;
        written.put(address + lane, value);
      }
    }
  }

  private void answer() {
    answerOne(toRead, r);
    answerOne(toAnswer, b);
  }

  private void answerOne(
      Map<Integer, Deque<Map<String, BigInteger>>> waiting, Traffic.Sender sender) {
    var ids = List.copyOf(waiting.keySet());
    if (!sender.isDone() || ids.isEmpty()) {
      return;
    }
    int id = ids.get(random.nextInt(ids.size()));
    var queue = waiting.get(id);
    sender.add(queue.remove());
    if (queue.isEmpty()) {
      waiting.remove(id);
    }
  }
}
