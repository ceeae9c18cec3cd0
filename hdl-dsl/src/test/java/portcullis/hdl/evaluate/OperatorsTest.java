package portcullis.hdl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.UnaryOperator;

/** Values worked out by hand. */
class OperatorsTest {
  @ParameterizedTest
  @CsvSource({
    "NOT,5,4,10",
    "NEGATE,3,4,13",
    "NEGATE,0,4,0",
    "NEGATE,8,4,8",
    "REDUCE_AND,15,4,1",
    "REDUCE_AND,14,4,0",
    "REDUCE_OR,0,4,0",
    "REDUCE_OR,4,4,1",
    "REDUCE_XOR,7,4,1",
    "REDUCE_XOR,6,4,0"
  })
  void oneOperand(UnaryOperator operator, long operand, int width, long result) {
    assertThat(value(new Expr.Unary(operator, literal(operand, width)))).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({
    "ADD,15,1,0",
    "SUBTRACT,0,1,15",
    "AND,12,10,8",
    "OR,12,10,14",
    "XOR,12,10,6",
    "MULTIPLY,15,15,225",
    "MULTIPLY_SIGNED,15,15,1",
    "MULTIPLY_SIGNED,8,7,200",
    "EQUAL,3,3,1",
    "NOT_EQUAL,3,3,0",
    "LESS_THAN,8,7,0",
    "LESS_OR_EQUAL,7,7,1",
    "GREATER_THAN,8,7,1",
    "GREATER_OR_EQUAL,6,7,0",
    "LESS_THAN_SIGNED,8,7,1",
    "LESS_OR_EQUAL_SIGNED,15,0,1",
    "GREATER_THAN_SIGNED,8,7,0",
    "GREATER_OR_EQUAL_SIGNED,0,15,1",
    "SHIFT_LEFT,5,1,10",
    "SHIFT_LEFT,5,2,4",
    "SHIFT_LEFT,5,4,0",
    "SHIFT_RIGHT,12,2,3",
    "SHIFT_RIGHT,12,15,0",
    "SHIFT_RIGHT_SIGNED,12,1,14",
    "SHIFT_RIGHT_SIGNED,12,15,15",
    "SHIFT_RIGHT_SIGNED,4,9,0"
  })
  void twoOperandsOfFourBits(BinaryOperator operator, long left, long right, long result) {
    assertThat(value(new Expr.Binary(operator, literal(left, 4), literal(right, 4))))
        .isEqualTo(result);
  }

  static List<List<Object>> others() {
    var a = literal(0xa, 4);
    var one = literal(1, 1);
    var zero = literal(0, 1);
    var elements = List.<Expr>of(literal(4, 3), literal(5, 3), literal(6, 3));
    var huge = Expr.Literal.of(BigInteger.ONE.shiftLeft(64), 65);
    return List.of(
        List.of(new Expr.Slice(a, 3, 1), 5L),
        List.of(new Expr.BitSelect(a, literal(3, 9)), 1L),
        List.of(new Expr.BitSelect(a, literal(2, 9)), 0L),
        List.of(new Expr.BitSelect(a, literal(4, 9)), 0L),
        List.of(new Expr.BitSelect(a, huge), 0L),
        List.of(new Expr.Binary(BinaryOperator.SHIFT_LEFT, a, huge), 0L),
        List.of(new Expr.Binary(BinaryOperator.SHIFT_RIGHT_SIGNED, a, huge), 15L),
        List.of(new Expr.Concat(List.of(one, a, zero)), 0b1_1010_0L),
        List.of(new Expr.Repeat(3, literal(2, 2)), 0b10_10_10L),
        List.of(new Expr.ZeroExtend(7, a), 10L),
        List.of(new Expr.SignExtend(7, a), 0b111_1010L),
        List.of(new Expr.SignExtend(7, literal(5, 4)), 5L),
        List.of(new Expr.Mux(one, a, literal(3, 4)), 10L),
        List.of(new Expr.Mux(zero, a, literal(3, 4)), 3L),
        List.of(new Expr.OneHotMux(List.of(one, zero), List.of(a, literal(5, 4))), 10L),
        List.of(new Expr.OneHotMux(List.of(one, one), List.of(a, literal(5, 4))), 15L),
        List.of(new Expr.OneHotMux(List.of(zero, zero), List.of(a, literal(5, 4))), 0L),
        List.of(new Expr.Index(elements, literal(1, 8)), 5L),
        List.of(new Expr.Index(elements, literal(200, 8)), 6L),
        List.of(new Expr.Index(elements, huge), 6L));
  }

  @ParameterizedTest
  @MethodSource("others")
  void otherExpressions(List<Object> expressionAndValue) {
    assertThat(value((Expr) expressionAndValue.getFirst())).isEqualTo(expressionAndValue.getLast());
  }

  private static Expr.Literal literal(long value, int width) {
    return Expr.Literal.of(value, width);
  }

  private static long value(Expr expr) {
    var empty =
        new Design(List.of(new Module("Empty", List.of(), List.of(), List.of(), Origin.NONE)));
    var value = Part.top(empty, _ -> BigInteger.ZERO).value(expr);
    assertThat(value).map(BigInteger::bitLength).get().matches(bits -> bits <= expr.width());
    return value.flatMap(it -> Optional.of(it.longValueExact())).orElseThrow();
  }
}
