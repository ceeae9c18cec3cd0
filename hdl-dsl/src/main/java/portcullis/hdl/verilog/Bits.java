package portcullis.hdl.verilog;

import java.math.BigInteger;
import portcullis.hdl.ir.Expr;

/** Bits of names and constants. */
final class Bits {
  private Bits() {}

  /** Bits of a name or a constant, as a name, a slice of a name, or a constant. */
  static Expr of(Expr leaf, int high, int low) {
    if (low == 0 && high == leaf.width() - 1) {
      return leaf;
    }
    if (leaf instanceof Expr.Literal literal) {
      int width = high - low + 1;
      var mask = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
      return Expr.Literal.of(literal.value().shiftRight(low).and(mask), width);
    }
    return new Expr.Slice(leaf, high, low);
  }

  /** Width of an index that can name each of {@code size} elements, at least 1. */
  static int indexWidth(int size) {
    return Math.max(1, 32 - Integer.numberOfLeadingZeros(size - 1));
  }
}
