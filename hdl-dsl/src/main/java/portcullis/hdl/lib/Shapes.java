package portcullis.hdl.lib;

/** Checks the numbers that a unit is made with. */
final class Shapes {
  private Shapes() {}

  static int requireAtLeast(int least, int value, String what) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, but is %d".formatted(what, least, value));
    }
    return value;
  }
}
