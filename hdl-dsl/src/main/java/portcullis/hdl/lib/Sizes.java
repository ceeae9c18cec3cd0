package portcullis.hdl.lib;

/** The numbers that a unit is made with. */
final class Sizes {
  private Sizes() {}

  static int requireAtLeast(int least, int value, String what) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, but is %d".formatted(what, least, value));
    }
    return value;
  }

  /** A number of things in words. */
  static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
