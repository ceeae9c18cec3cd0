package portcullis.hdl.lib.axi;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import portcullis.hdl.Elaborated;
import portcullis.hdl.Elaboration;

/** Breaks each rule of AXI4-Lite and sees just the message of that rule. */
class AxiLiteMonitorTest {
  static final Elaborated<AxiLiteMonitor> MONITOR =
      Elaboration.of(() -> new AxiLiteMonitor(AxiLite.of(12, 32), 2));

  private static final Map<String, Map<String, BigInteger>> USUAL =
      Map.of(
          "aw", Values.of("addr", 0x40, "prot", 1),
          "w", Values.of("data", 0x12345678, "strb", 15),
          "b", Values.of("resp", 0),
          "ar", Values.of("addr", 0x40, "prot", 1),
          "r", Values.of("data", 0x12345678, "resp", 0));

  private static DynamicTest rule(String title, String message, Consumer<MonitorBench> transfers) {
    return dynamicTest(
        title,
        () -> {
          try (var bench = MonitorBench.start(MONITOR.design(), USUAL)) {
            transfers.accept(bench);
            bench.fails(message);
          }
        });
  }

  private static void prepare(MonitorBench bench, String channel) {
    switch (channel) {
      case "b" -> {
        bench.pass("aw");
        bench.send("w");
      }
      case "r" -> bench.send("ar");
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
      USUAL
          .get(channel)
          .forEach((field, value) ->
              tests.add(
                  rule(
                      letters + " " + field + " changes",
                      "%1$s changed while %1$sVALID waited for %1$sREADY (AMBA AXI A3.2.1)"
                          .formatted(letters),
                      bench -> {
                        prepare(bench, channel);
                        bench.offer(channel);
                        bench.step();
                        bench.offer(channel, field, value.xor(BigInteger.TWO));
                      })));
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> answersFollowRequests() {
    return Stream.of(
        rule(
            "a response before the address",
            "BVALID without an outstanding write address (AMBA AXI A3.3.1)",
            bench -> {
              bench.send("w");
              bench.offer("b");
            }),
        rule(
            "a response before the data",
            "BVALID without write data (AMBA AXI A3.3.1)",
            bench -> {
              bench.send("aw");
              bench.offer("b");
            }),
        rule(
            "data without a read",
            "RVALID without an outstanding read (AMBA AXI A3.3.1)",
            bench -> {
              bench.send("ar");
              bench.send("r");
              bench.offer("r");
            }),
        rule(
            "EXOKAY for a write",
            "BRESP is EXOKAY, which AXI4-Lite has not (AMBA AXI B1.1.1)",
            bench -> {
              prepare(bench, "b");
              bench.offer("b", "resp", Response.EXOKAY);
            }),
        rule(
            "EXOKAY for a read",
            "RRESP is EXOKAY, which AXI4-Lite has not (AMBA AXI B1.1.1)",
            bench -> {
              prepare(bench, "r");
              bench.offer("r", "resp", Response.EXOKAY);
            }),
        tooMany("aw", "write addresses"),
        tooMany("w", "writes of data"),
        tooMany("ar", "reads"));
  }

  private static DynamicTest tooMany(String channel, String things) {
    return rule(
        "too many " + things,
        "more than 2 %s outstanding: the monitor was told of no more".formatted(things),
        bench -> {
          bench.send(channel);
          bench.send(channel);
          bench.pass(channel);
        });
  }

  @Test
  void answersAndNewRequestsTogetherPass() {
    try (var bench = MonitorBench.start(MONITOR.design(), USUAL)) {
      prepare(bench, "b");
      prepare(bench, "r");
      for (int i = 0; i < 10; i++) {
        bench.pass("aw");
        bench.pass("w");
        bench.pass("b");
        bench.pass("ar");
        bench.send("r");
      }
      bench.pass("b");
      bench.send("r");
    }
  }

  @Test
  void whatAResponseSaysDoesNotCountWhileItIsNotValid() {
    try (var bench = MonitorBench.start(MONITOR.design(), USUAL)) {
      for (var channel : List.of("b", "r")) {
        bench.simulation().poke(channel + "_resp", Response.EXOKAY.ordinal());
        bench.step();
      }
    }
  }
}
