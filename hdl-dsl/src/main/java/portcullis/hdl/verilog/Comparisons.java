package portcullis.hdl.verilog;

import java.math.BigInteger;
import portcullis.hdl.ir.Expr;

/** Unsigned comparisons with the least or the greatest number, about which lint complains. */
final class Comparisons {
  private Comparisons() {}

  /** The comparison, or the constant that it always is. */
  static Expr simplified(Expr.Binary comparison) {
    if (comparison.right() instanceof Expr.Literal literal) {
      boolean least = literal.value().signum() == 0;
      boolean greatest = isGreatest(literal);
      return switch (comparison.operator()) {
        case LESS_THAN -> least ? constant(0) : comparison;
        case GREATER_OR_EQUAL -> least ? constant(1) : comparison;
        case GREATER_THAN -> greatest ? constant(0) : comparison;
        case LESS_OR_EQUAL -> greatest ? constant(1) : comparison;
        default -> comparison;
      };
    }
    if (comparison.left() instanceof Expr.Literal literal) {
      boolean least = literal.value().signum() == 0;
      boolean greatest = isGreatest(literal);
      return switch (comparison.operator()) {
        case LESS_THAN -> greatest ? constant(0) : comparison;
        case GREATER_OR_EQUAL -> greatest ? constant(1) : comparison;
        case GREATER_THAN -> least ? constant(0) : comparison;
        case LESS_OR_EQUAL -> least ? constant(1) : comparison;
        default -> comparison;
      };
    }
    return comparison;
  }

  private static boolean isGreatest(Expr.Literal literal) {
    return literal
        .value()
        .equals(BigInteger.ONE.shiftLeft(literal.width()).subtract(BigInteger.ONE));
  }

  private static Expr constant(int value) {
    return Expr.Literal.of(value, 1);
  }
}
