package portcullis.hdl.lib.axi;

import static portcullis.hdl.lib.axi.Axi4MonitorFixture.USUAL;
import static portcullis.hdl.lib.axi.Axi4MonitorFixture.rule;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is offered on AXI4 stays, and nothing is offered in reset. */
class Axi4HandshakeRulesTest {
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
}
