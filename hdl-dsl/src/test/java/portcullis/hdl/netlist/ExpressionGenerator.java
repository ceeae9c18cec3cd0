package portcullis.hdl.netlist;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.EnumType;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.UnaryOperator;

/** Expressions of a wanted width over what a pool offers. */
final class ExpressionGenerator {
  private static final int DEPTH = 3;

  private final Choice choice;
  private int budget;

  /** Expressions that have about {@code budget} operators in all; then only leaves follow. */
  ExpressionGenerator(Choice choice, int budget) {
    this.choice = choice;
    this.budget = budget;
  }

  /** Whether only leaves follow. */
  boolean spent() {
    return budget <= 0;
  }

  private enum Shape {
    UNARY,
    REDUCTION,
    SAME_WIDTH,
    COMPARISON,
    PRODUCT,
    SHIFT,
    SLICE,
    BIT_SELECT,
    CONCAT,
    REPEAT,
    ZERO_EXTEND,
    SIGN_EXTEND,
    MUX,
    ONE_HOT_MUX,
    INDEX
  }

  /** An expression of some depth. */
  Expr of(int width, Pool pool) {
    return of(width, pool, choice.between(1, DEPTH));
  }

  /** A condition. */
  Expr condition(Pool pool) {
    return of(1, pool, choice.between(0, 2));
  }

  Expr.Literal literal(int width) {
    return Expr.Literal.of(choice.bits(width), width);
  }

  /** A value of an enum, which is always one of its constants. */
  Expr of(EnumType type, Pool pool) {
    var signals = pool.ofEnum(type);
    if (!signals.isEmpty() && choice.percent(40)) {
      return pool.reading(choice.of(signals));
    }
    if (choice.percent(25)) {
      return new Expr.Mux(condition(pool), constant(type), of(type, pool));
    }
    return constant(type);
  }

  private Expr.Literal constant(EnumType type) {
    return constant(type, choice.of(type.constants()));
  }

  static Expr.Literal constant(EnumType type, EnumType.Constant constant) {
    return new Expr.Literal(
        constant.value(), type.width(), Optional.of(new Expr.EnumConstant(type, constant.name())));
  }

  private Expr of(int width, Pool pool, int depth) {
    if (depth == 0 || spent() || choice.percent(15)) {
      return leaf(width, pool);
    }
    budget--;
    int below = depth - 1;
    // Operators are tried at widths of their own, so that each meets each width.
    int own = choice.percent(60) ? width : choice.width();
    Expr made =
        switch (choice.of(Arrays.asList(Shape.values()))) {
          case UNARY ->
              new Expr.Unary(
                  choice.of(List.of(UnaryOperator.NOT, UnaryOperator.NEGATE)),
                  of(own, pool, below));
          case REDUCTION ->
              new Expr.Unary(
                  choice.of(
                      List.of(
                          UnaryOperator.REDUCE_AND,
                          UnaryOperator.REDUCE_OR,
                          UnaryOperator.REDUCE_XOR)),
                  of(choice.width(), pool, below));
          case SAME_WIDTH ->
              new Expr.Binary(
                  operator(BinaryOperator.Family.SAME_WIDTH),
                  of(own, pool, below),
                  of(own, pool, below));
          case COMPARISON -> comparison(pool, below);
          case PRODUCT ->
              new Expr.Binary(
                  operator(BinaryOperator.Family.PRODUCT),
                  of(choice.width(), pool, below),
                  of(choice.width(), pool, below));
          case SHIFT ->
              new Expr.Binary(
                  operator(BinaryOperator.Family.SHIFT),
                  of(own, pool, below),
                  amount(own, pool, below));
          case SLICE -> slice(of(choice.width(), pool, below), width);
          case BIT_SELECT -> bitSelect(pool, below);
          case CONCAT -> concat(own, pool, below);
          case REPEAT -> repeat(own, pool, below);
          case ZERO_EXTEND -> extend(choice.width(), pool, below, false);
          case SIGN_EXTEND -> extend(choice.width(), pool, below, true);
          case MUX -> new Expr.Mux(of(1, pool, below), of(own, pool, below), of(own, pool, below));
          case ONE_HOT_MUX -> oneHotMux(own, pool, below);
          case INDEX -> index(own, pool, below);
        };
    return fit(made, width);
  }

  private Expr leaf(int width, Pool pool) {
    var exact = pool.ofWidth(width);
    if (!exact.isEmpty() && choice.percent(75)) {
      return pool.reading(choice.of(exact));
    }
    if (pool.isEmpty() || choice.percent(25)) {
      return literal(width);
    }
    return fit(pool.any(choice), width);
  }

  private BinaryOperator operator(BinaryOperator.Family family) {
    return choice.of(
        Arrays.stream(BinaryOperator.values()).filter(it -> it.family() == family).toList());
  }

  private Expr comparison(Pool pool, int depth) {
    int width = choice.width();
    var left = of(width, pool, depth);
    // Two random wide values are hardly ever equal.
    var right =
        choice.percent(20)
            ? new Expr.Binary(BinaryOperator.ADD, left, Expr.Literal.of(choice.below(2), width))
            : of(width, pool, depth);
    return new Expr.Binary(operator(BinaryOperator.Family.COMPARISON), left, right);
  }

  /** A shift amount of any width, often near the width of what is shifted. */
  private Expr amount(int shifted, Pool pool, int depth) {
    int width = choice.width();
    return switch (choice.below(4)) {
      case 0 -> number(choice.between(0, shifted + 2), width);
      case 1 -> of(width, pool, depth);
      default -> near(shifted, width, pool, depth);
    };
  }

  private Expr.Literal number(int value, int width) {
    var bits = BigInteger.valueOf(value).mod(BigInteger.TWO.pow(width));
    return Expr.Literal.of(bits, width);
  }

  /** A number of a given width that is usually not much above a bound. */
  private Expr near(int bound, int width, Pool pool, int depth) {
    int useful = Math.min(width, 32 - Integer.numberOfLeadingZeros(bound));
    var low = of(useful, pool, depth);
    if (useful == width) {
      return low;
    }
    if (choice.percent(60) || width == useful + 1) {
      return new Expr.ZeroExtend(width, low);
    }
    // Only the topmost bit tells that the number is huge.
    var zeros = Expr.Literal.of(0, width - useful - 1);
    return new Expr.Concat(List.of(of(1, pool, 0), zeros, low));
  }

  private Expr bitSelect(Pool pool, int depth) {
    int width = choice.width();
    var index =
        choice.percent(70)
            ? near(width, choice.width(), pool, depth)
            : of(choice.width(), pool, depth);
    return new Expr.BitSelect(of(width, pool, depth), index);
  }

  private Expr slice(Expr operand, int wanted) {
    int bits = Math.min(operand.width(), choice.percent(70) ? wanted : choice.width());
    int low = choice.below(operand.width() - bits + 1);
    return new Expr.Slice(operand, low + bits - 1, low);
  }

  private Expr concat(int width, Pool pool, int depth) {
    var parts = new ArrayList<Expr>();
    int left = width;
    while (left > 0) {
      int part = parts.size() == 3 ? left : choice.between(1, left);
      parts.add(of(part, pool, depth));
      left -= part;
    }
    return new Expr.Concat(parts);
  }

  private Expr repeat(int width, Pool pool, int depth) {
    if (choice.percent(40)) {
      return new Expr.Repeat(choice.between(1, 4), of(choice.width(), pool, depth));
    }
    var counts = IntStream.rangeClosed(1, width).filter(n -> width % n == 0).boxed().toList();
    int count = choice.of(counts);
    return new Expr.Repeat(count, of(width / count, pool, depth));
  }

  private Expr extend(int narrow, Pool pool, int depth, boolean signed) {
    int wide = narrow + choice.width();
    var operand = of(narrow, pool, depth);
    return signed ? new Expr.SignExtend(wide, operand) : new Expr.ZeroExtend(wide, operand);
  }

  private Expr oneHotMux(int width, Pool pool, int depth) {
    int choices = choice.between(1, 4);
    var selects = new ArrayList<Expr>();
    var values = new ArrayList<Expr>();
    for (int i = 0; i < choices; i++) {
      selects.add(of(1, pool, depth));
      values.add(of(width, pool, depth));
    }
    return new Expr.OneHotMux(selects, values);
  }

  private Expr index(int width, Pool pool, int depth) {
    int size = choice.between(1, 9);
    var elements = new ArrayList<Expr>();
    for (int i = 0; i < size; i++) {
      elements.add(of(width, pool, Math.min(depth, 1)));
    }
    var number =
        choice.percent(70)
            ? near(size, choice.width(), pool, depth)
            : of(choice.width(), pool, depth);
    return new Expr.Index(elements, number);
  }

  /** The expression cut or widened to a width. */
  private Expr fit(Expr expr, int width) {
    int have = expr.width();
    if (have == width) {
      return expr;
    }
    if (have > width) {
      int low = choice.below(have - width + 1);
      return new Expr.Slice(expr, low + width - 1, low);
    }
    return switch (choice.below(3)) {
      case 0 -> new Expr.ZeroExtend(width, expr);
      case 1 -> new Expr.SignExtend(width, expr);
      default -> new Expr.Concat(List.of(literal(width - have), expr));
    };
  }
}
