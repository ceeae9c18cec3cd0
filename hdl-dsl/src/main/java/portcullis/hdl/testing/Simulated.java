package portcullis.hdl.testing;

import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import portcullis.hdl.Bool;
import portcullis.hdl.Elaborated;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Module;
import portcullis.hdl.SInt;
import portcullis.hdl.Scalar;
import portcullis.hdl.ir.EnumType;
import portcullis.hdl.ir.Type;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.engine.Engines;

/**
 * A module in simulation, its signals named by the fields of the designer's object.
 *
 * <pre>{@code
 * try (var counter = Simulated.of(Counter::new)) {
 *   counter.poke(counter.top().enable, true);
 *   counter.step(3);
 *   assertThat(counter.peek(counter.top().count)).isEqualTo(3);
 * }
 * }</pre>
 *
 * <p>Everything that needs no port, such as waveforms, is at {@link #simulation}. A loop that
 * counts nanoseconds takes its handles once, from {@link #signal}.
 *
 * @param <M> class of the top module
 */
public final class Simulated<M extends Module> implements AutoCloseable {
  private final Elaborated<M> elaborated;
  private final Simulation simulation;
  private final Map<Scalar<?>, Signal> signals = new IdentityHashMap<>();

  private Simulated(Elaborated<M> elaborated, Simulation simulation) {
    this.elaborated = elaborated;
    this.simulation = simulation;
  }

  /** Describes a module and starts it on the engine of unit tests, {@link Engines#ofTests}. */
  public static <M extends Module> Simulated<M> of(Supplier<M> constructor) {
    return of(constructor, Engines.ofTests().start(), SimulationOptions.DEFAULT);
  }

  /** Describes a module and starts it. */
  public static <M extends Module> Simulated<M> of(
      Supplier<M> constructor, SimulationEngine engine, SimulationOptions options) {
    return of(Elaboration.of(constructor), engine, options);
  }

  /** Starts a design. */
  public static <M extends Module> Simulated<M> of(
      Elaborated<M> elaborated, SimulationEngine engine, SimulationOptions options) {
    return new Simulated<>(elaborated, engine.start(elaborated.design(), options));
  }

  /** The designer's object. */
  public M top() {
    return elaborated.top();
  }

  /** The running design. */
  public Simulation simulation() {
    return simulation;
  }

  /**
   * The handle for a signal of the design.
   *
   * @throws IllegalArgumentException if the value has no signal of its own
   */
  public Signal signal(Scalar<?> scalar) {
    return signals.computeIfAbsent(
        scalar,
        s ->
            simulation.signal(
                elaborated
                    .nameOf(s)
                    .orElseThrow(() ->
                        new IllegalArgumentException(
                            "this %s has no signal in the Verilog: keep it in a variable or"
                                    .formatted(s.type())
                                + " field of the module, or call named(\"...\") on it"))));
  }

  /** Drives an input of up to 64 bits; of a signed one, in two's complement. */
  public void poke(Scalar<?> input, long value) {
    var signal = signal(input);
    if (input instanceof SInt && value < 0) {
      var bits = BigInteger.valueOf(value);
      if (bits.bitLength() >= signal.width()) {
        throw new IllegalArgumentException(
            "%d does not fit %s %s".formatted(value, input.type(), signal.name()));
      }
      simulation.poke(signal, bits.add(BigInteger.ONE.shiftLeft(signal.width())));
    } else {
      simulation.poke(signal, value);
    }
  }

  /** Drives an input of any width with a bit pattern. */
  public void poke(Scalar<?> input, BigInteger value) {
    simulation.poke(signal(input), value);
  }

  /** Drives an input of one bit. */
  public void poke(Bool input, boolean value) {
    simulation.poke(signal(input), value);
  }

  /** Drives an input with a constant. */
  public <E extends Enum<E>> void poke(Enumerated<E> input, E constant) {
    simulation.poke(signal(input), enumType(input).constants().get(constant.ordinal()).value());
  }

  /** The value of a signal of up to 64 bits; of a signed one, with its sign. */
  public long peek(Scalar<?> signal) {
    var handle = signal(signal);
    return signal instanceof SInt ? simulation.peekSigned(handle) : simulation.peek(handle);
  }

  /** The bit pattern of a signal of any width. */
  public BigInteger peekBig(Scalar<?> signal) {
    return simulation.peekBig(signal(signal));
  }

  /** Whether a bit is 1. */
  public boolean peekBoolean(Bool signal) {
    return simulation.peekBoolean(signal(signal));
  }

  /**
   * The constant that a signal holds.
   *
   * @throws IllegalStateException if its bits are the pattern of no constant
   */
  public <E extends Enum<E>> E peekConstant(Enumerated<E> signal) {
    var bits = simulation.peekBig(signal(signal));
    for (var constant : signal.constants().getEnumConstants()) {
      if (enumType(signal).constants().get(constant.ordinal()).value().equals(bits)) {
        return constant;
      }
    }
    throw new IllegalStateException(
        "%s holds %s, the pattern of no constant of %s"
            .formatted(signal(signal).name(), bits.toString(2), signal.type()));
  }

  private static EnumType enumType(Enumerated<?> signal) {
    return ((Type.Enumerated) signal.type()).type();
  }

  /** Runs one cycle of the default clock. */
  public void step() {
    simulation.step();
  }

  /** Runs cycles of the default clock. */
  public void step(long cycles) {
    simulation.step(cycles);
  }

  /** Holds reset for one cycle. */
  public void reset() {
    simulation.reset();
  }

  /** Steps until a bit is 1; gives the cycles waited, or fails after {@code limit}. */
  public long runUntil(Bool signal, long limit) {
    return simulation.runUntil(signal(signal), limit);
  }

  /** Steps until a condition holds; gives the cycles waited, or fails after {@code limit}. */
  public long runUntil(String awaited, BooleanSupplier condition, long limit) {
    return simulation.runUntil(awaited, condition, limit);
  }

  @Override
  public void close() {
    simulation.close();
  }
}
