package portcullis.hdl.lib.axi;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static portcullis.hdl.lib.axi.Axi4MonitorFixture.ADDRESS;
import static portcullis.hdl.lib.axi.Axi4MonitorFixture.bench;
import static portcullis.hdl.lib.axi.Axi4MonitorFixture.rule;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Illegal bursts on AXI4 are found, each with the message of its rule; legal ones pass. */
class Axi4BurstRulesTest {
  @TestFactory
  Stream<DynamicTest> burstsAreLegal() {
    var tests = new ArrayList<DynamicTest>();
    for (var channel : List.of("aw", "ar")) {
      burst(tests, channel, "SIZE is wider than the data bus (AMBA AXI A3.4.1)", "size", 3);
      burst(tests, channel, "BURST has the reserved value 3 (AMBA AXI A3.4.1)", "burst", 3);
      burst(
          tests,
          channel,
          "LEN gives a FIXED burst more than 16 beats (AMBA AXI A3.4.1)",
          "burst",
          Burst.FIXED,
          "len",
          16);
      for (int len : new int[] {0, 2, 4, 14, 31}) {
        burst(
            tests,
            channel,
            "LEN gives a WRAP burst other than 2, 4, 8 or 16 beats (AMBA AXI A3.4.1)",
            "burst",
            Burst.WRAP,
            "len",
            len);
      }
      burst(
          tests,
          channel,
          "ADDR of a WRAP burst is not aligned to the size of a beat (AMBA AXI A3.4.1)",
          "burst",
          Burst.WRAP,
          "len",
          3,
          "addr",
          0x1002);
      burst(
          tests,
          channel,
          " burst crosses a 4 KiB boundary (AMBA AXI A3.4.1)",
          "addr",
          0x1ff9,
          "len",
          2);
      burst(
          tests,
          channel,
          " burst crosses a 4 KiB boundary (AMBA AXI A3.4.1)",
          "addr",
          0x1c04,
          "len",
          255);
      burst(
          tests,
          channel,
          " burst crosses a 4 KiB boundary (AMBA AXI A3.4.1)",
          "addr",
          0x1fff,
          "len",
          1,
          "size",
          0);
      for (int cache : new int[] {4, 8, 13}) {
        burst(
            tests,
            channel,
            "CACHE asks for allocation in memory that is not modifiable (AMBA AXI A4.4)",
            "cache",
            cache);
      }
      burst(
          tests,
          channel,
          "LOCK with more than 16 beats (AMBA AXI A7.2.4)",
          "lock",
          1,
          "len",
          31,
          "size",
          0);
      burst(
          tests,
          channel,
          "LOCK with a size other than 1, 2, 4 to 128 bytes (AMBA AXI A7.2.4)",
          "lock",
          1,
          "len",
          2);
      burst(
          tests,
          channel,
          "ADDR of an exclusive access is not aligned to its size (AMBA AXI A7.2.4)",
          "lock",
          1,
          "len",
          3,
          "addr",
          0x1004);
    }
    return tests.stream();
  }

  private static void burst(
      List<DynamicTest> tests, String channel, String message, Object... changes) {
    String text = channel.toUpperCase(Locale.ROOT) + message;
    tests.add(rule(text + " " + List.of(changes), text, bench -> bench.offer(channel, changes)));
  }

  @TestFactory
  Stream<DynamicTest> legalBurstsPass() {
    return Stream.of(
            Values.of("addr", 0x1ff8, "len", 1),
            Values.of("addr", 0x1ff9, "len", 1),
            Values.of("addr", 0x1c00, "len", 255),
            Values.of("addr", 0x1fff, "size", 0),
            Values.of("addr", 0x1ffc, "len", 15, "burst", Burst.FIXED),
            Values.of("addr", 0x1ffc, "len", 15, "burst", Burst.WRAP),
            Values.of("addr", 0x1ffc, "len", 1, "burst", Burst.WRAP),
            Values.of("addr", 0x1040, "len", 15, "lock", 1),
            Values.of("addr", 0x1001, "size", 0, "lock", 1),
            Values.of("cache", 15),
            Values.of("cache", 0))
        .map(changes ->
            dynamicTest(
                changes.toString(),
                () -> {
                  try (var bench = bench()) {
                    for (var channel : List.of("aw", "ar")) {
                      bench.channel(channel).offer(merged(changes));
                      bench.channel(channel).ready(true);
                      bench.step();
                    }
                  }
                }));
  }

  private static Map<String, BigInteger> merged(Map<String, BigInteger> changes) {
    var merged = new LinkedHashMap<>(ADDRESS);
    merged.putAll(changes);
    return merged;
  }

  @Test
  void illegalBurstsAreToleratedOnDemand() {
    try (var bench = bench()) {
      bench.simulation().poke("tolerateBursts", true);
      bench.send("ar", "addr", 0x1ffc, "len", 1, "burst", Burst.INCR);
      bench.send("r", "last", 0, "resp", Response.SLVERR);
      bench.send("r", "last", 1, "resp", Response.SLVERR);
    }
  }

  /** One for each rule. */
  private static Stream<Object[]> illegalBursts() {
    return Stream.of(
        new Object[] {"size", 3},
        new Object[] {"burst", 3},
        new Object[] {"burst", Burst.FIXED, "len", 16},
        new Object[] {"burst", Burst.WRAP, "len", 2},
        new Object[] {"burst", Burst.WRAP, "len", 3, "addr", 0x1002},
        new Object[] {"addr", 0x1ff9, "len", 2},
        new Object[] {"cache", 4},
        new Object[] {"lock", 1, "len", 31, "size", 0},
        new Object[] {"lock", 1, "len", 2},
        new Object[] {"lock", 1, "len", 3, "addr", 0x1004});
  }

  @TestFactory
  Stream<DynamicTest> eachRuleIsSuspendedOnDemandAndWhileNothingIsValid() {
    return illegalBursts()
        .map(changes ->
            dynamicTest(
                List.of(changes).toString(),
                () -> {
                  try (var bench = bench()) {
                    for (var channel : List.of("aw", "ar")) {
                      bench.offer(channel, changes);
                      bench.simulation().poke(channel + "_valid", false);
                      bench.step();
                      bench.simulation().poke("tolerateBursts", true);
                      bench.send(channel, changes);
                      bench.simulation().poke("tolerateBursts", false);
                    }
                  }
                }));
  }
}
