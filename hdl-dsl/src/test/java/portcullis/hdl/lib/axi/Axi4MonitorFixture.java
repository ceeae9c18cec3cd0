package portcullis.hdl.lib.axi;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Elaborated;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Hdl;

/** An AXI4 monitor to be shown transfers that break its rules. */
final class Axi4MonitorFixture {
  private Axi4MonitorFixture() {}

  static final int OUTSTANDING = 4;

  record Poison(Bool poison) implements Bundle {}

  static final Elaborated<Axi4Monitor<Bool, NoSideband, NoSideband, Poison>> MONITOR =
      Elaboration.of(() ->
          new Axi4Monitor<>(
              Axi4.of(new Axi4Parameters(20, 32, 2))
                  .withAddressUser(Hdl.bool())
                  .withReadUser(new Poison(Hdl.bool())),
              OUTSTANDING));

  static final Map<String, BigInteger> ADDRESS =
      Values.of(
          "id",
          1,
          "addr",
          0x1000,
          "len",
          0,
          "size",
          2,
          "burst",
          Burst.INCR,
          "lock",
          0,
          "cache",
          3,
          "prot",
          2,
          "qos",
          5,
          "region",
          6,
          "user",
          1);

  static final Map<String, Map<String, BigInteger>> USUAL =
      new LinkedHashMap<>(
          Map.of(
              "aw", ADDRESS,
              "w", Values.of("data", 0x12345678, "strb", 15, "last", 1),
              "b", Values.of("id", 1, "resp", 0),
              "ar", ADDRESS,
              "r", Values.of("id", 1, "data", 0x12345678, "resp", 0, "last", 1, "poison", 0)));

  static MonitorBench bench() {
    return MonitorBench.start(MONITOR.design(), USUAL);
  }

  static DynamicTest rule(String title, String message, Consumer<MonitorBench> transfers) {
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
}
