package portcullis.hdl.lib.axi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portcullis.hdl.Elaborated;
import portcullis.hdl.Elaboration;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.engine.Engines;
import portcullis.hdl.verilog.VerilogWriter;

/** The masters and the memory against models in Java. */
class AxiTest {
  private static final int LIMIT = 200_000;
  static final Elaborated<AxiBench> BENCH = Elaboration.of(AxiBench::new);

  private static LongStream seeds() {
    return Seeds.some(6);
  }

  private static Simulation simulation() {
    return Engines.ofTests().start().start(BENCH.design());
  }

  /** A transfer of random length from a random place, most of them near the end of a page. */
  private static Map<String, BigInteger> transfer(Random random, long region) {
    int id = random.nextInt(8);
    long offset = random.nextBoolean() ? 0xf80 + random.nextInt(0x100) : random.nextInt(0x2000);
    int more = random.nextInt(4) == 0 ? random.nextInt(600) : random.nextInt(24);
    return Values.of(
        "id", id, "address", region + offset, "more", more, "user", SlaveModel.user(id));
  }

  private static long beatAddress(Map<String, BigInteger> transfer, int beat) {
    return (transfer.get("address").longValue() & -8) + 8L * beat;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readsArriveInOrderWithinAnId(long seed) {
    var random = new Random(seed);
    try (var simulation = simulation()) {
      var traffic = new Traffic(simulation, random);
      new SlaveModel(simulation, traffic, random);
      var requests =
          traffic.sender(
              Channel.stream(simulation, "readRequests", "id", "address", "more", "user"));
      var arrived = new TreeMap<Integer, List<Map<String, BigInteger>>>();
      traffic.receiver(
          Channel.stream(simulation, "readData", "id", "data", "resp", "last", "poison"),
          beat -> arrived.computeIfAbsent(id(beat), i -> new ArrayList<>()).add(beat));
      simulation.reset();

      var expected = new TreeMap<Integer, List<Map<String, BigInteger>>>();
      for (int i = 0; i < 120; i++) {
        var transfer = transfer(random, random.nextInt(1 << 16) * 0x1000L);
        requests.add(transfer);
        int more = transfer.get("more").intValue();
        for (int beat = 0; beat <= more; beat++) {
          long at = beatAddress(transfer, beat);
          expected
              .computeIfAbsent(id(transfer), unused -> new ArrayList<>())
              .add(
                  Values.of(
                      "id",
                      id(transfer),
                      "data",
                      SlaveModel.contents(at),
                      "resp",
                      SlaveModel.outcome(at),
                      "last",
                      beat == more,
                      "poison",
                      SlaveModel.poisoned(at)));
        }
      }
      long beats = expected.values().stream().mapToLong(List::size).sum();
      traffic.model(() -> occasionally(random, traffic));
      traffic.runUntil(
          "all data, seed " + seed,
          () -> arrived.values().stream().mapToLong(List::size).sum() >= beats,
          LIMIT);
      assertThat(arrived).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static void occasionally(Random random, Traffic traffic) {
    if (random.nextInt(200) == 0) {
      traffic.changePace();
    }
  }

  private static int id(Map<String, BigInteger> value) {
    return value.get("id").intValue();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void writesArriveOnceAndAreAnsweredInOrderWithinAnId(long seed) {
    var random = new Random(seed);
    try (var simulation = simulation()) {
      var traffic = new Traffic(simulation, random);
      var slave = new SlaveModel(simulation, traffic, random);
      var requests =
          traffic.sender(
              Channel.stream(simulation, "writeRequests", "id", "address", "more", "user"));
      var beats = traffic.sender(Channel.stream(simulation, "writeBeats", "data", "strb"));
      var results = new TreeMap<Integer, List<Response>>();
      traffic.receiver(
          Channel.stream(simulation, "writeResults", "id", "resp"),
          result ->
              results
                  .computeIfAbsent(id(result), i -> new ArrayList<>())
                  .add(Response.values()[result.get("resp").intValue()]));
      simulation.reset();

      int transfers = 120;
      var expectedBytes = new HashMap<Long, Integer>();
      var expectedResults = new TreeMap<Integer, List<Response>>();
      for (int i = 0; i < transfers; i++) {
        var transfer = transfer(random, i * 0x10000L);
        requests.add(transfer);
        var outcome = Response.OKAY;
        for (int beat = 0; beat <= transfer.get("more").intValue(); beat++) {
          long at = beatAddress(transfer, beat);
          var data = new BigInteger(64, random);
          int unused = beat == 0 ? transfer.get("address").intValue() % 8 : 0;
          var strb = new BigInteger(8, random).shiftRight(unused).shiftLeft(unused);
          beats.add(Values.of("data", data, "strb", strb));
          for (int lane = 0; lane < 8; lane++) {
            if (strb.testBit(lane)) {
              expectedBytes.put(at + lane, data.shiftRight(8 * lane).intValue() & 0xff);
            }
          }
          outcome = outcome == Response.OKAY ? SlaveModel.outcome(at) : outcome;
        }
        expectedResults.computeIfAbsent(id(transfer), unused -> new ArrayList<>()).add(outcome);
      }
      traffic.model(() -> occasionally(random, traffic));
      traffic.runUntil(
          "all results, seed " + seed,
          () -> results.values().stream().mapToInt(List::size).sum() >= transfers,
          LIMIT);
      assertThat(results).as("seed %d", seed).isEqualTo(expectedResults);
      assertThat(slave.written()).as("seed %d", seed).isEqualTo(expectedBytes);
      assertThat(beats.isDone()).isTrue();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void memoryKeepsWhatIsWritten(long seed) {
    var random = new Random(seed);
    try (var simulation = simulation()) {
      new MemoryTraffic(simulation, random).run(seed);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void liteRequestsAreServedInOrder(long seed) {
    var random = new Random(seed);
    try (var simulation = simulation()) {
      var traffic = new Traffic(simulation, random);
      var requests =
          traffic.sender(
              Channel.stream(simulation, "liteRequests", "write", "address", "data", "strb"));
      var results = new ArrayList<BigInteger>();
      traffic.receiver(
          Channel.stream(simulation, "liteResults", "data", "resp"),
          result -> results.add(result.get("resp").shiftLeft(32).or(result.get("data"))));
      var seen = new ArrayList<Map<String, BigInteger>>();
      liteSlave(simulation, traffic, seen);
      simulation.reset();

      var expected = new ArrayList<Map<String, BigInteger>>();
      for (int i = 0; i < 200; i++) {
        var request =
            Values.of(
                "write",
                random.nextInt(2),
                "address",
                random.nextInt(1 << 16),
                "data",
                new BigInteger(32, random),
                "strb",
                random.nextInt(16));
        requests.add(request);
        expected.add(request);
      }
      traffic.model(() -> occasionally(random, traffic));
      traffic.runUntil("all results, seed " + seed, () -> results.size() == expected.size(), LIMIT);
      for (int i = 0; i < expected.size(); i++) {
        var request = expected.get(i);
        int address = request.get("address").intValue();
        boolean isWrite = request.get("write").testBit(0);
        var place = "request %d of seed %d".formatted(i, seed);
        assertThat(seen.get(i))
            .as(place)
            .isEqualTo(
                isWrite ? request : Values.of("write", 0, "address", request.get("address")));
        assertThat(results.get(i).shiftRight(32).intValue())
            .as(place)
            .isEqualTo(SlaveModel.outcome(address).ordinal());
        if (!isWrite) {
          assertThat(results.get(i).intValue())
              .as(place)
              .isEqualTo(SlaveModel.contents(address).intValue());
        }
      }
    }
  }

  /** Answers whatever comes, address and data of writes in any order. */
  private static void liteSlave(
      Simulation simulation, Traffic traffic, List<Map<String, BigInteger>> seen) {
    var b = traffic.sender(Channel.amba(simulation, "lite_b", "resp"));
    var r = traffic.sender(Channel.amba(simulation, "lite_r", "data", "resp"));
    var addresses = new ArrayDeque<BigInteger>();
    var data = new ArrayDeque<Map<String, BigInteger>>();
    traffic.receiver(
        Channel.amba(simulation, "lite_aw", "addr"), aw -> addresses.add(aw.get("addr")));
    traffic.receiver(Channel.amba(simulation, "lite_w", "data", "strb"), data::add);
    traffic.model(() -> {
      if (!addresses.isEmpty() && !data.isEmpty()) {
        var address = addresses.remove();
        seen.add(Values.with(data.remove(), "write", 1, "address", address));
        b.add(Values.of("resp", SlaveModel.outcome(address.longValue())));
      }
    });
    traffic.receiver(
        Channel.amba(simulation, "lite_ar", "addr"),
        ar -> {
          long address = ar.get("addr").longValue();
          seen.add(Values.of("write", 0, "address", address));
          r.add(
              Values.of(
                  "data",
                  SlaveModel.contents(address).intValue() & 0xffffffffL,
                  "resp",
                  SlaveModel.outcome(address)));
        });
  }

  @Test
  void portsAreSpelledAsAmbaDoes() {
    var verilog = new VerilogWriter().write(BENCH.design()).top().text();
    assertThat(verilog)
        .contains(
            "output wire        bus_awvalid,",
            "input  wire        bus_awready,",
            "output wire [31:0] bus_awaddr,",
            "output wire [3:0]  bus_aruser,",
            "input  wire        bus_rpoison,",
            "input  wire        bus_bvalid,",
            "output wire        memory_rlast");
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThatThrownBy(() -> new Axi4Parameters(8, 64, 4))
        .hasMessage("addressWidth 8: AXI4 addresses have 12 to 64 bits here");
    assertThatThrownBy(() -> new Axi4Parameters(32, 48, 4)).hasMessageStartingWith("dataWidth 48");
    assertThatThrownBy(() -> new Axi4Parameters(32, 64, 33)).hasMessageStartingWith("idWidth 33");
    assertThatThrownBy(() -> AxiLite.of(12, 16)).hasMessageStartingWith("dataWidth 16");
    assertThatThrownBy(() -> AxiLite.of(0, 32)).hasMessageStartingWith("addressWidth 0");
  }

  /** What a master has no say in is the ordinary: unprivileged, secure, data, no quality. */
  @Test
  void attributesThatNobodyChoseAreZero() {
    try (var simulation = simulation()) {
      simulation.reset();
      for (var request : List.of("writeRequests", "liteRequests")) {
        simulation.poke(request + "_valid", true);
      }
      simulation.runUntil(simulation.signal("bus_awvalid"), LIMIT);
      for (var attribute : List.of("bus_awprot", "bus_awqos", "bus_awregion", "lite_awprot")) {
        assertThat(simulation.peek(attribute)).as(attribute).isZero();
      }
      assertThat(simulation.peek("lite_arprot")).as("lite_arprot").isZero();
    }
  }
}
