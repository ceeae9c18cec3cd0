package portcullis.hdl.elaborate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.UnaryOperator;

/**
 * Makes operators. Widths have been checked by the caller. Values of no bits, which the
 * intermediate representation does not know, end here: they read 0.
 */
public final class Gates {
  private static final Node EMPTY = constant(BigInteger.ZERO, 0);

  private Gates() {}

  /** A constant of {@code width} bits. */
  public static Node.Constant constant(BigInteger value, int width) {
    return new Node.Constant(value, width, Optional.empty());
  }

  private static Node bit(boolean value) {
    return constant(value ? BigInteger.ONE : BigInteger.ZERO, 1);
  }

  // Each operator asks for its group itself: the fewer calls down to there, the sooner the stack
  // has been searched.
  private static Node make(
      Group group,
      Type type,
      String word,
      List<Node> operands,
      Function<List<Expr>, Expr> build,
      Optional<Place> place) {
    return ModuleBuilder.current().operation(group, type, word, false, operands, build, place);
  }

  private static Node make(
      Group group, Type type, String word, List<Node> operands, Function<List<Expr>, Expr> build) {
    return make(group, type, word, operands, build, Optional.empty());
  }

  private static Node cheap(
      Group group,
      Type type,
      String word,
      Node operand,
      Function<Expr, Expr> build,
      Optional<Place> place) {
    return ModuleBuilder.current()
        .operation(
            group, type, word, true, List.of(operand), e -> build.apply(e.getFirst()), place);
  }

  /** An operator on one operand. */
  public static Node unary(UnaryOperator operator, Node operand, Type type) {
    if (operand.width() == 0) {
      return switch (operator) {
        case NOT, NEGATE -> EMPTY;
        case REDUCE_AND -> bit(true);
        case REDUCE_OR, REDUCE_XOR -> bit(false);
      };
    }
    String word =
        switch (operator) {
          case NOT -> "not";
          case NEGATE -> "negated";
          case REDUCE_AND -> "all";
          case REDUCE_OR -> "any";
          case REDUCE_XOR -> "parity";
        };
    return operator == UnaryOperator.NOT
        ? cheap(
            Labels.current().operationGroup(),
            type,
            word,
            operand,
            e -> new Expr.Unary(operator, e),
            Optional.empty())
        : make(
            Labels.current().operationGroup(),
            type,
            word,
            List.of(operand),
            e -> new Expr.Unary(operator, e.getFirst()));
  }

  /** An operator on two operands. */
  public static Node binary(BinaryOperator operator, Node left, Node right, Type type) {
    if (type.width() == 0) {
      return EMPTY;
    }
    if (left.width() == 0 || right.width() == 0) {
      switch (operator.family()) {
        case SAME_WIDTH -> {
          return EMPTY;
        }
        case PRODUCT -> {
          return constant(BigInteger.ZERO, type.width());
        }
        case SHIFT -> {
          return left;
        }
        case COMPARISON -> {
          return bit(
              switch (operator) {
                case EQUAL,
                    LESS_OR_EQUAL,
                    GREATER_OR_EQUAL,
                    LESS_OR_EQUAL_SIGNED,
                    GREATER_OR_EQUAL_SIGNED ->
                    true;
                default -> false;
              });
        }
      }
    }
    return make(
        Labels.current().operationGroup(),
        type,
        word(operator),
        List.of(left, right),
        e -> new Expr.Binary(operator, e.get(0), e.get(1)));
  }

  private static String word(BinaryOperator operator) {
    return switch (operator) {
      case ADD -> "plus";
      case SUBTRACT -> "minus";
      case AND -> "and";
      case OR -> "or";
      case XOR -> "xor";
      case MULTIPLY, MULTIPLY_SIGNED -> "times";
      case EQUAL -> "is";
      case NOT_EQUAL -> "is_not";
      case LESS_THAN, LESS_THAN_SIGNED -> "below";
      case LESS_OR_EQUAL, LESS_OR_EQUAL_SIGNED -> "at_most";
      case GREATER_THAN, GREATER_THAN_SIGNED -> "above";
      case GREATER_OR_EQUAL, GREATER_OR_EQUAL_SIGNED -> "at_least";
      case SHIFT_LEFT -> "shifted_left";
      case SHIFT_RIGHT, SHIFT_RIGHT_SIGNED -> "shifted_right";
    };
  }

  /** Bits {@code high} to {@code low}; none if {@code high} is one less than {@code low}. */
  public static Node slice(Node operand, int high, int low, Type type) {
    if (high < low) {
      return EMPTY;
    }
    if (operand instanceof Node.Constant constant) {
      var mask = BigInteger.ONE.shiftLeft(high - low + 1).subtract(BigInteger.ONE);
      return constant(constant.value().shiftRight(low).and(mask), high - low + 1);
    }
    if (low == 0 && high == operand.width() - 1) {
      return operand;
    }
    var place = operand.place().map(whole -> whole.slice(high, low));
    String word = high == low ? Integer.toString(low) : high + "_" + low;
    return cheap(
        Labels.current().operationGroup(),
        type,
        word,
        operand,
        e -> new Expr.Slice(e, high, low),
        place);
  }

  /** The bit that an index chooses, 0 past the end; it can be assigned if the operand can. */
  public static Node bitAt(Node operand, Node index) {
    if (operand.width() == 0) {
      return bit(false);
    }
    if (index.width() == 0) {
      return slice(operand, 0, 0, new Type.Bool());
    }
    int reached = (int) Math.min(operand.width(), 1L << Math.min(index.width(), 31));
    return make(
        Labels.current().operationGroup(),
        new Type.Bool(),
        "at",
        List.of(operand, index),
        e -> new Expr.BitSelect(e.get(0), e.get(1)),
        operand.place().map(whole -> new Place.Bit(whole, reached, index)));
  }

  /** The parts side by side, the first in the most significant place. */
  public static Node concat(List<Node> parts, Type type) {
    var present = parts.stream().filter(part -> part.width() > 0).toList();
    return switch (present.size()) {
      case 0 -> EMPTY;
      case 1 -> present.getFirst();
      default -> make(Labels.current().operationGroup(), type, "concat", present, Expr.Concat::new);
    };
  }

  /** The operand several times side by side. */
  public static Node repeat(int count, Node operand, Type type) {
    if (count == 0 || operand.width() == 0) {
      return EMPTY;
    }
    return count == 1
        ? operand
        : make(
            Labels.current().operationGroup(),
            type,
            "repeated",
            List.of(operand),
            e -> new Expr.Repeat(count, e.getFirst()));
  }

  /** The operand widened with zeros, or with its top bit if signed. */
  public static Node extend(Node operand, boolean signed, Type type) {
    if (operand.width() == type.width()) {
      return operand;
    }
    if (operand.width() == 0) {
      return constant(BigInteger.ZERO, type.width());
    }
    return cheap(
        Labels.current().operationGroup(),
        type,
        "extended",
        operand,
        e -> signed ? new Expr.SignExtend(type.width(), e) : new Expr.ZeroExtend(type.width(), e),
        Optional.empty());
  }

  /** One of two values. */
  public static Node mux(Node condition, Node ifTrue, Node ifFalse, Type type) {
    if (type.width() == 0) {
      return EMPTY;
    }
    return make(
        Labels.current().operationGroup(),
        type,
        "mux",
        List.of(condition, ifTrue, ifFalse),
        e -> new Expr.Mux(e.get(0), e.get(1), e.get(2)));
  }

  /** The or of the selected values. */
  public static Node oneHot(List<Node> selects, List<Node> values, Type type) {
    if (type.width() == 0) {
      return EMPTY;
    }
    var operands = new ArrayList<>(selects);
    operands.addAll(values);
    int count = selects.size();
    return make(
        Labels.current().operationGroup(),
        type,
        "one_hot",
        operands,
        e -> new Expr.OneHotMux(e.subList(0, count), e.subList(count, 2 * count)));
  }

  /** The element that an index chooses; it can be assigned if all elements can. */
  public static Node element(List<Node> elements, Node index, Type type) {
    if (type.width() == 0) {
      return EMPTY;
    }
    if (index.width() == 0) {
      return elements.getFirst();
    }
    var places = elements.stream().flatMap(e -> e.place().stream()).toList();
    boolean assignable = places.size() == elements.size();
    var operands = new ArrayList<>(elements);
    operands.add(index);
    int count = elements.size();
    return make(
        Labels.current().operationGroup(),
        type,
        "at",
        operands,
        e -> new Expr.Index(e.subList(0, count), e.get(count)),
        assignable ? Optional.of(new Place.Element(places, index)) : Optional.empty());
  }

  /** The same value as a signal of its own that may read other clocks. */
  public static Node crossing(Node operand, Type type) {
    if (type.width() == 0) {
      return EMPTY;
    }
    var signal =
        (Node.Operation)
            make(
                Labels.current().operationGroup(),
                type,
                "crossing",
                List.of(operand),
                e -> e.getFirst());
    signal.declareCrossing();
    return signal;
  }
}
