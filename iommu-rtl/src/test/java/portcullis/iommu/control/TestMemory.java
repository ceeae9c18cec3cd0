package portcullis.iommu.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import portcullis.hdl.Bool;
import portcullis.hdl.Scalar;
import portcullis.hdl.lib.axi.Burst;
import portcullis.hdl.lib.axi.Response;
import portcullis.hdl.testing.Simulated;

/**
 * A memory on AXI4 with a latency, random stalls, and addresses that fail. Call {@link #drive}
 * before, and {@link #sample} just before the end of each cycle.
 */
final class TestMemory {
  /** A write of words or of a record that reached memory. */
  record Written(int id, long address, List<Integer> bytes) {}

  private record Beat(
      int id, long data, boolean failed, boolean poisoned, boolean last, long due) {}

  private record Answer(int id, boolean failed, long due) {}

  private record Burst4(int id, long address, int beats, int size) {}

  private final Simulated<ControlBench> bench;
  private final ControlBench top;
  private final Random random;
  private final Map<Long, Integer> bytes = new HashMap<>();
  private final Map<Integer, Deque<Beat>> reads = new TreeMap<>();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final Deque<Burst4> addresses = new ArrayDeque<>();
  private final Deque<BigInteger[]> data = new ArrayDeque<>();
  private long cycle;
  private boolean readOffered;
  private int offeredId;
  private boolean answerOffered;

  /** Cycles from an address to its first beat. */
  int latency = 1;

  /** Of eight cycles, in how many each channel goes on; 8 is without stalls. */
  int pace = 8;

  /** Doublewords that cannot be read. */
  LongPredicate unreadable = address -> false;

  /** Doublewords whose data is corrupted. */
  LongPredicate poisoned = address -> false;

  /** Addresses of writes that fail. */
  LongPredicate unwritable = address -> false;

  /** All writes, in the order in which they reached memory. */
  final List<Written> written = new ArrayList<>();

  /** All reads, addresses of bursts and lengths in beats. */
  final List<long[]> bursts = new ArrayList<>();

  TestMemory(Simulated<ControlBench> bench, Random random) {
    this.bench = bench;
    top = bench.top();
    this.random = random;
  }

  void store(long address, long value) {
    for (int i = 0; i < Long.BYTES; i++) {
      bytes.put(address + i, (int) (value >>> i * Byte.SIZE) & 0xff);
    }
  }

  long load(long address) {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value |= (long) bytes.getOrDefault(address + i, 0) << i * Byte.SIZE;
    }
    return value;
  }

  boolean isIdle() {
    return reads.isEmpty() && answers.isEmpty() && addresses.isEmpty() && data.isEmpty();
  }

  void drive() {
    cycle++;
    var bus = top.memory;
    bench.poke(bus.ar().ready(), goesOn());
    bench.poke(bus.aw().ready(), goesOn());
    bench.poke(bus.w().ready(), goesOn());
    if (!readOffered) {
      var due = reads.values().stream().filter(q -> q.peek().due() <= cycle).toList();
      if (!due.isEmpty() && goesOn()) {
        var beat = due.get(random.nextInt(due.size())).peek();
        readOffered = true;
        offeredId = beat.id();
        bench.poke(bus.r().payload().id(), beat.id());
        poke64(bus.r().payload().data(), beat.data());
        bench.poke(
            bus.r().payload().resp(),
            beat.failed()
                ? random.nextBoolean() ? Response.SLVERR : Response.DECERR
                : Response.OKAY);
        bench.poke(bus.r().payload().last(), beat.last());
        bench.poke(bus.r().payload().user().poison(), beat.poisoned());
      }
    }
    bench.poke(bus.r().valid(), readOffered);
    if (!answerOffered && !answers.isEmpty() && answers.peek().due() <= cycle && goesOn()) {
      answerOffered = true;
      bench.poke(bus.b().payload().id(), answers.peek().id());
      bench.poke(
          bus.b().payload().resp(), answers.peek().failed() ? Response.SLVERR : Response.OKAY);
    }
    bench.poke(bus.b().valid(), answerOffered);
  }

  private void poke64(Scalar<?> input, long value) {
    bench.poke(input, new BigInteger(Long.toUnsignedString(value)));
  }

  void sample() {
    var bus = top.memory;
    if (readOffered) {
      assertThat(bench.peekBoolean(bus.r().ready())).as("RREADY is always 1").isTrue();
      readOffered = false;
      reads.get(offeredId).remove();
      if (reads.get(offeredId).isEmpty()) {
        reads.remove(offeredId);
      }
    }
    if (answerOffered && bench.peekBoolean(bus.b().ready())) {
      answerOffered = false;
      answers.remove();
    }
    if (fires(bus.ar().valid(), bus.ar().ready())) {
      takeRead();
    }
    if (fires(bus.aw().valid(), bus.aw().ready())) {
      var aw = bus.aw().payload();
      assertThat(bench.peekConstant(aw.burst())).isEqualTo(Burst.INCR);
      addresses.add(
          new Burst4(
              (int) bench.peek(aw.id()),
              bench.peek(aw.addr()),
              (int) bench.peek(aw.len()) + 1,
              1 << bench.peek(aw.size())));
    }
    if (fires(bus.w().valid(), bus.w().ready())) {
      var w = bus.w().payload();
      data.add(new BigInteger[] {bench.peekBig(w.data()), bench.peekBig(w.strb())});
    }
    finishWrites();
  }

  private void takeRead() {
    var ar = top.memory.ar().payload();
    assertThat(bench.peekConstant(ar.burst())).isEqualTo(Burst.INCR);
    assertThat(bench.peek(ar.size())).isEqualTo(3);
    int id = (int) bench.peek(ar.id());
    long address = bench.peek(ar.addr());
    int beats = (int) bench.peek(ar.len()) + 1;
    bursts.add(new long[] {address, beats});
    for (int i = 0; i < beats; i++) {
      long at = address + 8L * i;
      reads
          .computeIfAbsent(id, none -> new ArrayDeque<>())
          .add(
              new Beat(
                  id,
                  load(at),
                  unreadable.test(at),
                  poisoned.test(at),
                  i == beats - 1,
                  cycle + latency + i));
    }
  }

  private void finishWrites() {
    while (!addresses.isEmpty() && data.size() >= addresses.peek().beats()) {
      var burst = addresses.remove();
      boolean failed = unwritable.test(burst.address());
      var content = new ArrayList<Integer>();
      for (int i = 0; i < burst.beats(); i++) {
        var beat = data.remove();
        long base = (burst.address() & -Long.BYTES) + (long) i * Long.BYTES;
        for (int lane = 0; lane < Long.BYTES; lane++) {
          boolean within = burst.size() == 8 || (burst.address() & 4) == (lane & 4);
          assertThat(beat[1].testBit(lane)).as("strobe of lane " + lane).isEqualTo(within);
          if (within) {
            int value = beat[0].shiftRight(lane * Byte.SIZE).intValue() & 0xff;
            content.add(value);
            if (!failed) {
              bytes.put(base + lane, value);
            }
          }
        }
      }
      if (!failed) {
        written.add(new Written(burst.id(), burst.address(), content));
      }
      answers.add(new Answer(burst.id(), failed, cycle + latency));
    }
  }

  private boolean fires(Bool valid, Bool ready) {
    return bench.peekBoolean(valid) && bench.peekBoolean(ready);
  }

  private boolean goesOn() {
    return pace == 8 || random.nextInt(8) < pace;
  }
}
