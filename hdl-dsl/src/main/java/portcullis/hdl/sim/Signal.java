package portcullis.hdl.sim;

import java.math.BigInteger;

/**
 * A handle on a named signal of a simulated design. Look it up once with {@link
 * Simulation#signal(String)} and use it in loops; it stays valid for every simulation of the same
 * design, whichever engine runs it.
 *
 * @param index its place in {@link Simulation#signals()}
 * @param name ports by their name, inner signals by instance path, for example {@code fifo.head}
 * @param kind what it is
 * @param width bits of the value, or of one word of a memory; at least 1
 * @param signed whether the designer gave it a signed type
 * @param depth number of words of a memory; 1 for everything else
 */
public record Signal(int index, String name, Kind kind, int width, boolean signed, int depth) {
  /** What a signal is. */
  public enum Kind {
    /** An input of the top module that is neither clock nor reset. */
    INPUT,
    /** A clock input of the top module. */
    CLOCK,
    /** A reset input of the top module. */
    RESET,
    /** An output of the top module. */
    OUTPUT,
    /** A register inside the design. */
    REGISTER,
    /** A wire or named value inside the design. */
    WIRE,
    /** A memory inside the design; its words are read by index. */
    MEMORY;

    /** Whether it is driven from outside the design. */
    public boolean isInput() {
      return this == INPUT || this == CLOCK || this == RESET;
    }
  }

  /** Checks the shape. */
  public Signal {
    if (width < 1 || depth < 1) {
      throw new IllegalArgumentException("signal of impossible shape: " + name);
    }
  }

  /**
   * Checks that a value can be driven onto this signal: 0 to 2^width - 1, and for a signed signal
   * also -2^(width-1) to -1. For a signal of exactly 64 bits every {@code long} is a bit pattern.
   *
   * @throws SignalException if the value does not fit
   */
  public void requireFits(long value) {
    boolean fits =
        value >= 0
            ? width >= Long.SIZE - 1 || value >>> width == 0
            : width == Long.SIZE || signed && (width > Long.SIZE || value >= -(1L << (width - 1)));
    if (!fits) {
      throw SignalException.outOfRange(this, BigInteger.valueOf(value));
    }
  }

  /**
   * Checks that a value can be driven onto this signal; the range is that of {@link
   * #requireFits(long)}.
   *
   * @throws SignalException if the value does not fit
   */
  public void requireFits(BigInteger value) {
    boolean fits =
        value.signum() >= 0 ? value.bitLength() <= width : signed && value.bitLength() <= width - 1;
    if (!fits) {
      throw SignalException.outOfRange(this, value);
    }
  }

  /** The name and the shape, for example {@code count: output, 8 bits}. */
  @Override
  public String toString() {
    String words = depth > 1 || kind == Kind.MEMORY ? depth + " words of " : "";
    String bits = width == 1 ? "1 bit" : width + " bits";
    return "%s: %s, %s%s"
        .formatted(name, kind.name().toLowerCase(java.util.Locale.ROOT), words, bits);
  }
}
