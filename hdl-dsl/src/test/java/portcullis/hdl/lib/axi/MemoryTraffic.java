package portcullis.hdl.lib.axi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import portcullis.hdl.sim.Simulation;

/**
 * Random bursts of all kinds to the memory, held against an array of bytes. A read and a write run
 * at the same time, in different halves of the memory.
 */
final class MemoryTraffic {
  private static final int BEAT = AxiBench.MEMORY_PARAMETERS.dataBytes();
  private static final int BYTES = BEAT * AxiBench.MEMORY_WORDS;
  private static final int HALF = BYTES / 2;
  private static final int ROUNDS = 300;

  private final Random random;
  private final Traffic traffic;
  private final Traffic.Sender aw;
  private final Traffic.Sender w;
  private final Traffic.Sender ar;
  private final List<Map<String, BigInteger>> responses = new ArrayList<>();
  private final List<Map<String, BigInteger>> readBeats = new ArrayList<>();
  private final byte[] model = new byte[BYTES];
  private final boolean[] known = new boolean[BYTES];
  private final Simulation simulation;

  MemoryTraffic(Simulation simulation, Random random) {
    this.simulation = simulation;
    this.random = random;
    traffic = new Traffic(simulation, random);
    String[] address = {"id", "addr", "len", "size", "burst", "cache"};
    aw = traffic.sender(Channel.amba(simulation, "memory_aw", address));
    w = traffic.sender(Channel.amba(simulation, "memory_w", "data", "strb", "last"));
    ar = traffic.sender(Channel.amba(simulation, "memory_ar", address));
    traffic.receiver(Channel.amba(simulation, "memory_b", "id", "resp"), responses::add);
    traffic.receiver(
        Channel.amba(simulation, "memory_r", "id", "data", "resp", "last"), readBeats::add);
  }

  /** A burst and the addresses of its beats, worked out beat by beat. */
  private record Plan(Map<String, BigInteger> address, List<Integer> beats, int bytes) {}

  /** A legal burst in one half of the memory; past the end it may run out of either. */
  private Plan plan(int half) {
    int size = random.nextInt(3);
    int bytes = 1 << size;
    var burst = Burst.values()[random.nextInt(3)];
    int len =
        switch (burst) {
          case FIXED -> random.nextInt(16);
          case INCR -> random.nextInt(random.nextInt(8) == 0 ? 256 : 12);
          case WRAP -> (2 << random.nextInt(4)) - 1;
        };
    boolean outside = random.nextInt(10) == 0;
    int start = (outside ? BYTES : half * HALF) + random.nextInt(HALF);
    if (burst == Burst.WRAP) {
      start &= -bytes;
    }
    int end = outside ? BYTES + HALF : (half + 1) * HALF;
    if (burst == Burst.INCR) {
      // Keeps clear of the other half and of the 4 KiB boundary, which is the end of the memory.
      len = Math.min(len, (end - (start & -bytes)) / bytes - 1);
    }
    var beats = new ArrayList<Integer>();
    int block = (len + 1) * bytes;
    for (int i = 0; i <= len; i++) {
      beats.add(
          switch (burst) {
            case FIXED -> start;
            case INCR -> i == 0 ? start : (start & -bytes) + i * bytes;
            case WRAP -> start / block * block + (start % block + i * bytes) % block;
          });
    }
    return new Plan(
        Values.of(
            "id",
            random.nextInt(4),
            "addr",
            start,
            "len",
            len,
            "size",
            size,
            "burst",
            burst,
            "cache",
            3),
        beats,
        bytes);
  }

  void run(long seed) {
    simulation.reset();
    for (int round = 0; round < ROUNDS; round++) {
      traffic.changePace();
      int half = random.nextInt(2);
      var write = plan(half);
      var read = plan(1 - half);
      aw.add(write.address());
      ar.add(read.address());
      boolean failed = sendData(write);
      traffic.runUntil(
          "round %d of seed %d".formatted(round, seed),
          () -> responses.size() == 1 && readBeats.size() == read.beats().size(),
          20_000);
      assertThat(responses)
          .as("round %d of seed %d", round, seed)
          .containsExactly(
              Values.of(
                  "id",
                  write.address().get("id"),
                  "resp",
                  failed ? Response.DECERR : Response.OKAY));
      checkData(read, "round %d of seed %d".formatted(round, seed));
      responses.clear();
      readBeats.clear();
    }
  }

  private boolean sendData(Plan plan) {
    boolean failed = false;
    for (int i = 0; i < plan.beats().size(); i++) {
      int address = plan.beats().get(i);
      var data = new BigInteger(BEAT * 8, random);
      int strb = 0;
      for (int at = address; at < (address & -plan.bytes()) + plan.bytes(); at++) {
        if (random.nextInt(4) > 0) {
          strb |= 1 << at % BEAT;
          if (at < BYTES) {
            model[at] = data.shiftRight(at % BEAT * 8).byteValue();
            known[at] = true;
          }
        }
      }
      failed |= address >= BYTES;
      w.add(Values.of("data", data, "strb", strb, "last", i == plan.beats().size() - 1));
    }
    return failed;
  }

  private void checkData(Plan plan, String place) {
    for (int i = 0; i < plan.beats().size(); i++) {
      int address = plan.beats().get(i);
      var beat = readBeats.get(i);
      boolean outside = address >= BYTES;
      assertThat(beat.get("id")).as(place).isEqualTo(plan.address().get("id"));
      assertThat(beat.get("last").testBit(0)).as(place).isEqualTo(i == plan.beats().size() - 1);
      assertThat(beat.get("resp").intValue())
          .as(place)
          .isEqualTo((outside ? Response.DECERR : Response.OKAY).ordinal());
      if (outside) {
        assertThat(beat.get("data")).as(place).isZero();
        continue;
      }
      for (int at = address; at < (address & -plan.bytes()) + plan.bytes(); at++) {
        if (known[at]) {
          assertThat(beat.get("data").shiftRight(at % BEAT * 8).byteValue())
              .as("%s, byte 0x%x", place, at)
              .isEqualTo(model[at]);
        }
      }
    }
  }
}
