package portcullis.hdl.lib.axi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Elaborated;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Hdl;
import portcullis.hdl.verilog.VerilogLint;
import portcullis.hdl.verilog.VerilogWriter;

/** Breaks each rule of AXI4 and sees just the message of that rule. */
class Axi4MonitorTest {
  private static final int OUTSTANDING = 4;

  record Poison(Bool poison) implements Bundle {}

  private static final Elaborated<Axi4Monitor<Bool, NoSideband, NoSideband, Poison>> MONITOR =
      Elaboration.of(
          () ->
              new Axi4Monitor<>(
                  Axi4.of(new Axi4Parameters(20, 32, 2))
                      .withAddressUser(Hdl.bool())
                      .withReadUser(new Poison(Hdl.bool())),
                  OUTSTANDING));

  private static final Map<String, BigInteger> ADDRESS =
      Values.of(
          "id", 1, "addr", 0x1000, "len", 0, "size", 2, "burst", Burst.INCR, "lock", 0, "cache", 3,
          "prot", 2, "qos", 5, "region", 6, "user", 1);

  private static final Map<String, Map<String, BigInteger>> USUAL =
      new LinkedHashMap<>(
          Map.of(
              "aw", ADDRESS,
              "w", Values.of("data", 0x12345678, "strb", 15, "last", 1),
              "b", Values.of("id", 1, "resp", 0),
              "ar", ADDRESS,
              "r", Values.of("id", 1, "data", 0x12345678, "resp", 0, "last", 1, "poison", 0)));

  private static MonitorBench bench() {
    return MonitorBench.start(MONITOR.design(), USUAL);
  }

  private static DynamicTest rule(
      String title, String message, Consumer<MonitorBench> transfers) {
    return dynamicTest(
        title,
        () -> {
          try (var bench = bench()) {
            transfers.accept(bench);
            bench.fails(message);
          }
        });
  }

  /** What must have passed before something can be offered on a channel. */
  private static void prepare(MonitorBench bench, String channel) {
    switch (channel) {
      case "b" -> {
        for (int id = 0; id < 2; id++) {
          bench.pass("aw", "id", id);
          bench.send("w");
        }
      }
      case "r" -> {
        bench.send("ar", "id", 0);
        bench.send("ar", "id", 1);
      }
      default -> {}
    }
  }

  @TestFactory
  Stream<DynamicTest> whatIsOfferedStays() {
    var tests = new ArrayList<DynamicTest>();
    for (var channel : USUAL.keySet()) {
      String letters = channel.toUpperCase(Locale.ROOT);
      tests.add(
          rule(
              letters + "VALID falls",
              "%1$sVALID fell before %1$sREADY took the transfer (AMBA AXI A3.2.1)"
                  .formatted(letters),
              bench -> {
                prepare(bench, channel);
                bench.offer(channel);
                bench.step();
              }));
      for (var field : USUAL.get(channel).keySet()) {
        tests.add(
            rule(
                letters + " " + field + " changes",
                "%1$s changed while %1$sVALID waited for %1$sREADY (AMBA AXI A3.2.1)"
                    .formatted(letters),
                bench -> {
                  prepare(bench, channel);
                  bench.offer(channel);
                  bench.step();
                  bench.offer(channel, field, other(bench, channel, field));
                }));
      }
      tests.add(
          rule(
              letters + "VALID in reset",
              letters + "VALID was high during reset (AMBA AXI A3.1.2)",
              bench -> {
                bench.simulation().poke("reset", true);
                bench.step();
                bench.offer(channel);
                bench.step();
                bench.step();
                bench.simulation().poke("reset", false);
              }));
    }
    return tests.stream();
  }

  /** A value that breaks no rule of its own where the field allows that. */
  private static BigInteger other(MonitorBench bench, String channel, String field) {
    var usual = bench.usual(channel).get(field);
    return switch (field) {
      case "cache" -> BigInteger.TWO;
      case "burst" -> BigInteger.ZERO;
      case "size", "len" -> BigInteger.ONE;
      case "resp" -> BigInteger.TWO;
      default -> usual.xor(BigInteger.ONE);
    };
  }

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
    tests.add(
        rule(text + " " + List.of(changes), text, bench -> bench.offer(channel, changes)));
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

  @TestFactory
  Stream<DynamicTest> readsAreAnsweredInOrderAndInFull() {
    String nobody = "RVALID without an outstanding read of its RID (AMBA AXI A3.3.1)";
    String wrongEnd =
        "RLAST is not on the last beat of the oldest read of its RID: wrong number of beats, or"
            + " answered out of order (AMBA AXI A3.4.1, A5.3.1)";
    return Stream.of(
        rule("data without a read", nobody, bench -> bench.offer("r")),
        rule(
            "data for another ID",
            nobody,
            bench -> {
              bench.send("ar", "id", 2);
              bench.offer("r", "id", 1);
            }),
        rule(
            "data twice",
            nobody,
            bench -> {
              bench.send("ar");
              bench.send("r");
              bench.offer("r");
            }),
        rule(
            "data in the cycle of the address",
            nobody,
            bench -> {
              bench.pass("ar");
              bench.pass("r");
            }),
        rule(
            "RLAST early",
            wrongEnd,
            bench -> {
              bench.send("ar", "len", 2);
              bench.send("r", "last", 0);
              bench.offer("r", "last", 1);
            }),
        rule(
            "RLAST missing",
            wrongEnd,
            bench -> {
              bench.send("ar", "len", 1);
              bench.send("r", "last", 0);
              bench.offer("r", "last", 0);
            }),
        rule(
            "two reads of an ID answered in the wrong order",
            wrongEnd,
            bench -> {
              bench.send("ar", "id", 3, "len", 1);
              bench.send("ar", "id", 3, "len", 0);
              bench.offer("r", "id", 3, "last", 1);
            }),
        rule(
            "EXOKAY for a plain read",
            "RRESP is EXOKAY for a read that is not exclusive (AMBA AXI A3.4.4)",
            bench -> {
              bench.send("ar", "id", 2, "lock", 1);
              bench.send("ar", "id", 1);
              bench.send("r", "id", 2, "resp", Response.EXOKAY);
              bench.offer("r", "id", 1, "resp", Response.EXOKAY);
            }),
        rule(
            "too many reads",
            "more than 4 reads outstanding: the monitor was told of no more",
            bench -> {
              for (int i = 0; i < OUTSTANDING; i++) {
                bench.send("ar", "id", i);
              }
              bench.pass("ar");
            }));
  }

  @TestFactory
  Stream<DynamicTest> writesAreAnsweredAfterAddressAndData() {
    String nobody = "BVALID without an outstanding write of its BID (AMBA AXI A3.3.1)";
    String early = "BVALID before the last data of the write has passed (AMBA AXI A3.3.1)";
    return Stream.of(
        rule("a response to nothing", nobody, bench -> bench.offer("b")),
        rule(
            "a response before the address",
            nobody,
            bench -> {
              bench.send("w");
              bench.offer("b");
            }),
        rule(
            "a response before the data",
            early,
            bench -> {
              bench.send("aw");
              bench.offer("b");
            }),
        rule(
            "a response before the last data",
            early,
            bench -> {
              bench.send("aw", "len", 1);
              bench.send("w", "last", 0);
              bench.offer("b");
            }),
        rule(
            "a response to the second write when only the first has its data",
            early,
            bench -> {
              bench.send("aw", "id", 1);
              bench.send("aw", "id", 2);
              bench.send("w");
              bench.offer("b", "id", 2);
            }),
        rule(
            "two responses",
            nobody,
            bench -> {
              bench.pass("aw");
              bench.send("w");
              bench.send("b");
              bench.offer("b");
            }),
        rule(
            "EXOKAY for a plain write",
            "BRESP is EXOKAY for a write that is not exclusive (AMBA AXI A3.4.4)",
            bench -> {
              bench.pass("aw", "id", 2, "lock", 1);
              bench.send("w");
              bench.send("b", "id", 2, "resp", Response.EXOKAY);
              bench.pass("aw");
              bench.send("w");
              bench.offer("b", "resp", Response.EXOKAY);
            }),
        rule(
            "too many writes",
            "more than 4 writes outstanding: the monitor was told of no more",
            bench -> {
              for (int i = 0; i < OUTSTANDING; i++) {
                bench.pass("aw", "id", i);
                bench.send("w");
              }
              bench.pass("aw");
              bench.pass("w");
            }));
  }

  @TestFactory
  Stream<DynamicTest> writeDataHasTheLengthOfItsAddress() {
    String message = "WLAST is not on beat AWLEN + 1 of its burst (AMBA AXI A3.4.1)";
    return Stream.of(
        rule(
            "WLAST early",
            message,
            bench -> {
              bench.send("aw", "len", 1);
              bench.pass("w", "last", 1);
            }),
        rule(
            "WLAST missing",
            message,
            bench -> {
              bench.send("aw", "len", 1);
              bench.send("w", "last", 0);
              bench.pass("w", "last", 0);
            }),
        rule(
            "data leads a longer address",
            message,
            bench -> {
              bench.send("w", "last", 0);
              bench.send("w", "last", 1);
              bench.pass("aw", "len", 2);
            }),
        rule(
            "data with an address of another length",
            message,
            bench -> {
              bench.pass("aw", "len", 1);
              bench.pass("w", "last", 1);
            }),
        rule(
            "two bursts in the wrong order",
            message,
            bench -> {
              bench.send("aw", "len", 0);
              bench.send("aw", "len", 1);
              bench.pass("w", "last", 0);
            }),
        rule(
            "no WLAST at all",
            "no WLAST within 256 beats (AMBA AXI A3.4.1)",
            bench -> {
              for (int i = 0; i < 255; i++) {
                bench.send("w", "last", 0);
              }
              bench.pass("w", "last", 0);
            }),
        rule(
            "too many bursts ahead of their addresses",
            "data of more than 4 writes before their addresses: the monitor was told of no more",
            bench -> {
              for (int i = 0; i < OUTSTANDING; i++) {
                bench.send("w");
              }
              bench.pass("w");
            }));
  }

  @Test
  void lintIsClean() {
    assertThat(MONITOR.warnings()).isEmpty();
    VerilogLint.assertClean(new VerilogWriter().write(MONITOR.design()));
  }
}
