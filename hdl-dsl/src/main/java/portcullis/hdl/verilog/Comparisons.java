package portcullis.hdl.verilog;

import java.math.BigInteger;
import java.util.Optional;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Expr;

/** Comparisons in the form that tools take without complaint, and in which they are right. */
final class Comparisons {
  private Comparisons() {}

  /**
   * The comparison, or the constant that it always is: lint complains of unsigned comparisons with
   * the least or the greatest number.
   */
  static Expr simplified(Expr.Binary comparison) {
    if (comparison.right() instanceof Expr.Literal literal) {
      boolean least = literal.value().signum() == 0;
      boolean greatest = isGreatest(literal);
      return switch (comparison.operator()) {
        case LESS_THAN -> least ? constant(0) : comparison;
        case GREATER_OR_EQUAL -> least ? constant(1) : comparison;
        case GREATER_THAN -> greatest ? constant(0) : comparison;
        case LESS_OR_EQUAL -> greatest ? constant(1) : comparison;
        case GREATER_OR_EQUAL_SIGNED -> above(comparison.left(), literal).orElse(comparison);
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
        case LESS_OR_EQUAL_SIGNED -> above(comparison.right(), literal).orElse(comparison);
        default -> comparison;
      };
    }
    return comparison.operator() == BinaryOperator.LESS_OR_EQUAL_SIGNED
        ? new Expr.Binary(
            BinaryOperator.GREATER_OR_EQUAL_SIGNED, comparison.right(), comparison.left())
        : comparison;
  }

  /**
   * That a value is at least a number, said as more than the number before it. Verilator 5.006
   * turns the plain form into one with the number on the left of {@code <=}, and if later the value
   * turns out to be the same number, finds them not equal. Nor is {@code <=} written between two
   * signals.
   */
  private static Optional<Expr> above(Expr value, Expr.Literal least) {
    int width = least.width();
    if (least.value().equals(BigInteger.ONE.shiftLeft(width - 1))) {
      return Optional.empty();
    }
    var all = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
    var before =
        new Expr.Literal(least.value().subtract(BigInteger.ONE).and(all), width, Optional.empty());
    return Optional.of(new Expr.Binary(BinaryOperator.GREATER_THAN_SIGNED, value, before));
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
