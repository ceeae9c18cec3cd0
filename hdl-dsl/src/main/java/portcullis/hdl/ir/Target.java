package portcullis.hdl.ir;

/**
 * What an assignment drives: a whole signal or some of its bits.
 *
 * @param name an output port, wire or register of the module
 * @param high highest bit driven
 * @param low lowest bit driven
 * @param width bits of the whole signal
 */
public record Target(String name, int high, int low, int width) {
  /** Checks the range. */
  public Target {
    if (low < 0 || high < low || high >= width) {
      throw new IllegalArgumentException("target bits out of range");
    }
  }

  /** All bits of a signal. */
  public static Target whole(String name, int width) {
    return new Target(name, width - 1, 0, width);
  }

  /** Whether all bits are driven. */
  public boolean isWhole() {
    return low == 0 && high == width - 1;
  }

  /** Number of bits driven. */
  public int bits() {
    return high - low + 1;
  }
}
