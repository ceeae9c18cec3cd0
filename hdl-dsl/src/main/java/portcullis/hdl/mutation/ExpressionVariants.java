package portcullis.hdl.mutation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.IrText;
import portcullis.hdl.ir.UnaryOperator;

/** All expressions that differ from a given one by one change. */
final class ExpressionVariants {
  private ExpressionVariants() {}

  /** The variants of an expression, those of the whole before those of its operands. */
  static List<Variant<Expr>> of(Expr expr) {
    var variants = new ArrayList<Variant<Expr>>();
    whole(expr, variants::add);
    var operands = expr.operands();
    for (int i = 0; i < operands.size(); i++) {
      int number = i;
      for (var variant : of(operands.get(i))) {
        variants.add(variant.below(number, changed -> Operands.replaced(expr, number, changed)));
      }
    }
    return variants;
  }

  /** The condition, or enable, that always or never holds, beside the variants of itself. */
  static List<Variant<Expr>> ofCondition(Expr condition) {
    var variants = new ArrayList<Variant<Expr>>();
    variant(condition, Change.ALWAYS, () -> bit(1), variants::add);
    variant(condition, Change.NEVER, () -> bit(0), variants::add);
    variants.addAll(of(condition));
    return variants;
  }

  /** One bit. */
  static Expr bit(int value) {
    return Expr.Literal.of(value, 1);
  }

  private static void whole(Expr expr, Consumer<Variant<Expr>> into) {
    switch (expr) {
      case Expr.Literal literal ->
          variant(expr, Change.CONSTANT, () -> Constants.next(literal), into);
      case Expr.Unary unary -> unary(unary, into);
      case Expr.Binary binary -> binary(binary, into);
      case Expr.Mux mux -> {
        variant(
            expr,
            Change.SWAPPED,
            () -> new Expr.Mux(mux.condition(), mux.ifFalse(), mux.ifTrue()),
            into);
        variant(expr, Change.FIRST, mux::ifTrue, into);
        variant(expr, Change.SECOND, mux::ifFalse, into);
      }
      case Expr.OneHotMux mux when mux.values().size() > 1 ->
          variant(
              expr,
              Change.SWAPPED,
              () -> {
                var values = new ArrayList<>(mux.values());
                values.addFirst(values.removeLast());
                return new Expr.OneHotMux(mux.selects(), values);
              },
              into);
      case Expr.Ref _,
          Expr.Slice _,
          Expr.BitSelect _,
          Expr.Concat _,
          Expr.Repeat _,
          Expr.ZeroExtend _,
          Expr.SignExtend _,
          Expr.OneHotMux _,
          Expr.Index _,
          Expr.MemoryRead _ -> {}
    }
  }

  private static void unary(Expr.Unary unary, Consumer<Variant<Expr>> into) {
    var operand = unary.operand();
    switch (unary.operator()) {
      case NOT, NEGATE -> variant(unary, Change.PLAIN, () -> operand, into);
      case REDUCE_AND ->
          variant(
              unary, Change.OPERATOR, () -> new Expr.Unary(UnaryOperator.REDUCE_OR, operand), into);
      case REDUCE_OR, REDUCE_XOR ->
          variant(
              unary,
              Change.OPERATOR,
              () -> new Expr.Unary(UnaryOperator.REDUCE_AND, operand),
              into);
    }
  }

  private static void binary(Expr.Binary binary, Consumer<Variant<Expr>> into) {
    neighbour(binary.operator())
        .ifPresent(other -> variant(binary, Change.OPERATOR, () -> with(binary, other), into));
    opposite(binary.operator())
        .ifPresent(other -> variant(binary, Change.OPPOSITE, () -> with(binary, other), into));
    switch (binary.operator()) {
      case AND, OR -> {
        variant(binary, Change.FIRST, binary::left, into);
        variant(binary, Change.SECOND, binary::right, into);
      }
      default -> {}
    }
  }

  private static Expr with(Expr.Binary binary, BinaryOperator operator) {
    return new Expr.Binary(operator, binary.left(), binary.right());
  }

  private static Optional<BinaryOperator> neighbour(BinaryOperator operator) {
    return Optional.of(
        switch (operator) {
          case ADD -> BinaryOperator.SUBTRACT;
          case SUBTRACT -> BinaryOperator.ADD;
          case AND, XOR -> BinaryOperator.OR;
          case OR -> BinaryOperator.AND;
          case MULTIPLY -> BinaryOperator.MULTIPLY_SIGNED;
          case MULTIPLY_SIGNED -> BinaryOperator.MULTIPLY;
          case EQUAL -> BinaryOperator.NOT_EQUAL;
          case NOT_EQUAL -> BinaryOperator.EQUAL;
          case LESS_THAN -> BinaryOperator.LESS_OR_EQUAL;
          case LESS_OR_EQUAL -> BinaryOperator.LESS_THAN;
          case GREATER_THAN -> BinaryOperator.GREATER_OR_EQUAL;
          case GREATER_OR_EQUAL -> BinaryOperator.GREATER_THAN;
          case LESS_THAN_SIGNED -> BinaryOperator.LESS_OR_EQUAL_SIGNED;
          case LESS_OR_EQUAL_SIGNED -> BinaryOperator.LESS_THAN_SIGNED;
          case GREATER_THAN_SIGNED -> BinaryOperator.GREATER_OR_EQUAL_SIGNED;
          case GREATER_OR_EQUAL_SIGNED -> BinaryOperator.GREATER_THAN_SIGNED;
          case SHIFT_LEFT -> BinaryOperator.SHIFT_RIGHT;
          case SHIFT_RIGHT, SHIFT_RIGHT_SIGNED -> BinaryOperator.SHIFT_LEFT;
        });
  }

  private static Optional<BinaryOperator> opposite(BinaryOperator operator) {
    return switch (operator) {
      case LESS_THAN -> Optional.of(BinaryOperator.GREATER_OR_EQUAL);
      case LESS_OR_EQUAL -> Optional.of(BinaryOperator.GREATER_THAN);
      case GREATER_THAN -> Optional.of(BinaryOperator.LESS_OR_EQUAL);
      case GREATER_OR_EQUAL -> Optional.of(BinaryOperator.LESS_THAN);
      case LESS_THAN_SIGNED -> Optional.of(BinaryOperator.GREATER_OR_EQUAL_SIGNED);
      case LESS_OR_EQUAL_SIGNED -> Optional.of(BinaryOperator.GREATER_THAN_SIGNED);
      case GREATER_THAN_SIGNED -> Optional.of(BinaryOperator.LESS_OR_EQUAL_SIGNED);
      case GREATER_OR_EQUAL_SIGNED -> Optional.of(BinaryOperator.LESS_THAN_SIGNED);
      default -> Optional.empty();
    };
  }

  /** A mask that lets everything through. */
  static Expr ones(int width) {
    return Expr.Literal.of(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE), width);
  }

  static void variant(
      Expr expr, Change change, Supplier<Expr> result, Consumer<Variant<Expr>> into) {
    into.accept(
        new Variant<>("", change, () -> IrText.of(expr), () -> IrText.of(result.get()), result));
  }
}
