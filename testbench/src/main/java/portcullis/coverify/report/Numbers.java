package portcullis.coverify.report;

import java.util.Locale;

/** Numbers as the page shows them. */
final class Numbers {
  private static final double SMALL = 10;

  private Numbers() {}

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A mean: one decimal while that says something. */
  static String mean(double value) {
    return String.format(Locale.ROOT, value < SMALL ? "%.1f" : "%,.0f", value);
  }

  static String seconds(double value) {
    return String.format(Locale.ROOT, value < SMALL ? "%.1f s" : "%,.0f s", value);
  }

  /** A coordinate in a chart. */
  static String place(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
