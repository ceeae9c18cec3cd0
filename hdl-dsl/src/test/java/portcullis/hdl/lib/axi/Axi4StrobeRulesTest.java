package portcullis.hdl.lib.axi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static portcullis.hdl.lib.axi.Axi4MonitorFixture.bench;
import static portcullis.hdl.lib.axi.Axi4MonitorFixture.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.hdl.sim.CheckFailedException;

/** Strobes outside the lanes of their beat are found on AXI4, whichever of AW and W leads. */
class Axi4StrobeRulesTest {
  private static final String MESSAGE =
      "WSTRB is 1 in a lane that the address and size of the beat do not cover (AMBA AXI A3.4.3)";

  private static final int BUS_BYTES = 4;

  /** A burst and the lanes of its beats, bit 0 the lane of the lowest address. */
  private record Lanes(Object[] address, List<Integer> beats) {}

  private static Lanes lanes(Burst burst, int addr, int size, Integer... beats) {
    return new Lanes(
        new Object[] {
          "addr", addr, "size", size, "len", beats.length - 1, "burst", burst, "cache", 0
        },
        List.of(beats));
  }

  private static final List<Lanes> BURSTS =
      List.of(
          lanes(Burst.INCR, 0x1000, 2, 0b1111),
          lanes(Burst.INCR, 0x1001, 2, 0b1110, 0b1111),
          lanes(Burst.INCR, 0x1003, 2, 0b1000, 0b1111),
          lanes(Burst.INCR, 0x1002, 1, 0b1100, 0b0011, 0b1100),
          lanes(Burst.INCR, 0x1001, 1, 0b0010, 0b1100, 0b0011),
          lanes(Burst.INCR, 0x1ffd, 0, 0b0010, 0b0100, 0b1000),
          lanes(Burst.FIXED, 0x1001, 1, 0b0010, 0b0010),
          lanes(Burst.FIXED, 0x1003, 0, 0b1000, 0b1000),
          lanes(Burst.WRAP, 0x1006, 1, 0b1100, 0b0011),
          lanes(Burst.WRAP, 0x1003, 0, 0b1000, 0b0001, 0b0010, 0b0100));

  /** Who passes first. */
  private enum Order {
    ADDRESS_LEADS,
    TOGETHER,
    DATA_LEADS
  }

  /** Sends a burst, each beat with the strobes given. */
  private static void send(MonitorBench bench, Lanes lanes, List<Integer> strobes, Order order) {
    if (order == Order.ADDRESS_LEADS) {
      bench.send("aw", lanes.address());
    }
    for (int beat = 0; beat < strobes.size(); beat++) {
      if (order == Order.TOGETHER && beat == 0) {
        bench.pass("aw", lanes.address());
      }
      boolean last = beat == strobes.size() - 1;
      bench.send("w", "strb", strobes.get(beat), "last", last);
    }
    if (order == Order.DATA_LEADS) {
      bench.send("aw", lanes.address());
    }
    // Data that led is looked at a beat a cycle.
    strobes.forEach(_ -> bench.step());
    bench.send("b");
  }

  @TestFactory
  Stream<DynamicTest> lanesOfTheBeatPass() {
    return Stream.of(Order.values())
        .map(order ->
            dynamicTest(
                order.toString(),
                () -> {
                  try (var bench = bench()) {
                    for (var burst : BURSTS) {
                      send(bench, burst, burst.beats(), order);
                      send(bench, burst, burst.beats().stream().map(_ -> 0).toList(), order);
                    }
                  }
                }));
  }

  @TestFactory
  Stream<DynamicTest> otherLanesFail() {
    var tests = new ArrayList<DynamicTest>();
    for (var burst : BURSTS) {
      for (int beat = 0; beat < burst.beats().size(); beat++) {
        for (int lane = 0; lane < BUS_BYTES; lane++) {
          if ((burst.beats().get(beat) >> lane & 1) == 0) {
            var strobes = new ArrayList<>(burst.beats());
            strobes.set(beat, 1 << lane);
            for (var order : Order.values()) {
              String title = "%s %s %s".formatted(order, List.of(burst.address()), strobes);
              tests.add(dynamicTest(title, () -> fails(burst, strobes, order)));
            }
          }
        }
      }
    }
    return tests.stream();
  }

  private static void fails(Lanes burst, List<Integer> strobes, Order order) {
    try (var bench = bench()) {
      var failure =
          catchThrowableOfType(
              CheckFailedException.class, () -> send(bench, burst, strobes, order));
      assertThat(failure).isNotNull();
      assertThat(failure.getMessage()).endsWith(": " + MESSAGE);
    }
  }

  @TestFactory
  Stream<DynamicTest> itFailsInTheCycleOfTheBeat() {
    return Stream.of(
        rule(
            "address first",
            MESSAGE,
            bench -> {
              bench.send("aw", "size", 1);
              bench.pass("w", "strb", 4);
            }),
        rule(
            "together",
            MESSAGE,
            bench -> {
              bench.pass("aw", "size", 0);
              bench.pass("w", "strb", 2);
            }));
  }

  @Test
  void lanesOfToleratedBurstsAreNotLookedAt() {
    try (var bench = bench()) {
      bench.simulation().poke("tolerateBursts", true);
      bench.send("aw", "addr", 0x1ffc, "len", 1, "size", 1);
      bench.simulation().poke("tolerateBursts", false);
      bench.send("w", "strb", 15, "last", 0);
      bench.send("w", "strb", 15);
      bench.send("b");
      bench.send("aw", "size", 1);
      bench.pass("w", "strb", 8);
      bench.fails(MESSAGE);
    }
  }

  /** Many bursts under way, of which only the last one breaks the rule. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void addressAndDataOfManyBurstsKeepTogether(long seed) {
    var random = new Random(seed);
    var bursts = new ArrayList<Lanes>();
    for (int number = 0; number < 60; number++) {
      bursts.add(BURSTS.get(random.nextInt(BURSTS.size())));
    }
    try (var bench = bench()) {
      int addresses = 0;
      int data = 0;
      int answers = 0;
      int beat = 0;
      while (answers < bursts.size()) {
        int complete = Math.min(addresses, data);
        boolean sendsAddress =
            addresses < bursts.size()
                && addresses - answers < Axi4MonitorFixture.OUTSTANDING
                && random.nextBoolean();
        if (sendsAddress) {
          bench.pass("aw", bursts.get(addresses).address());
        }
        int ahead = data - addresses;
        if (data < bursts.size()
            && ahead < Axi4MonitorFixture.OUTSTANDING - 1
            && random.nextBoolean()) {
          var beats = bursts.get(data).beats();
          boolean last = beat == beats.size() - 1;
          bench.pass("w", "strb", beats.get(beat) & random.nextInt(16), "last", last);
          beat = last ? 0 : beat + 1;
          data += last ? 1 : 0;
        }
        if (answers < complete) {
          bench.pass("b");
          answers++;
        }
        addresses += sendsAddress ? 1 : 0;
        bench.step();
      }
      for (int cycle = 0; cycle < 20; cycle++) {
        bench.step();
      }
      bench.send("aw", "size", 1);
      bench.pass("w", "strb", 8);
      bench.fails(MESSAGE);
    }
  }
}
