package portcullis.hdl.netlist;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Choices made by chance, the same for the same seed. */
final class Choice {
  /** Widths around the sizes of machine words, where tools go wrong. */
  static final List<Integer> WIDTHS = List.of(1, 2, 3, 7, 8, 31, 32, 33, 63, 64, 65, 127, 128, 200);

  private final SplittableRandom random;

  Choice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** From 0 to {@code bound - 1}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** From {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  boolean percent(int likelihood) {
    return below(100) < likelihood;
  }

  <T> T of(List<T> all) {
    return all.get(below(all.size()));
  }

  int width() {
    return of(WIDTHS);
  }

  <T> List<T> shuffled(List<T> all) {
    var mixed = new ArrayList<>(all);
    for (int i = mixed.size() - 1; i > 0; i--) {
      int other = below(i + 1);
      var moved = mixed.get(i);
      mixed.set(i, mixed.get(other));
      mixed.set(other, moved);
    }
    return mixed;
  }

  /** A value of so many bits; the ends of the ranges come up often. */
  BigInteger bits(int width) {
    BigInteger full = BigInteger.TWO.pow(width);
    return switch (below(10)) {
      case 0 -> BigInteger.ZERO;
      case 1 -> full.subtract(BigInteger.ONE);
      case 2 -> BigInteger.ONE;
      case 3 -> full.shiftRight(1);
      case 4 -> full.shiftRight(1).subtract(BigInteger.ONE);
      case 5 -> BigInteger.valueOf(below(256)).mod(full);
      default -> uniform(width);
    };
  }

  private BigInteger uniform(int width) {
    BigInteger value = BigInteger.ZERO;
    for (int done = 0; done < width; done += 32) {
      value = value.shiftLeft(32).or(BigInteger.valueOf(random.nextInt() & 0xffff_ffffL));
    }
    return value.mod(BigInteger.TWO.pow(width));
  }
}
