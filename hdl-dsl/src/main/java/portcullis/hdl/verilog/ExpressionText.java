package portcullis.hdl.verilog;

import java.math.BigInteger;
import java.util.List;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.UnaryOperator;

/** Lowered expressions as Verilog on one line. Notes in the scope which signals are read. */
final class ExpressionText {
  /** What stands around an expression. */
  enum Place {
    /**
     * The right side of an assignment of the same width, or inside brackets: nothing interferes.
     */
    ALONE,
    /** Beside an operator, which may turn signed values into unsigned ones. */
    OPERAND
  }

  private final Scope scope;

  ExpressionText(Scope scope) {
    this.scope = scope;
  }

  /** The text for a place where nothing interferes. */
  String of(Expr expr) {
    return of(expr, Place.ALONE);
  }

  /** The text for a place. */
  String of(Expr expr, Place place) {
    if (expr instanceof Expr.Ref ref) {
      return name(ref.name());
    }
    var out = new StringBuilder();
    append(expr, place, out);
    return out.toString();
  }

  /** The text for the parentheses of an {@code if}: a negation as {@code !}. */
  String condition(Expr condition) {
    return condition instanceof Expr.Unary(var operator, var operand)
            && operator == UnaryOperator.NOT
            && !(operand instanceof Expr.Unary)
        ? "!" + of(operand, Place.OPERAND)
        : of(condition);
  }

  private String name(String name) {
    scope.symbol(name).markRead();
    return name;
  }

  private void append(Expr expr, Place place, StringBuilder out) {
    switch (expr) {
      case Expr.Literal literal -> out.append(literal(literal));
      case Expr.Ref ref -> out.append(name(ref.name()));
      case Expr.Unary unary -> unary(unary, place, out);
      case Expr.Binary binary -> binary(binary, place, out);
      case Expr.Slice slice -> {
        if (slice.operand() instanceof Expr.Ref ref) {
          scope.symbol(ref.name()).markRead(slice.high(), slice.low());
          out.append(ref.name());
        } else {
          append(slice.operand(), Place.ALONE, out);
        }
        out.append(range(slice.high(), slice.low()));
      }
      case Expr.BitSelect select -> indexed(select.operand(), select.index(), out);
      case Expr.Concat concat -> list(concat.parts(), out);
      case Expr.Repeat repeat -> {
        out.append('{').append(repeat.count());
        if (repeat.operand() instanceof Expr.Concat) {
          append(repeat.operand(), Place.ALONE, out);
        } else {
          list(List.of(repeat.operand()), out);
        }
        out.append('}');
      }
      case Expr.Mux mux -> {
        open(place, out);
        condition(mux.condition(), out);
        out.append(" ? ");
        append(mux.ifTrue(), Place.OPERAND, out);
        out.append(" : ");
        muxTail(mux.ifFalse(), out);
        close(place, out);
      }
      case Expr.MemoryRead read -> {
        out.append(name(read.memory())).append('[');
        append(read.address(), Place.ALONE, out);
        out.append(']');
      }
      case Expr.ZeroExtend _, Expr.SignExtend _, Expr.OneHotMux _, Expr.Index _ ->
          throw new IllegalStateException("not lowered: " + expr);
    }
  }

  private void muxTail(Expr tail, StringBuilder out) {
    // A chain of muxes needs no parentheses, however long it is.
    append(tail, tail instanceof Expr.Mux ? Place.ALONE : Place.OPERAND, out);
  }

  /** The condition of a mux: in parentheses unless it is a plain comparison or shorter. */
  void condition(Expr condition, StringBuilder out) {
    boolean plain =
        condition instanceof Expr.Binary binary
            && binary.operator().family() == BinaryOperator.Family.COMPARISON;
    append(condition, plain ? Place.ALONE : Place.OPERAND, out);
  }

  private static void open(Place place, StringBuilder out) {
    if (place == Place.OPERAND) {
      out.append('(');
    }
  }

  private static void close(Place place, StringBuilder out) {
    if (place == Place.OPERAND) {
      out.append(')');
    }
  }

  private void indexed(Expr operand, Expr index, StringBuilder out) {
    append(operand, Place.ALONE, out);
    out.append('[');
    append(index, Place.ALONE, out);
    out.append(']');
  }

  private void list(List<Expr> parts, StringBuilder out) {
    String separator = "{";
    for (var part : parts) {
      out.append(separator);
      append(part, Place.ALONE, out);
      separator = ", ";
    }
    out.append('}');
  }

  /** {@code ^~a} would be read as one operator, so only a negated reduction goes without. */
  private void unary(Expr.Unary unary, Place place, StringBuilder out) {
    boolean sign = unary.operator() != UnaryOperator.NOT;
    boolean parentheses = place == Place.OPERAND && sign;
    out.append(parentheses ? "(" : "").append(unary.operator().symbol());
    boolean bare =
        !sign
            && unary.operand() instanceof Expr.Unary(var inner, _)
            && inner != UnaryOperator.NEGATE
            && inner != UnaryOperator.NOT;
    if (unary.operand() instanceof Expr.Unary && !bare) {
      out.append('(');
      append(unary.operand(), Place.ALONE, out);
      out.append(')');
    } else {
      append(unary.operand(), bare ? Place.ALONE : Place.OPERAND, out);
    }
    out.append(parentheses ? ")" : "");
  }

  private void binary(Expr.Binary binary, Place place, StringBuilder out) {
    var operator = binary.operator();
    switch (operator) {
      case SHIFT_RIGHT_SIGNED -> {
        // Beside an unsigned operand the shift would fill with zeros; $unsigned shields it.
        out.append(place == Place.OPERAND ? "$unsigned(" : "");
        signed(binary.left(), out);
        out.append(" >>> ");
        append(binary.right(), Place.OPERAND, out);
        close(place, out);
      }
      case MULTIPLY_SIGNED,
          LESS_THAN_SIGNED,
          LESS_OR_EQUAL_SIGNED,
          GREATER_THAN_SIGNED,
          GREATER_OR_EQUAL_SIGNED -> {
        open(place, out);
        signed(binary.left(), out);
        out.append(' ').append(symbol(operator)).append(' ');
        signed(binary.right(), out);
        close(place, out);
      }
      default -> {
        open(place, out);
        operand(binary.left(), operator, out);
        out.append(' ').append(symbol(operator)).append(' ');
        operand(binary.right(), operator, out);
        close(place, out);
      }
    }
  }

  private void operand(Expr operand, BinaryOperator around, StringBuilder out) {
    append(operand, continues(operand, around) ? Place.ALONE : Place.OPERAND, out);
  }

  /** Whether the operand goes on with the same associative operator. */
  static boolean continues(Expr operand, BinaryOperator around) {
    return operand instanceof Expr.Binary inner
        && inner.operator() == around
        && switch (around) {
          case ADD, AND, OR, XOR -> true;
          default -> false;
        };
  }

  private void signed(Expr operand, StringBuilder out) {
    if (operand instanceof Expr.Literal literal) {
      out.append(signedLiteral(literal));
    } else {
      out.append("$signed(");
      append(operand, Place.ALONE, out);
      out.append(')');
    }
  }

  /** The operator as Verilog writes it; signed ones get theirs from {@code $signed} operands. */
  static String symbol(BinaryOperator operator) {
    return switch (operator) {
      case MULTIPLY_SIGNED -> "*";
      case LESS_THAN_SIGNED -> "<";
      case LESS_OR_EQUAL_SIGNED -> "<=";
      case GREATER_THAN_SIGNED -> ">";
      case GREATER_OR_EQUAL_SIGNED -> ">=";
      default -> operator.symbol();
    };
  }

  /** {@code [7:0]}, or {@code [3]} for one bit. */
  static String range(int high, int low) {
    return high == low ? "[" + low + "]" : "[" + high + ":" + low + "]";
  }

  private String literal(Expr.Literal literal) {
    return literal
        .meaning()
        .map(constant -> scope.enumName(literal, constant))
        .orElseGet(() -> number(literal.value(), literal.width()));
  }

  /** A sized constant: one bit in binary, small numbers in decimal, others in hexadecimal. */
  static String number(BigInteger value, int width) {
    if (width == 1) {
      return value.signum() == 0 ? "1'b0" : "1'b1";
    }
    if (value.bitLength() <= 10) {
      return width + "'d" + value.intValue();
    }
    return width + "'h" + grouped(value.toString(16));
  }

  private static String grouped(String hex) {
    var text = new StringBuilder(hex);
    for (int at = hex.length() - 4; at > 0; at -= 4) {
      text.insert(at, '_');
    }
    return text.toString();
  }

  private static String signedLiteral(Expr.Literal literal) {
    int width = literal.width();
    boolean negative = literal.value().testBit(width - 1);
    var magnitude =
        negative ? BigInteger.ONE.shiftLeft(width).subtract(literal.value()) : literal.value();
    if (magnitude.testBit(width - 1)) {
      // The least number has no positive counterpart that a minus could turn around.
      return "$signed(" + number(literal.value(), width) + ")";
    }
    String digits = magnitude.bitLength() <= 10 ? "d" + magnitude : "h" + magnitude.toString(16);
    return (negative ? "-" : "") + width + "'s" + digits;
  }
}
