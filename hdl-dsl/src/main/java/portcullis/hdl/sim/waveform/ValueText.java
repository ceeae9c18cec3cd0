package portcullis.hdl.sim.waveform;

import java.math.BigInteger;
import java.util.Map;

/**
 * How the values of a signal are written: enums by name, up to 16 bits in decimal as assertions
 * show them, more in hexadecimal, two's complement with its sign.
 *
 * @param width bits
 * @param signed whether it is in two's complement
 * @param constants names by bit pattern, as wide as the signal; empty if it is no enum
 */
record ValueText(int width, boolean signed, Map<String, String> constants) {
  private static final int DECIMAL_BITS = 16;

  /** Whether it is drawn as a line. */
  boolean isLine() {
    return width == 1 && constants.isEmpty();
  }

  /**
   * The text of a value.
   *
   * @param bits as in a dump; null if nothing was said yet
   */
  String of(String bits) {
    if (bits == null) {
      return "?";
    }
    String all = bits.toLowerCase(java.util.Locale.ROOT);
    if (all.indexOf('x') >= 0 || all.indexOf('z') >= 0) {
      return all.length() <= 4 ? all : "x";
    }
    BigInteger value;
    try {
      value = new BigInteger(all, 2);
    } catch (NumberFormatException real) {
      return all;
    }
    String digits = value.toString(2);
    String name = constants.get("0".repeat(Math.max(0, width - digits.length())) + digits);
    if (name != null) {
      return name;
    }
    if (signed) {
      return (value.testBit(width - 1) ? value.subtract(BigInteger.ONE.shiftLeft(width)) : value)
          .toString();
    }
    return width <= DECIMAL_BITS ? value.toString() : "0x" + value.toString(16);
  }
}
