package portcullis.hdl.ir;

import java.math.BigInteger;
import java.util.List;

/**
 * What the operators mean that need the values of all their operands, in unbounded integers. The
 * judge of the engines and what explains failures compute with it; the engines themselves do not.
 */
public final class OperatorValues {
  private OperatorValues() {}

  /**
   * The value of an operator.
   *
   * @param values those of its operands, in the order of {@link Expr#operands}
   * @throws IllegalArgumentException if it is a leaf, or an expression that chooses an operand
   */
  public static BigInteger apply(Expr expr, List<BigInteger> values) {
    return switch (expr) {
      case Expr.Unary unary -> unary(unary.operator(), unary.operand().width(), values.getFirst());
      case Expr.Binary binary -> binary(binary, values.getFirst(), values.getLast());
      case Expr.Slice slice ->
          wrap(values.getFirst().shiftRight(slice.low()), slice.high() - slice.low() + 1);
      case Expr.BitSelect select -> bit(values.getFirst(), select.operand().width(), values.get(1));
      case Expr.Concat concat -> concat(concat, values);
      case Expr.Repeat repeat -> repeat(repeat, values.getFirst());
      case Expr.ZeroExtend _ -> values.getFirst();
      case Expr.SignExtend extend ->
          wrap(signed(values.getFirst(), extend.operand().width()), extend.width());
      case Expr.OneHotMux mux -> oneHot(mux.selects().size(), values);
      case Expr.Literal _, Expr.Ref _, Expr.MemoryRead _, Expr.Mux _, Expr.Index _ ->
          throw new IllegalArgumentException("not a strict operator: " + expr);
    };
  }

  /** The low {@code width} bits of a number, which may be negative. */
  private static BigInteger wrap(BigInteger value, int width) {
    return value.mod(BigInteger.TWO.pow(width));
  }

  /** Bits read as two's complement. */
  private static BigInteger signed(BigInteger bits, int width) {
    return bits.testBit(width - 1) ? bits.subtract(BigInteger.TWO.pow(width)) : bits;
  }

  private static BigInteger unary(UnaryOperator operator, int width, BigInteger value) {
    BigInteger ones = BigInteger.TWO.pow(width).subtract(BigInteger.ONE);
    return switch (operator) {
      case NOT -> ones.subtract(value);
      case NEGATE -> wrap(value.negate(), width);
      case REDUCE_AND -> truth(value.equals(ones));
      case REDUCE_OR -> truth(value.signum() != 0);
      case REDUCE_XOR -> truth(value.bitCount() % 2 == 1);
    };
  }

  private static BigInteger binary(Expr.Binary binary, BigInteger left, BigInteger right) {
    int width = binary.left().width();
    BigInteger signedLeft = signed(left, width);
    BigInteger signedRight = signed(right, binary.right().width());
    return switch (binary.operator()) {
      case ADD -> wrap(left.add(right), width);
      case SUBTRACT -> wrap(left.subtract(right), width);
      case AND -> left.and(right);
      case OR -> left.or(right);
      case XOR -> left.xor(right);
      case MULTIPLY -> left.multiply(right);
      case MULTIPLY_SIGNED -> wrap(signedLeft.multiply(signedRight), binary.width());
      case EQUAL -> truth(left.equals(right));
      case NOT_EQUAL -> truth(!left.equals(right));
      case LESS_THAN -> truth(left.compareTo(right) < 0);
      case LESS_OR_EQUAL -> truth(left.compareTo(right) <= 0);
      case GREATER_THAN -> truth(left.compareTo(right) > 0);
      case GREATER_OR_EQUAL -> truth(left.compareTo(right) >= 0);
      case LESS_THAN_SIGNED -> truth(signedLeft.compareTo(signedRight) < 0);
      case LESS_OR_EQUAL_SIGNED -> truth(signedLeft.compareTo(signedRight) <= 0);
      case GREATER_THAN_SIGNED -> truth(signedLeft.compareTo(signedRight) > 0);
      case GREATER_OR_EQUAL_SIGNED -> truth(signedLeft.compareTo(signedRight) >= 0);
      case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_SIGNED ->
          shift(binary.operator(), left, width, distance(right, width));
    };
  }

  /** Shifting further than the width gives the same as shifting by the width. */
  private static int distance(BigInteger amount, int width) {
    return amount.min(BigInteger.valueOf(width)).intValueExact();
  }

  private static BigInteger shift(
      BinaryOperator operator, BigInteger value, int width, int distance) {
    return switch (operator) {
      case SHIFT_LEFT -> wrap(value.shiftLeft(distance), width);
      case SHIFT_RIGHT -> value.shiftRight(distance);
      case SHIFT_RIGHT_SIGNED -> wrap(signed(value, width).shiftRight(distance), width);
      default -> throw new IllegalArgumentException("not a shift: " + operator);
    };
  }

  private static BigInteger bit(BigInteger value, int width, BigInteger index) {
    boolean inside = index.compareTo(BigInteger.valueOf(width)) < 0;
    return truth(inside && value.testBit(index.intValueExact()));
  }

  private static BigInteger concat(Expr.Concat concat, List<BigInteger> values) {
    BigInteger bits = BigInteger.ZERO;
    for (int i = 0; i < values.size(); i++) {
      bits = bits.shiftLeft(concat.parts().get(i).width()).or(values.get(i));
    }
    return bits;
  }

  private static BigInteger repeat(Expr.Repeat repeat, BigInteger value) {
    BigInteger bits = BigInteger.ZERO;
    for (int i = 0; i < repeat.count(); i++) {
      bits = bits.shiftLeft(repeat.operand().width()).or(value);
    }
    return bits;
  }

  private static BigInteger oneHot(int choices, List<BigInteger> values) {
    BigInteger bits = BigInteger.ZERO;
    for (int i = 0; i < choices; i++) {
      if (values.get(i).signum() != 0) {
        bits = bits.or(values.get(choices + i));
      }
    }
    return bits;
  }

  private static BigInteger truth(boolean truth) {
    return truth ? BigInteger.ONE : BigInteger.ZERO;
  }
}
