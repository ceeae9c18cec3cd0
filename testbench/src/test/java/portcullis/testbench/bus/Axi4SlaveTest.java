package portcullis.testbench.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.model.SparseMemory;

/** The memory model, through a passage that adds one cycle to each channel. */
class Axi4SlaveTest {
  private static final int PASSAGE = 2;
  private static final int DEVICE = 0;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 50})
  void latenciesAreExact(int latency) {
    try (var bench = new BusBench(() -> new Passage(64), Timing.constant(latency))) {
      bench.memory.write(0x1000, 8, 0x0123456789abcdefL);
      var read = bench.await(DeviceRequest.read(DEVICE, 0x1000));
      assertThat(read.ended() - read.accepted()).isEqualTo(latency + PASSAGE);
      assertThat(read.data(0)).isEqualTo(0x0123456789abcdefL);
      assertThat(bench.reads.getFirst().ended() - bench.reads.getFirst().request().cycle())
          .isEqualTo(latency);

      var burst =
          bench.await(DeviceRequest.read(DEVICE, 0x1000).withBurst(8, 3, AddressTransfer.INCR));
      assertThat(burst.ended() - burst.accepted()).isEqualTo(latency + 7 + PASSAGE);

      var write = bench.await(DeviceRequest.write(DEVICE, 0x2000));
      assertThat(write.ended() - write.accepted()).isEqualTo(latency + PASSAGE);
      assertThat(bench.memory.read(0x2000, 8)).isEqualTo(write.request().payload());
    }
  }

  @Test
  void aReadEveryCycleIsServedEveryCycle() {
    try (var bench = new BusBench(() -> new Passage(64), Timing.constant(20))) {
      var transactions = new ArrayList<DeviceTransaction>();
      for (int i = 0; i < 100; i++) {
        transactions.add(bench.device.submit(DeviceRequest.read(DEVICE, 8L * i).withId(i & 15)));
        transactions.add(bench.device.submit(DeviceRequest.write(DEVICE, 0x4000 + 8L * i)));
      }
      bench.await(transactions);
      for (int kind = 0; kind < 2; kind++) {
        for (int i = 1; i < 100; i++) {
          var before = transactions.get(2 * i - 2 + kind);
          var transaction = transactions.get(2 * i + kind);
          assertThat(transaction.accepted()).isEqualTo(before.accepted() + 1);
          assertThat(transaction.ended()).isEqualTo(before.ended() + 1);
        }
      }
      assertThat(bench.slave.readCount()).isEqualTo(100);
      assertThat(bench.slave.writeCount()).isEqualTo(100);
    }
  }

  @Test
  void dataIsThatOfTheCycleOfTheAddressAndAWriteTakesEffectWithItsResponse() {
    try (var bench = new BusBench(() -> new Passage(64), Timing.constant(30))) {
      var read = bench.device.submit(DeviceRequest.read(DEVICE, 0x1000));
      var write = bench.device.submit(DeviceRequest.write(DEVICE, 0x2000));
      bench.loop.run(10);
      bench.memory.write(0x1000, 8, 1);
      assertThat(bench.memory.read(0x2000, 8)).isZero();
      bench.loop.runUntil("both", () -> read.isDone() && write.isDone(), 100);
      assertThat(read.data(0)).isZero();
      assertThat(bench.memory.read(0x2000, 8)).isEqualTo(write.request().payload());
    }
  }

  @Test
  void faultRegionsShowInTheBeatsThatTouchThem() {
    try (var bench = new BusBench(() -> new Passage(64), Timing.constant(1))) {
      bench.memory.addFault(0x1010, 8, SparseMemory.FaultKind.ACCESS_FAULT);
      bench.memory.addFault(0x1018, 8, SparseMemory.FaultKind.POISON);
      bench.memory.addFault(0x2000, 64, SparseMemory.FaultKind.WRITE_FAULT);
      for (int i = 0; i < 4; i++) {
        bench.memory.write(0x1000 + 8L * i, 8, i);
      }
      var read =
          bench.await(DeviceRequest.read(DEVICE, 0x1000).withBurst(4, 3, AddressTransfer.INCR));
      assertThat(new int[] {0, 0, 2, 0})
          .containsExactly(read.response(0), read.response(1), read.response(2), read.response(3));
      assertThat(read.data(1)).isEqualTo(1);
      assertThat(read.data(2)).as("refused data is not the true data").isNotEqualTo(2);
      assertThat(read.data(3)).as("poisoned data is not the true data").isNotEqualTo(3);
      assertThat(bench.reads.getFirst().isPoisoned(2)).isFalse();
      assertThat(bench.reads.getFirst().isPoisoned(3)).isTrue();

      var refused =
          bench.await(DeviceRequest.write(DEVICE, 0x1ff8).withBurst(1, 3, AddressTransfer.INCR));
      assertThat(refused.isRefused()).as("a write beside the region").isFalse();
      refused = bench.await(DeviceRequest.write(DEVICE, 0x2038));
      assertThat(refused.response(0)).isEqualTo(2);
      assertThat(bench.memory.read(0x2038, 8)).isZero();
      assertThat(bench.await(DeviceRequest.read(DEVICE, 0x2038)).isRefused()).isFalse();
      assertThat(bench.await(DeviceRequest.write(DEVICE, 0x1018)).isRefused()).isFalse();
    }
  }

  @Test
  void aWriteOfSeveralBeatsThatFailsInOneChangesNothing() {
    try (var bench = new BusBench(() -> new Passage(64), Timing.constant(1))) {
      bench.memory.addFault(0x1018, 1, SparseMemory.FaultKind.ACCESS_FAULT);
      var write =
          bench.await(DeviceRequest.write(DEVICE, 0x1000).withBurst(4, 3, AddressTransfer.INCR));
      assertThat(write.isRefused()).isTrue();
      assertThat(bench.memory.load(0x1000, 32)).containsOnly(0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 128, 512})
  void narrowAndWrappingBurstsReachTheirBytes(int dataWidth) {
    try (var bench = new BusBench(() -> new Passage(dataWidth), Timing.constant(1))) {
      byte[] expected = new byte[64];
      for (int burst : new int[] {AddressTransfer.INCR, AddressTransfer.WRAP}) {
        var write = DeviceRequest.write(DEVICE, 0x1006).withBurst(4, 1, burst);
        bench.await(write);
        for (int beat = 0; beat < 4; beat++) {
          // Beats of 2 bytes: 1006, 1008, 100a, 100c; or 1006, 1000, 1002, 1004.
          int place = burst == AddressTransfer.INCR ? 6 + 2 * beat : 6 + 2 * beat & 7;
          for (int i = 0; i < 2; i++) {
            int lane = place + i & dataWidth / 8 - 1;
            expected[place + i] = (byte) (write.payload(beat, lane / 8) >>> 8 * (lane % 8));
          }
        }
      }
      assertThat(bench.memory.load(0x1000, 64)).isEqualTo(expected);
      var read =
          bench.await(DeviceRequest.read(DEVICE, 0x1004).withBurst(1, 2, AddressTransfer.INCR));
      long word = read.data(0) >>> (dataWidth >= 64 ? 32 : 0);
      assertThat(word & 0xffffffffL).isEqualTo(bench.memory.read(0x1004, 4));
    }
  }

  /** The monitors in the passage fail on anything illegal: order, lengths, unstable payloads. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whateverItDoesAtRandomIsLegalAndRight(long seed) {
    var random = new Random(seed);
    try (var bench = new BusBench(() -> new Passage(64), Timing.random(1 + (int) seed, seed))) {
      bench.device.setStalls(25, seed);
      bench.device.limitOutstanding(Passage.OUTSTANDING);
      var reads = new ArrayList<DeviceTransaction>();
      var writes = new ArrayList<DeviceTransaction>();
      for (int i = 0; i < 400; i++) {
        int beats = 1 + random.nextInt(8);
        long address = 8L * random.nextInt(256);
        address = Math.min(address, 0x1000 - 8L * beats);
        int id = random.nextInt(16);
        bench.memory.write(address, 8, random.nextLong());
        reads.add(
            bench.device.submit(
                DeviceRequest.read(DEVICE, address)
                    .withId(id)
                    .withBurst(beats, 3, AddressTransfer.INCR)));
        // Each in memory of its own, so that the order among IDs does not matter.
        writes.add(
            bench.device.submit(
                DeviceRequest.write(DEVICE, 0x10000 + 64L * i)
                    .withId(random.nextInt(16))
                    .withBurst(beats, 3, AddressTransfer.INCR)));
      }
      var all = new ArrayList<>(reads);
      all.addAll(writes);
      bench.await(all);
      for (var read : reads) {
        for (int beat = 0; beat < read.request().beats(); beat++) {
          assertThat(read.data(beat))
              .isEqualTo(bench.memory.read(read.request().address() + 8L * beat, 8));
        }
      }
      for (var write : writes) {
        for (int beat = 0; beat < write.request().beats(); beat++) {
          assertThat(bench.memory.read(write.request().address() + 8L * beat, 8))
              .isEqualTo(write.request().payload() + beat);
        }
      }
      requireOrderWithinIds(bench, reads);
    }
  }

  private static void requireOrderWithinIds(BusBench bench, Iterable<DeviceTransaction> reads) {
    var latest = new HashMap<Integer, Long>();
    long latestOfAll = 0;
    boolean overtaken = false;
    for (var read : reads) {
      int id = read.request().id();
      assertThat(read.ended()).isGreaterThan(latest.getOrDefault(id, -1L));
      latest.put(id, read.ended());
      overtaken |= read.ended() < latestOfAll;
      latestOfAll = Math.max(latestOfAll, read.ended());
    }
    assertThat(overtaken).as("reads of different IDs overtake each other").isTrue();
    assertThat(bench.loop.outstanding()).isEmpty();
  }

  @Test
  void theSameSeedGivesTheSameTimesAndAnotherOneOthers() {
    assertThat(times(7)).isEqualTo(times(7)).isNotEqualTo(times(8));
  }

  private static String times(long seed) {
    try (var bench = new BusBench(() -> new Passage(64), Timing.random(3, seed))) {
      var transactions = new ArrayList<DeviceTransaction>();
      for (int i = 0; i < 50; i++) {
        transactions.add(bench.device.submit(DeviceRequest.read(DEVICE, 64L * i).withId(i & 3)));
      }
      bench.await(transactions);
      return transactions.toString();
    }
  }

  @Test
  void withoutInterleavingTheBeatsOfABurstStayTogether() {
    var timing = new Timing(5, 5, 0, true, false, false, 1);
    try (var bench = new BusBench(() -> new Passage(64), timing)) {
      var transactions = new ArrayList<DeviceTransaction>();
      for (int i = 0; i < 16; i++) {
        transactions.add(
            bench.device.submit(
                DeviceRequest.read(DEVICE, 64L * i)
                    .withId(i)
                    .withBurst(8, 3, AddressTransfer.INCR)));
      }
      bench.await(transactions);
      var ends = transactions.stream().map(DeviceTransaction::ended).sorted().toList();
      for (int i = 1; i < 16; i++) {
        assertThat(ends.get(i) - ends.get(i - 1)).isEqualTo(8);
      }
      assertThat(transactions.stream().map(DeviceTransaction::ended).toList())
          .as("reads of different IDs overtake each other")
          .isNotEqualTo(ends);
    }
  }

  @Test
  void impossibleTimingsAreRefused() {
    assertThatThrownBy(() -> Timing.constant(0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> Timing.constant(1).withStalls(91)).hasMessageContaining("0 to 90");
  }
}
