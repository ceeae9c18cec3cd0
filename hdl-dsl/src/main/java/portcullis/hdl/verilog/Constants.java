package portcullis.hdl.verilog;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Expr;

/**
 * Values of expressions that no signal can change. An {@code always @*} whose conditions are all
 * constant would never run, so such conditions are decided here.
 */
final class Constants {
  private Constants() {}

  /** The same value as a literal; empty if the expression reads a signal or a memory. */
  static Optional<Expr> literal(Expr expr) {
    return valueOf(expr).map(value -> new Expr.Literal(value, expr.width(), Optional.empty()));
  }

  /** The value; empty if the expression reads a signal or a memory. */
  static Optional<BigInteger> valueOf(Expr expr) {
    if (expr instanceof Expr.Literal literal) {
      return Optional.of(literal.value());
    }
    return isConstant(expr) ? Optional.of(value(expr)) : Optional.empty();
  }

  private static boolean isConstant(Expr expr) {
    return switch (expr) {
      case Expr.Ref _, Expr.MemoryRead _ -> false;
      case Expr.Binary(var operator, var left, var amount)
          when shiftsEverythingOut(operator, amount, left.width()) ->
          true;
      default -> expr.operands().stream().allMatch(Constants::isConstant);
    };
  }

  private static BigInteger value(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> literal.value();
      case Expr.Unary unary -> unary(unary);
      case Expr.Binary(var operator, var left, var amount)
          when shiftsEverythingOut(operator, amount, left.width()) ->
          BigInteger.ZERO;
      case Expr.Binary binary -> cut(binary(binary), binary.width());
      case Expr.Slice slice -> cut(value(slice.operand()).shiftRight(slice.low()), slice.width());
      case Expr.BitSelect select -> {
        var index = value(select.index());
        boolean inside = index.compareTo(BigInteger.valueOf(select.operand().width())) < 0;
        yield bit(inside && value(select.operand()).testBit(index.intValue()));
      }
      case Expr.Concat concat -> joined(concat.parts());
      case Expr.Repeat repeat ->
          joined(java.util.Collections.nCopies(repeat.count(), repeat.operand()));
      case Expr.ZeroExtend extend -> value(extend.operand());
      case Expr.SignExtend extend -> cut(signed(extend.operand()), extend.width());
      case Expr.Mux mux ->
          value(value(mux.condition()).signum() != 0 ? mux.ifTrue() : mux.ifFalse());
      case Expr.OneHotMux mux -> {
        var all = BigInteger.ZERO;
        for (int i = 0; i < mux.values().size(); i++) {
          if (value(mux.selects().get(i)).signum() != 0) {
            all = all.or(value(mux.values().get(i)));
          }
        }
        yield all;
      }
      case Expr.Index index -> {
        var last = BigInteger.valueOf(index.elements().size() - 1L);
        yield value(index.elements().get(value(index.index()).min(last).intValue()));
      }
      case Expr.Ref _, Expr.MemoryRead _ -> throw new IllegalArgumentException("not constant");
    };
  }

  private static BigInteger unary(Expr.Unary unary) {
    int width = unary.operand().width();
    var value = value(unary.operand());
    return switch (unary.operator()) {
      case NOT -> cut(value.not(), width);
      case NEGATE -> cut(value.negate(), width);
      case REDUCE_AND -> bit(value.bitCount() == width);
      case REDUCE_OR -> bit(value.signum() != 0);
      case REDUCE_XOR -> bit(value.bitCount() % 2 == 1);
    };
  }

  private static BigInteger binary(Expr.Binary binary) {
    var left = value(binary.left());
    var right = value(binary.right());
    return switch (binary.operator()) {
      case ADD -> left.add(right);
      case SUBTRACT -> left.subtract(right);
      case AND -> left.and(right);
      case OR -> left.or(right);
      case XOR -> left.xor(right);
      case MULTIPLY -> left.multiply(right);
      case MULTIPLY_SIGNED -> signed(binary.left()).multiply(signed(binary.right()));
      case EQUAL -> bit(left.equals(right));
      case NOT_EQUAL -> bit(!left.equals(right));
      case LESS_THAN -> bit(left.compareTo(right) < 0);
      case LESS_OR_EQUAL -> bit(left.compareTo(right) <= 0);
      case GREATER_THAN -> bit(left.compareTo(right) > 0);
      case GREATER_OR_EQUAL -> bit(left.compareTo(right) >= 0);
      case LESS_THAN_SIGNED -> bit(signed(binary.left()).compareTo(signed(binary.right())) < 0);
      case LESS_OR_EQUAL_SIGNED ->
          bit(signed(binary.left()).compareTo(signed(binary.right())) <= 0);
      case GREATER_THAN_SIGNED -> bit(signed(binary.left()).compareTo(signed(binary.right())) > 0);
      case GREATER_OR_EQUAL_SIGNED ->
          bit(signed(binary.left()).compareTo(signed(binary.right())) >= 0);
      case SHIFT_LEFT -> left.shiftLeft(amount(right, binary.width()));
      case SHIFT_RIGHT -> left.shiftRight(amount(right, binary.width()));
      case SHIFT_RIGHT_SIGNED -> signed(binary.left()).shiftRight(amount(right, binary.width()));
    };
  }

  /** A shift by the width or more has the effect of one by the width. */
  private static int amount(BigInteger amount, int width) {
    return amount.min(BigInteger.valueOf(width)).intValue();
  }

  private static BigInteger joined(List<Expr> parts) {
    var all = BigInteger.ZERO;
    for (var part : parts) {
      all = all.shiftLeft(part.width()).or(value(part));
    }
    return all;
  }

  private static BigInteger signed(Expr expr) {
    var value = value(expr);
    int width = expr.width();
    return value.testBit(width - 1) ? value.subtract(BigInteger.ONE.shiftLeft(width)) : value;
  }

  private static BigInteger cut(BigInteger value, int width) {
    return value.and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
  }

  private static BigInteger bit(boolean value) {
    return value ? BigInteger.ONE : BigInteger.ZERO;
  }

  /**
   * Whether a shift gives 0 whatever is shifted. Icarus works this out too, and then complains that
   * the process which waits for the operand waits for nothing.
   */
  static boolean shiftsEverythingOut(BinaryOperator operator, Expr amount, int width) {
    return (operator == BinaryOperator.SHIFT_LEFT || operator == BinaryOperator.SHIFT_RIGHT)
        && amount instanceof Expr.Literal literal
        && literal.value().compareTo(BigInteger.valueOf(width)) >= 0;
  }
}
