package portcullis.hdl.lib.axi;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/** Payloads as maps from the name of a signal to its value. */
public final class Values {
  private Values() {}

  /** A payload: names and numbers in turn. */
  public static Map<String, BigInteger> of(Object... namesAndNumbers) {
    return with(Map.of(), namesAndNumbers);
  }

  /** A payload with some values changed. */
  public static Map<String, BigInteger> with(
      Map<String, BigInteger> base, Object... namesAndNumbers) {
    var values = new LinkedHashMap<>(base);
    for (int i = 0; i < namesAndNumbers.length; i += 2) {
      values.put((String) namesAndNumbers[i], number(namesAndNumbers[i + 1]));
    }
    return values;
  }

  private static BigInteger number(Object number) {
    return switch (number) {
      case BigInteger big -> big;
      case Boolean flag -> flag ? BigInteger.ONE : BigInteger.ZERO;
      case Response response -> BigInteger.valueOf(response.ordinal());
      case Burst burst -> BigInteger.valueOf(burst.ordinal());
      case Number plain -> BigInteger.valueOf(plain.longValue());
      default -> throw new IllegalArgumentException("not a number: " + number);
    };
  }
}
