package portcullis.hdl.lib.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portcullis.hdl.Elaborated;
import portcullis.hdl.Elaboration;
import portcullis.hdl.check.DesignException;
import portcullis.hdl.lib.axi.Channel;
import portcullis.hdl.lib.axi.Response;
import portcullis.hdl.lib.axi.Seeds;
import portcullis.hdl.lib.axi.Traffic;
import portcullis.hdl.lib.axi.Values;
import portcullis.hdl.lib.registers.RegisterMap.Unmapped;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.engine.Engines;
import portcullis.hdl.verilog.VerilogLint;
import portcullis.hdl.verilog.VerilogWriter;

/** The registers' hardware against a model, behind buses of both widths. */
class RegisterFileTest {
  private static final Elaborated<RegisterBench> BENCH = Elaboration.of(RegisterBench::new);
  private static final int LIMIT = 10_000;

  private static LongStream seeds() {
    return Seeds.some(6);
  }

  /** One of the two register files, its bus and its model. */
  private static final class Bus {
    private final Simulation simulation;
    private final String prefix;
    private final Random random;
    private final RegisterMap map;
    private final int bytes;
    private final RegisterModel model;
    private final Traffic traffic;
    private final Traffic.Sender aw;
    private final Traffic.Sender w;
    private final Traffic.Sender ar;
    private final List<BigInteger> writeResponses = new ArrayList<>();
    private final List<Map<String, BigInteger>> reads = new ArrayList<>();
    private final Map<String, List<BigInteger>> pulses = new LinkedHashMap<>();

    Bus(Simulation simulation, boolean wide, Random random) {
      this.simulation = simulation;
      this.random = random;
      prefix = wide ? "wide_" : "narrow_";
      map = Device.map(wide ? Unmapped.SLVERR : Unmapped.OKAY);
      bytes = wide ? 8 : 4;
      model = new RegisterModel(map, bytes);
      traffic = new Traffic(simulation, random);
      aw = traffic.sender(Channel.amba(simulation, prefix + "aw", "addr", "prot"));
      w = traffic.sender(Channel.amba(simulation, prefix + "w", "data", "strb"));
      ar = traffic.sender(Channel.amba(simulation, prefix + "ar", "addr", "prot"));
      traffic.receiver(
          Channel.amba(simulation, prefix + "b", "resp"),
          response -> writeResponses.add(response.get("resp")));
      traffic.receiver(Channel.amba(simulation, prefix + "r", "data", "resp"), reads::add);
      traffic.model(this::watchPulses);
      simulation.reset();
    }

    private void watchPulses() {
      for (var port : List.of("control_start", "control_written", "base_written")) {
        var value = simulation.peekBig(prefix + port);
        if (value.signum() > 0) {
          pulses.computeIfAbsent(port, p -> new ArrayList<>()).add(value);
          if (port.endsWith("_written")) {
            checkPorts("with " + port);
          }
        }
      }
    }

    void write(int address, BigInteger data, BigInteger strb) {
      aw.add(Values.of("addr", address));
      w.add(Values.of("data", data, "strb", strb));
      var expected = new LinkedHashMap<String, List<BigInteger>>();
      model.write(address, data, strb).forEach((port, value) -> expected.put(port, List.of(value)));
      traffic.runUntil("a response", () -> !writeResponses.isEmpty(), LIMIT);
      for (int i = 0; i < 3; i++) {
        traffic.cycle();
      }
      assertThat(writeResponses).containsExactly(response(address));
      assertThat(pulses).containsExactlyInAnyOrderEntriesOf(expected);
      writeResponses.clear();
      pulses.clear();
      checkPorts("after a write");
    }

    private BigInteger response(int address) {
      boolean refused = !model.isMapped(address) && map.unmapped() == Unmapped.SLVERR;
      return BigInteger.valueOf((refused ? Response.SLVERR : Response.OKAY).ordinal());
    }

    void read(int address) {
      ar.add(Values.of("addr", address));
      traffic.runUntil("data", () -> !reads.isEmpty(), LIMIT);
      assertThat(reads)
          .as("read of 0x%x", address)
          .containsExactly(Values.of("data", model.read(address), "resp", response(address)));
      reads.clear();
    }

    /** A read and a write that wait for each other's turn. */
    void readBesideWrite(int address, BigInteger data, BigInteger strb) {
      ar.add(Values.of("addr", 0));
      var expected = Values.of("data", model.read(0), "resp", Response.OKAY);
      write(address, data, strb);
      traffic.runUntil("data", () -> !reads.isEmpty(), LIMIT);
      assertThat(reads).containsExactly(expected);
      reads.clear();
    }

    void checkPorts(String when) {
      for (var register : map.registers()) {
        for (var field : register.fields()) {
          if (field.isStored()) {
            String name = register.name() + "_" + field.name();
            assertThat(simulation.peekBig(prefix + name))
                .as("%s, %s%s", when, prefix, name)
                .isEqualTo(model.value(name));
          }
        }
      }
    }

    /** Some changes by the hardware, for one cycle. */
    void hardware() {
      var inputs = new LinkedHashMap<String, BigInteger>();
      var size = new BigInteger(12, random);
      simulation.poke(prefix + "ident_size", size);
      model.set("ident_size", size);
      load(inputs, "ident_events", 24);
      load(inputs, "control_level", 14);
      set(inputs, "ident_events", 24);
      set(inputs, "status_pending", 4);
      if (random.nextBoolean()) {
        var bits = new BigInteger(4, random);
        inputs.put("status_busy_clear", bits);
        model.set("status_busy", model.value("status_busy").andNot(bits));
      }
      inputs.forEach((port, value) -> simulation.poke(prefix + port, value));
      traffic.cycle();
      inputs.keySet().forEach(port -> simulation.poke(prefix + port, BigInteger.ZERO));
      checkPorts("after the hardware");
    }

    private void load(Map<String, BigInteger> inputs, String field, int width) {
      if (random.nextBoolean()) {
        var value = new BigInteger(width, random);
        inputs.put(field + "_load", BigInteger.ONE);
        inputs.put(field + "_next", value);
        model.set(field, value);
      }
    }

    private void set(Map<String, BigInteger> inputs, String field, int width) {
      if (random.nextBoolean()) {
        var bits = new BigInteger(width, random);
        inputs.put(field + "_set", bits);
        model.set(field, model.value(field).or(bits));
      }
    }

    /** Aligned to 4 bytes, or to nothing. */
    int address() {
      return random.nextInt(8) == 0 ? random.nextInt(64) : random.nextInt(16) * 4;
    }

    /** A whole bus word, one half of it, or any bytes. */
    BigInteger strb(int address) {
      var all = BigInteger.ONE.shiftLeft(bytes).subtract(BigInteger.ONE);
      return switch (random.nextInt(3)) {
        case 0 -> all;
        case 1 -> BigInteger.valueOf(15).shiftLeft(address % bytes / 4 * 4);
        default -> new BigInteger(bytes, random);
      };
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void behavesAsTheModel(long seed) {
    for (boolean wide : new boolean[] {true, false}) {
      var random = new Random(seed);
      try (var simulation = Engines.ofTests().start().start(BENCH.design())) {
        var bus = new Bus(simulation, wide, random);
        bus.checkPorts("after reset");
        for (int i = 0; i < 400; i++) {
          bus.traffic.changePace();
          int address = bus.address();
          switch (random.nextInt(4)) {
            case 0 -> bus.hardware();
            case 1 -> bus.read(address);
            case 2 -> bus.write(address, data(random, bus), bus.strb(address));
            default -> bus.readBesideWrite(address, data(random, bus), bus.strb(address));
          }
        }
        for (int address = 0; address < 64; address += 4) {
          bus.read(address);
        }
      } catch (AssertionError e) {
        throw new AssertionError("seed %d, wide %s: %s".formatted(seed, wide, e.getMessage()), e);
      }
    }
  }

  private static BigInteger data(Random random, Bus bus) {
    return new BigInteger(8 * bus.bytes, random);
  }

  @Test
  void eventsThatMeetAWriteAreNotLost() {
    var random = new Random(0);
    try (var simulation = Engines.ofTests().start().start(BENCH.design())) {
      var bus = new Bus(simulation, false, random);
      // The hardware insists for as long as software's write takes.
      simulation.poke("narrow_status_pending_set", 5);
      simulation.poke("narrow_control_level_load", true);
      simulation.poke("narrow_control_level_next", 0x2aaa);
      simulation.poke("narrow_status_busy_clear", 1);
      bus.aw.add(Values.of("addr", 0x0c));
      bus.w.add(Values.of("data", 0xffffff, "strb", 15));
      bus.aw.add(Values.of("addr", 0x08));
      bus.w.add(Values.of("data", 0xffffffffL, "strb", 15));
      bus.pulses.clear();
      bus.traffic.runUntil("both", () -> bus.aw.isDone() && bus.w.isDone(), LIMIT);
      simulation.step(20);
      assertThat(simulation.peek("narrow_status_pending")).isEqualTo(5);
      assertThat(simulation.peek("narrow_control_level")).isEqualTo(0x2aaa);
      assertThat(simulation.peek("narrow_status_busy")).isEqualTo(0xe);
      assertThat(simulation.peek("narrow_control_enable")).isEqualTo(1);
    }
  }

  @Test
  void readsAndWritesTakeTurns() {
    try (var simulation = Engines.ofTests().start().start(BENCH.design())) {
      var bus = new Bus(simulation, true, new Random(1));
      while (bus.traffic.pace() < 8) {
        bus.traffic.changePace();
      }
      for (int i = 0; i < 50; i++) {
        bus.aw.add(Values.of("addr", 0x20));
        bus.w.add(Values.of("data", i, "strb", 255));
        bus.ar.add(Values.of("addr", 0x20));
      }
      for (int i = 0; i < 100; i++) {
        bus.traffic.cycle();
      }
      assertThat(bus.writeResponses).hasSizeGreaterThan(20);
      assertThat(bus.reads).hasSizeGreaterThan(20);
    }
  }

  @Tag("tools")
  @Test
  void lintIsClean() {
    assertThat(BENCH.warnings()).isEmpty();
    VerilogLint.assertClean(new VerilogWriter().write(BENCH.design()));
  }

  @Test
  void anUnknownPortIsNamed() {
    assertThatThrownBy(() -> Elaboration.of(UnknownPort::new))
        .isInstanceOf(DesignException.class)
        .hasMessageContaining(
            "the register file of 'device' has no port lone_level; it has ident_size");
  }

  private static final class UnknownPort extends portcullis.hdl.Module {
    UnknownPort() {
      var file = instance(() -> new RegisterFile(Device.map(Unmapped.OKAY), 32));
      unused(file.value("lone", "level"), "there is none");
    }
  }
}
