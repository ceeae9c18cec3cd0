package portcullis.hdl.sim;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A running design. Values are bit patterns, unsigned unless a method says otherwise. Inputs keep
 * the value that was poked last; a peek sees everything settled after the latest poke. One cycle is
 * one rising edge of a clock, or of several clocks together, and the falling edge after it.
 *
 * <p>A simulation may be used by one thread at a time; different simulations, also of the same
 * design, run side by side. Methods that take a {@link Signal} are the fast ones. All methods throw
 * {@link IllegalStateException} once the simulation is closed.
 */
public interface Simulation extends AutoCloseable {
  /** Name of the top module. */
  String design();

  /** Every signal that can be named, ports first. */
  List<Signal> signals();

  /**
   * A handle for a signal.
   *
   * @param name a port's name, or instance path and name of an inner signal, {@code fifo.head}
   * @throws SignalException if there is none; the message names the nearest ones
   */
  Signal signal(String name);

  /**
   * Drives an input.
   *
   * @param value within the range of {@link Signal#requireFits(long)}
   * @throws SignalException if it is not an input or the value does not fit
   */
  void poke(Signal input, long value);

  /**
   * Drives an input of any width.
   *
   * @param value within the range of {@link Signal#requireFits(BigInteger)}
   * @throws SignalException if it is not an input or the value does not fit
   */
  void poke(Signal input, BigInteger value);

  /** Drives an input of one bit. */
  default void poke(Signal input, boolean value) {
    if (input.width() != 1) {
      throw SignalException.notOneBit(input);
    }
    poke(input, value ? 1L : 0L);
  }

  /** Drives the input of that name. */
  default void poke(String input, long value) {
    poke(signal(input), value);
  }

  /** Drives the input of that name. */
  default void poke(String input, BigInteger value) {
    poke(signal(input), value);
  }

  /** Drives the one-bit input of that name. */
  default void poke(String input, boolean value) {
    poke(signal(input), value);
  }

  /**
   * The value of a signal of at most 64 bits; all 64 bits of the {@code long} are used, so a signal
   * of 64 bits can come out negative.
   */
  long peek(Signal signal);

  /**
   * A quick way to read a signal of at most 64 bits.
   *
   * @throws SignalException if it is wider, or a memory
   */
  default Probe probe(Signal signal) {
    peek(signal);
    return () -> peek(signal);
  }

  /** The value of a signal of any width, never negative. */
  BigInteger peekBig(Signal signal);

  /**
   * A word of a memory.
   *
   * @param index 0 to depth - 1
   */
  BigInteger peek(Signal memory, int index);

  /** Whether a signal of one bit is 1. */
  default boolean peekBoolean(Signal signal) {
    if (signal.width() != 1) {
      throw SignalException.notOneBit(signal);
    }
    return peek(signal) != 0;
  }

  /** The value of a signal of at most 64 bits read in two's complement. */
  default long peekSigned(Signal signal) {
    int unused = Long.SIZE - signal.width();
    return peek(signal) << unused >> unused;
  }

  /** The value of the signal of that name. */
  default long peek(String signal) {
    return peek(signal(signal));
  }

  /** The value of the signal of that name. */
  default BigInteger peekBig(String signal) {
    return peekBig(signal(signal));
  }

  /** Whether the one-bit signal of that name is 1. */
  default boolean peekBoolean(String signal) {
    return peekBoolean(signal(signal));
  }

  /** Settles all wires; peeks do so by themselves. */
  void eval();

  /**
   * Runs one cycle of the default clock: the input named {@code clock}, or the only clock there is.
   *
   * @throws HardwareStopException if the hardware stops, after the edge at which it did
   */
  void step();

  /**
   * Runs cycles of the default clock.
   *
   * @param cycles at least 0
   * @throws HardwareStopException if the hardware stops; the cycles behind that one are not run
   */
  void step(long cycles);

  /**
   * Runs cycles in which the given clocks rise together and fall together, all others stand still.
   *
   * @param cycles at least 0
   * @param clocks clock inputs, at least one
   */
  void step(long cycles, Signal... clocks);

  /**
   * Sets clock levels by hand, all at the same instant: one edge each where the level changes.
   *
   * @param level the new level
   * @param clocks clock inputs, at least one
   */
  void force(boolean level, Signal... clocks);

  /** Instants so far at which some clock rose. */
  long cycle();

  /**
   * Holds every reset input high for some cycles of all clocks together, then sets it low.
   *
   * @param cycles at least 1
   */
  void reset(int cycles);

  /** Resets for one cycle. */
  default void reset() {
    reset(1);
  }

  /**
   * Steps until a condition holds; it is looked at before each step.
   *
   * @param awaited what is waited for, as in "the response"; used in the message
   * @param condition looks at the simulation
   * @param limit most cycles to wait
   * @return cycles waited
   * @throws CycleLimitException if it does not come to hold within the limit
   */
  default long runUntil(String awaited, BooleanSupplier condition, long limit) {
    for (long waited = 0; waited <= limit; waited++) {
      if (condition.getAsBoolean()) {
        return waited;
      }
      if (waited < limit) {
        step();
      }
    }
    throw new CycleLimitException(awaited, limit, cycle());
  }

  /** Steps until a signal of one bit is 1; as the method with a condition. */
  default long runUntil(Signal signal, long limit) {
    return runUntil("'" + signal.name() + "'", () -> peekBoolean(signal), limit);
  }

  /** Whether this simulation can take snapshots. */
  boolean canSnapshot();

  /**
   * Keeps the whole state.
   *
   * @throws UnsupportedOperationException if it cannot, with the reason
   */
  Snapshot snapshot();

  /**
   * Goes back to a state. Pending log lines and an open waveform are not undone.
   *
   * @throws IllegalArgumentException if the snapshot belongs to another simulation
   */
  void restore(Snapshot snapshot);

  /**
   * Writes a waveform from now on, all signals, until {@link #stopWaveform} or {@link #close}. May
   * take as long as a build the first time.
   *
   * @param file ends in {@code .vcd} or {@code .fst}; replaced if it exists
   * @throws UnsupportedOperationException if a waveform cannot begin now, with the reason
   */
  void startWaveform(Path file);

  /** Ends the waveform and completes its file; nothing happens if none is written. */
  void stopWaveform();

  /**
   * How often each {@code cover} claim was seen, by instance path and name. An engine may stop
   * counting at 1.
   *
   * @return the counts in the order of the design, 0 for what was not seen yet
   */
  java.util.Map<String, Long> coverCounts();

  /**
   * Writes the line coverage so far; only if it was switched on in {@link SimulationOptions}.
   *
   * @throws UnsupportedOperationException if it was not
   */
  void writeCoverage(Path file);

  /** Frees everything and completes open files; closing twice is fine. */
  @Override
  void close();
}
