package portcullis.hdl.sim.jvm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;

/** Turns expressions and statements of one instance into words. */
final class Lowering {
  private final InstanceScope scope;
  private final WordGraph graph;
  private final Arithmetic arithmetic;

  Lowering(InstanceScope scope, WordGraph graph) {
    this.scope = scope;
    this.graph = graph;
    this.arithmetic = new Arithmetic(graph);
  }

  Arithmetic arithmetic() {
    return arithmetic;
  }

  /** A value from its bits. */
  BitVector join(int width, IntFunction<Word> bit) {
    return new BitVector(
        width,
        IntStream.range(0, BitVector.count(width))
            .mapToObj(i -> {
              Word word = graph.zero();
              for (int j = 0; j < BitVector.bitsOf(width, i); j++) {
                word = graph.concat(bit.apply(i * Long.SIZE + j), word, j);
              }
              return word;
            })
            .toList());
  }

  /** The value of an expression. */
  BitVector value(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> arithmetic.constant(literal.value(), literal.width());
      case Expr.Ref ref -> scope.read(ref.name());
      case Expr.Unary unary -> unary(unary);
      case Expr.Binary binary -> binary(binary, value(binary.left()), value(binary.right()));
      case Expr.Slice slice -> bits(slice.operand(), slice.low(), slice.width());
      case Expr.BitSelect select ->
          arithmetic.bit(arithmetic.bit(value(select.operand()), value(select.index())));
      case Expr.Concat concat -> concat(concat.parts().stream().map(this::value).toList());
      case Expr.Repeat repeat -> {
        var part = value(repeat.operand());
        yield part.width() == 1
            ? arithmetic.signExtend(part, repeat.count())
            : concat(java.util.Collections.nCopies(repeat.count(), part));
      }
      case Expr.ZeroExtend extend -> arithmetic.zeroExtend(value(extend.operand()), extend.width());
      case Expr.SignExtend extend -> arithmetic.signExtend(value(extend.operand()), extend.width());
      case Expr.Mux mux ->
          arithmetic.mux(condition(mux.condition()), value(mux.ifTrue()), value(mux.ifFalse()));
      case Expr.OneHotMux mux ->
          arithmetic.oneHot(
              mux.selects().stream().map(this::condition).toList(),
              mux.values().stream().map(this::value).toList());
      case Expr.Index index ->
          arithmetic.select(
              value(index.index()), index.elements().stream().map(this::value).toList());
      case Expr.MemoryRead read -> memoryRead(read);
    };
  }

  Word condition(Expr expr) {
    return value(expr).only();
  }

  private BitVector concat(List<BitVector> parts) {
    var all = parts.getLast();
    for (int i = parts.size() - 2; i >= 0; i--) {
      all = arithmetic.concat(parts.get(i), all);
    }
    return all;
  }

  private BitVector unary(Expr.Unary unary) {
    var operand = value(unary.operand());
    return switch (unary.operator()) {
      case NOT -> arithmetic.not(operand);
      case NEGATE -> arithmetic.subtract(arithmetic.zero(operand.width()), operand);
      case REDUCE_AND -> arithmetic.bit(arithmetic.all(operand));
      case REDUCE_OR -> arithmetic.bit(arithmetic.any(operand));
      case REDUCE_XOR -> arithmetic.bit(arithmetic.parity(operand));
    };
  }

  private BitVector binary(Expr.Binary binary, BitVector a, BitVector b) {
    return switch (binary.operator()) {
      case ADD -> arithmetic.add(a, b);
      case SUBTRACT -> arithmetic.subtract(a, b);
      case AND -> arithmetic.bitwise(a, b, graph::and);
      case OR -> arithmetic.bitwise(a, b, graph::or);
      case XOR -> arithmetic.bitwise(a, b, graph::xor);
      case MULTIPLY -> arithmetic.multiply(a, b, binary.width());
      case MULTIPLY_SIGNED -> arithmetic.multiplySigned(a, b);
      case SHIFT_LEFT -> arithmetic.shiftUp(a, b);
      case SHIFT_RIGHT -> arithmetic.shiftDown(a, b, graph.zero());
      case SHIFT_RIGHT_SIGNED -> arithmetic.shiftDown(a, b, arithmetic.bits(a, a.width() - 1, 1));
      case EQUAL,
          NOT_EQUAL,
          LESS_THAN,
          LESS_OR_EQUAL,
          GREATER_THAN,
          GREATER_OR_EQUAL,
          LESS_THAN_SIGNED,
          LESS_OR_EQUAL_SIGNED,
          GREATER_THAN_SIGNED,
          GREATER_OR_EQUAL_SIGNED ->
          arithmetic.bit(comparison(binary.operator(), a, b));
    };
  }

  private Word comparison(BinaryOperator operator, BitVector a, BitVector b) {
    return switch (operator) {
      case EQUAL -> arithmetic.equal(a, b);
      case NOT_EQUAL -> inverted(arithmetic.equal(a, b));
      case LESS_THAN -> arithmetic.less(a, b, false);
      case LESS_OR_EQUAL -> inverted(arithmetic.less(b, a, false));
      case GREATER_THAN -> arithmetic.less(b, a, false);
      case GREATER_OR_EQUAL -> inverted(arithmetic.less(a, b, false));
      case LESS_THAN_SIGNED -> arithmetic.less(a, b, true);
      case LESS_OR_EQUAL_SIGNED -> inverted(arithmetic.less(b, a, true));
      case GREATER_THAN_SIGNED -> arithmetic.less(b, a, true);
      case GREATER_OR_EQUAL_SIGNED -> inverted(arithmetic.less(a, b, true));
      default -> throw new IllegalArgumentException("not a comparison: " + operator);
    };
  }

  private Word inverted(Word bit) {
    return graph.not(bit, 1);
  }

  private BitVector memoryRead(Expr.MemoryRead read) {
    var memory = (Declaration.Memory) scope.names().declaration(read.memory());
    Word place = arithmetic.clamp(value(read.address()), memory.depth());
    int number = scope.memory(read.memory());
    return new BitVector(
        read.width(),
        IntStream.range(0, BitVector.count(read.width()))
            .mapToObj(i -> graph.memory(number, i, place, BitVector.bitsOf(read.width(), i)))
            .toList());
  }

  /** Some bits of an expression, computed from as few bits of signals as is easily seen. */
  BitVector bits(Expr expr, int low, int width) {
    if (low == 0 && width == expr.width()) {
      return value(expr);
    }
    return switch (expr) {
      case Expr.Ref ref -> scope.read(ref.name(), low, width);
      case Expr.Slice slice -> bits(slice.operand(), slice.low() + low, width);
      case Expr.ZeroExtend extend when low + width <= extend.operand().width() ->
          bits(extend.operand(), low, width);
      case Expr.SignExtend extend when low + width <= extend.operand().width() ->
          bits(extend.operand(), low, width);
      case Expr.Concat concat -> concatBits(concat, low, width);
      case Expr.Mux mux ->
          arithmetic.mux(
              condition(mux.condition()),
              bits(mux.ifTrue(), low, width),
              bits(mux.ifFalse(), low, width));
      case Expr.Index index ->
          arithmetic.select(
              value(index.index()),
              index.elements().stream().map(it -> bits(it, low, width)).toList());
      case Expr.OneHotMux mux ->
          arithmetic.oneHot(
              mux.selects().stream().map(this::condition).toList(),
              mux.values().stream().map(it -> bits(it, low, width)).toList());
      case Expr.Unary(var operator, var operand)
          when operator == portcullis.hdl.ir.UnaryOperator.NOT ->
          arithmetic.not(bits(operand, low, width));
      case Expr.Binary(var operator, var left, var right) when isBitwise(operator) -> {
        var a = bits(left, low, width);
        var b = bits(right, low, width);
        yield switch (operator) {
          case AND -> arithmetic.bitwise(a, b, graph::and);
          case OR -> arithmetic.bitwise(a, b, graph::or);
          default -> arithmetic.bitwise(a, b, graph::xor);
        };
      }
      default -> arithmetic.slice(value(expr), low, width);
    };
  }

  private static boolean isBitwise(BinaryOperator operator) {
    return operator == BinaryOperator.AND
        || operator == BinaryOperator.OR
        || operator == BinaryOperator.XOR;
  }

  private BitVector concatBits(Expr.Concat concat, int low, int width) {
    var parts = new ArrayList<BitVector>();
    int bottom = concat.width();
    for (var part : concat.parts()) {
      bottom -= part.width();
      int from = Math.max(low, bottom);
      int to = Math.min(low + width, bottom + part.width());
      if (from < to) {
        parts.add(bits(part, from - bottom, to - from));
      }
    }
    return concat(parts);
  }

  /**
   * The value of a signal after statements.
   *
   * @param statements those that drive the signal
   * @param low first bit of interest
   * @param before the bits of interest before the first statement
   */
  BitVector run(List<Stmt> statements, int low, BitVector before) {
    var value = before;
    for (var statement : statements) {
      value =
          switch (statement) {
            case Stmt.Assign assign -> assigned(assign, low, value);
            case Stmt.When when -> {
              Word condition = condition(when.condition());
              yield arithmetic.mux(
                  condition, run(when.then(), low, value), run(when.otherwise(), low, value));
            }
            case Stmt.Switch choice -> {
              var subject = value(choice.subject());
              var start = value;
              var chosen = choice.otherwise().map(body -> run(body, low, start)).orElse(start);
              for (var each : choice.cases().reversed()) {
                chosen =
                    arithmetic.mux(matches(subject, each), run(each.body(), low, start), chosen);
              }
              yield chosen;
            }
            case Stmt.MemoryWrite _, Stmt.Check _, Stmt.Log _, Stmt.Unused _ -> value;
          };
    }
    return value;
  }

  private BitVector assigned(Stmt.Assign assign, int low, BitVector value) {
    Target target = assign.target();
    int from = Math.max(low, target.low());
    int to = Math.min(low + value.width(), target.high() + 1);
    if (from >= to) {
      return value;
    }
    var part = bits(assign.value(), from - target.low(), to - from);
    return part.width() == value.width() ? part : arithmetic.replace(value, from - low, part);
  }

  /** Whether a subject is one of the labels of a case. */
  Word matches(BitVector subject, Stmt.Case each) {
    Word matches = graph.zero();
    for (var label : each.labels()) {
      matches =
          graph.or(
              matches,
              arithmetic.equal(subject, arithmetic.constant(label.value(), label.width())));
    }
    return matches;
  }

  /** The bits of a memory word that a write with a mask of lanes changes. */
  BitVector laneBits(Declaration.Memory memory, Optional<Expr> mask) {
    if (mask.isEmpty()) {
      return arithmetic.constant(
          BigInteger.TWO.pow(memory.width()).subtract(BigInteger.ONE), memory.width());
    }
    var lanes = value(mask.get());
    var parts = new ArrayList<BitVector>();
    for (int lane = lanes.width() - 1; lane >= 0; lane--) {
      parts.add(
          arithmetic.signExtend(
              arithmetic.bit(arithmetic.bits(lanes, lane, 1)), memory.laneWidth()));
    }
    return concat(parts);
  }
}
