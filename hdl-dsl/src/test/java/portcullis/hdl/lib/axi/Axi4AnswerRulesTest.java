package portcullis.hdl.lib.axi;

import static portcullis.hdl.lib.axi.Axi4MonitorFixture.OUTSTANDING;
import static portcullis.hdl.lib.axi.Axi4MonitorFixture.bench;
import static portcullis.hdl.lib.axi.Axi4MonitorFixture.rule;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Answers and write data on AXI4 that belong to nothing, or come early or wrong, are found. */
class Axi4AnswerRulesTest {
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
  void theLongestBurstMayComeBeforeItsAddressAndWaitAtItsEnd() {
    try (var bench = bench()) {
      for (int i = 0; i < 255; i++) {
        bench.send("w", "last", 0);
      }
      bench.simulation().poke("w_last", false);
      bench.step();
      bench.send("w", "last", 1);
      bench.send("aw", "len", 255);
    }
  }

  @Test
  void whatAResponseSaysDoesNotCountWhileItIsNotValid() {
    try (var bench = bench()) {
      for (var channel : List.of("b", "r")) {
        bench.simulation().poke(channel + "_resp", Response.EXOKAY.ordinal());
        bench.step();
      }
    }
  }
}
