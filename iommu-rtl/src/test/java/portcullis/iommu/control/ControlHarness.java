package portcullis.iommu.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import portcullis.hdl.Elaborated;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Scalar;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.engine.Engines;
import portcullis.hdl.testing.Simulated;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.layout.Register;
import portcullis.iommu.translate.Invalidation;

/** Drives a {@link ControlBench} as software and devices would, with a memory in Java. */
final class ControlHarness implements AutoCloseable {
  private static final int LIMIT = 20_000;
  private static final Map<IommuConfig, Elaborated<ControlBench>> DESIGNS = new HashMap<>();

  /** A fault that a device's request had. */
  record Fault(
      int cause,
      int type,
      int device,
      boolean pv,
      int process,
      boolean priv,
      long iotval,
      long iotval2) {}

  /** An invalidation and the cycle in which it was given. */
  record Forgotten(
      long cycle,
      Invalidation.Kind kind,
      boolean av,
      long page,
      boolean pscv,
      long pscid,
      boolean gv,
      long gscid,
      boolean dv,
      long device,
      long process) {}

  final Simulated<ControlBench> bench;
  final ControlBench top;
  final TestMemory memory;
  final List<Forgotten> forgotten = new ArrayList<>();
  final Deque<Fault> faults = new ArrayDeque<>();
  long cycle;
  long lastObserveReads = -1;
  long lastObserveWrites = -1;

  /** In how many cycles reads or writes were observed. */
  int observed;

  ControlHarness(IommuConfig config, long seed) {
    System.out.printf("seed %d, configuration %s%n", seed, config.name());
    Elaborated<ControlBench> design;
    synchronized (DESIGNS) {
      design = DESIGNS.computeIfAbsent(config, c -> Elaboration.of(() -> new ControlBench(c)));
    }
    assertThat(design.warnings()).isEmpty();
    bench = Simulated.of(design, Engines.ofTests().start(), SimulationOptions.DEFAULT);
    top = bench.top();
    memory = new TestMemory(bench, new Random(seed));
    bench.poke(top.readsObserved, true);
    bench.poke(top.writesObserved, true);
    bench.reset();
  }

  /** Runs one cycle. */
  void cycle() {
    memory.drive();
    bench.poke(top.faults.valid(), !faults.isEmpty());
    if (!faults.isEmpty()) {
      offer(faults.peek());
    }
    memory.sample();
    if (!faults.isEmpty() && bench.peekBoolean(top.faults.ready())) {
      faults.remove();
    }
    if (bench.peekBoolean(top.invalidation.valid())) {
      forgotten.add(invalidation());
    }
    if (bench.peekBoolean(top.observeReads)) {
      lastObserveReads = cycle;
    }
    if (bench.peekBoolean(top.observeWrites)) {
      lastObserveWrites = cycle;
    }
    if (lastObserveReads == cycle || lastObserveWrites == cycle) {
      observed++;
    }
    bench.step();
    cycle++;
  }

  private void offer(Fault fault) {
    var payload = top.faults.payload();
    bench.poke(payload.cause(), fault.cause());
    bench.poke(payload.transactionType(), fault.type());
    bench.poke(payload.deviceId(), fault.device());
    bench.poke(payload.processIdValid(), fault.pv());
    bench.poke(payload.processId(), fault.process());
    bench.poke(payload.privileged(), fault.priv());
    poke64(payload.iotval(), fault.iotval());
    poke64(payload.iotval2(), fault.iotval2());
  }

  private Forgotten invalidation() {
    var i = top.invalidation;
    return new Forgotten(
        cycle,
        bench.peekConstant(i.kind()),
        bench.peekBoolean(i.addressValid()),
        bench.peek(i.page()),
        bench.peekBoolean(i.pscidValid()),
        bench.peek(i.pscid()),
        bench.peekBoolean(i.guest()),
        bench.peek(i.gscid()),
        bench.peekBoolean(i.deviceValid()),
        bench.peek(i.deviceId()),
        bench.peek(i.processId()));
  }

  void poke64(Scalar<?> input, long value) {
    bench.poke(input, new BigInteger(Long.toUnsignedString(value)));
  }

  void cycles(int count) {
    for (int i = 0; i < count; i++) {
      cycle();
    }
  }

  void until(String awaited, BooleanSupplier condition) {
    for (int waited = 0; !condition.getAsBoolean(); waited++) {
      assertThat(waited).as("cycles waited for " + awaited).isLessThan(LIMIT);
      cycle();
    }
  }

  /** Writes a register whole. */
  void write(Register register, long value) {
    write(register.offset(), register.bytes(), value);
  }

  void write(int offset, int size, long value) {
    int shift = offset % 8 * 8;
    writeLanes(offset, value << shift, (size == 8 ? 0xff : 0xf) << offset % 8);
  }

  /** Puts a write on the bus. */
  void writeLanes(int offset, long data, int strobes) {
    var bus = top.registers;
    bench.poke(bus.aw().payload().addr(), offset);
    poke64(bus.w().payload().data(), data);
    bench.poke(bus.w().payload().strb(), strobes);
    bench.poke(bus.aw().valid(), true);
    bench.poke(bus.w().valid(), true);
    bench.poke(bus.b().ready(), true);
    until(
        "AWREADY", () -> bench.peekBoolean(bus.aw().ready()) && bench.peekBoolean(bus.w().ready()));
    cycle();
    bench.poke(bus.aw().valid(), false);
    bench.poke(bus.w().valid(), false);
    until("BVALID", () -> bench.peekBoolean(bus.b().valid()));
    cycle();
  }

  long read(Register register) {
    return read(register.offset(), register.bytes());
  }

  long read(int offset, int size) {
    var bus = top.registers;
    bench.poke(bus.ar().payload().addr(), offset);
    bench.poke(bus.ar().valid(), true);
    bench.poke(bus.r().ready(), true);
    until("ARREADY", () -> bench.peekBoolean(bus.ar().ready()));
    cycle();
    bench.poke(bus.ar().valid(), false);
    until("RVALID", () -> bench.peekBoolean(bus.r().valid()));
    long data = bench.peekBig(bus.r().payload().data()).longValue();
    cycle();
    return size == 8 ? data : data >>> offset % 8 * 8 & 0xffffffffL;
  }

  @Override
  public void close() {
    bench.close();
  }
}
