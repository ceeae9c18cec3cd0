package portcullis.bench;

import java.math.BigDecimal;
import java.math.MathContext;

/** How numbers are written in tables. */
final class Numbers {
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private Numbers() {}

  /** As written by a person, without exponent and without trailing zeros. */
  static String plain(double value) {
    return plain(BigDecimal.valueOf(value));
  }

  /** The same, cut to four significant digits: more would only show noise. */
  static String measured(double value) {
    return Math.abs(value) >= 1000
        ? String.format(java.util.Locale.ROOT, "%,.0f", value)
        : plain(BigDecimal.valueOf(value).round(FOUR_DIGITS));
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
