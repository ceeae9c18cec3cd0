package portcullis.hdl.verilog;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.UnaryOperator;

/**
 * Brings expressions into forms that Verilog can say, and that Verilog computes at just the width
 * of the intermediate representation whatever stands around them (IEEE 1364-2005, 5.4 and 5.5):
 *
 * <ul>
 *   <li>what is sliced or indexed is a name;
 *   <li>products, which take their width from the left side of the assignment, stand alone;
 *   <li>extensions are concatenations; one-hot muxes are masked ors; an element of a list is a
 *       chain of muxes;
 *   <li>an index that could point past the end is guarded;
 *   <li>comparisons that cannot go both ways are constants.
 * </ul>
 *
 * Parts that need a name or have grown too long get a wire named after what they are for.
 */
final class Lowering {
  private static final int LONGEST_OPERAND = 56;
  private static final int DEEPEST_OPERAND = 3;

  /**
   * A wire that the writer added.
   *
   * @param name its name
   * @param value its lowered value
   */
  record NamedPart(String name, Expr value) {}

  private final Scope scope;
  private final List<Expr> unused = new ArrayList<>();
  private List<NamedPart> parts = new ArrayList<>();
  private String prefix = "";

  Lowering(Scope scope) {
    this.scope = scope;
  }

  /** The right side of an assignment; {@code purpose} starts the names of the parts. */
  Expr value(Expr expr, String purpose) {
    prefix = purpose;
    return lower(expr, true);
  }

  /** An expression that stands in parentheses, braces or brackets. */
  Expr argument(Expr expr, String purpose) {
    prefix = purpose;
    return operand(expr);
  }

  /**
   * An index, as a name, a constant, or bits of names. Tools do not agree on the width at which
   * they compute an index: Icarus Verilog 11 lets a sum grow by its carry.
   */
  Expr index(Expr expr, String purpose) {
    prefix = purpose;
    return index(expr);
  }

  private Expr index(Expr expr) {
    Expr lowered = operand(expr);
    return switch (lowered) {
      case Expr.Ref _, Expr.Literal _, Expr.Slice _, Expr.Concat _ -> lowered;
      default -> name(lowered, "index");
    };
  }

  /** As {@link #argument}, but it reads a signal: {@code always @*} over constants never starts. */
  Expr choice(Expr expr, String purpose) {
    prefix = purpose;
    Expr lowered = operand(expr);
    var reads = new boolean[1];
    Projection.forEachName(lowered, _ -> reads[0] = true);
    return reads[0] ? lowered : name(lowered, "choice");
  }

  /** As {@link #argument}, but a name or a constant. */
  Expr leaf(Expr expr, String purpose) {
    prefix = purpose;
    return named(expr, "word");
  }

  /** The parts named since the last call, each before those that read it. */
  List<NamedPart> takeParts() {
    var taken = parts;
    parts = new ArrayList<>();
    return taken;
  }

  /** Whether {@link #takeParts} would give any. */
  boolean hasParts() {
    return !parts.isEmpty();
  }

  /** Bits of named parts that nobody reads. */
  List<Expr> unused() {
    return unused;
  }

  private Expr lower(Expr expr, boolean root) {
    return switch (expr) {
      case Expr.Literal literal -> literal;
      case Expr.Ref ref -> ref;
      case Expr.Unary unary -> unary(unary);
      case Expr.Binary binary -> binary(binary, root);
      case Expr.Slice slice -> slice(slice.operand(), slice.high(), slice.low());
      case Expr.BitSelect select -> bitSelect(select);
      case Expr.Concat concat -> concat(concat);
      case Expr.Repeat repeat -> Concatenations.repeat(repeat.count(), operand(repeat.operand()));
      case Expr.ZeroExtend extend ->
          Concatenations.zeroExtend(extend.width(), operand(extend.operand()));
      case Expr.SignExtend extend -> signExtend(extend);
      case Expr.Mux mux -> mux(mux);
      case Expr.OneHotMux mux -> oneHotMux(mux);
      case Expr.Index index -> index(index, root);
      case Expr.MemoryRead read -> memoryRead(read, root);
    };
  }

  private Expr operand(Expr expr) {
    Expr lowered = lower(expr, false);
    return ExpressionSize.exceeds(lowered, LONGEST_OPERAND, DEEPEST_OPERAND)
        ? name(lowered, PartNames.of(expr))
        : lowered;
  }

  private Expr name(Expr lowered, String noun) {
    String ending = prefix.endsWith(noun) ? "operand" : noun;
    String name = scope.addWire(prefix + "_" + ending, lowered.width());
    parts.add(new NamedPart(name, lowered));
    return new Expr.Ref(name, lowered.width());
  }

  /** A name or a constant with this value. */
  private Expr named(Expr expr, String noun) {
    Expr lowered = Constants.literal(expr).orElseGet(() -> lower(expr, true));
    boolean isSimple = lowered instanceof Expr.Ref || lowered instanceof Expr.Literal;
    return isSimple ? lowered : name(lowered, noun);
  }

  private Expr unary(Expr.Unary unary) {
    Expr operand = operand(unary.operand());
    boolean oneBit = operand.width() == 1;
    return switch (unary.operator()) {
      case NOT -> {
        if (operand instanceof Expr.Unary(var inner, var value) && inner == UnaryOperator.NOT) {
          yield value;
        }
        if (oneBit && operand instanceof Expr.Literal literal) {
          yield Expr.Literal.of(1 - literal.value().intValue(), 1);
        }
        yield new Expr.Unary(UnaryOperator.NOT, operand);
      }
      case NEGATE, REDUCE_AND, REDUCE_OR, REDUCE_XOR ->
          oneBit ? operand : new Expr.Unary(unary.operator(), operand);
    };
  }

  private Expr binary(Expr.Binary binary, boolean root) {
    return switch (binary.operator()) {
      case ADD, AND, OR, XOR -> chain(binary);
      case SUBTRACT ->
          new Expr.Binary(binary.operator(), operand(binary.left()), operand(binary.right()));
      case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_SIGNED -> shift(binary);
      case MULTIPLY, MULTIPLY_SIGNED -> {
        var product =
            new Expr.Binary(
                binary.operator(), named(binary.left(), "left"), named(binary.right(), "right"));
        yield root ? product : name(product, PartNames.of(binary));
      }
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
          Comparisons.simplified(
              new Expr.Binary(binary.operator(), operand(binary.left()), operand(binary.right())));
    };
  }

  private Expr shift(Expr.Binary binary) {
    Expr value = operand(binary.left());
    Expr amount = amount(binary.right(), binary.width());
    if (!Constants.shiftsEverythingOut(binary.operator(), amount, binary.width())) {
      return new Expr.Binary(binary.operator(), value, amount);
    }
    if (!(value instanceof Expr.Ref ref) || isPart(ref)) {
      leaveUnused(List.of(value), binary);
    }
    return Expr.Literal.of(0, binary.width());
  }

  /**
   * A shift amount of at most 32 bits: Verilator refuses wider ones as soon as it can work out
   * their value. An amount that does not fit becomes the width of what is shifted.
   */
  private Expr amount(Expr expr, int shifted) {
    if (expr.width() <= Integer.SIZE) {
      return operand(expr);
    }
    var all = Expr.Literal.of(shifted, Integer.SIZE);
    Expr amount = named(expr, "amount");
    if (amount instanceof Expr.Literal literal) {
      return literal.value().bitLength() < Integer.SIZE ? Bits.of(literal, 31, 0) : all;
    }
    var beyond = Bits.of(amount, amount.width() - 1, Integer.SIZE);
    Expr far = beyond.width() == 1 ? beyond : new Expr.Unary(UnaryOperator.REDUCE_OR, beyond);
    return new Expr.Mux(far, all, Bits.of(amount, Integer.SIZE - 1, 0));
  }

  /** Operands of an associative operator, however long and however grouped, side by side. */
  private Expr chain(Expr.Binary binary) {
    var operator = binary.operator();
    var operands = new ArrayList<Expr>();
    Expr rest = binary;
    while (rest instanceof Expr.Binary(var same, var left, var right) && same == operator) {
      operands.add(right);
      rest = left;
    }
    Expr all = operand(rest);
    for (var next : operands.reversed()) {
      all = new Expr.Binary(operator, all, operand(next));
    }
    return all;
  }

  private Expr slice(Expr of, int high, int low) {
    if (low == 0 && high == of.width() - 1) {
      return lower(of, false);
    }
    switch (of) {
      case Expr.Slice inner -> {
        return slice(inner.operand(), inner.low() + high, inner.low() + low);
      }
      case Expr.ZeroExtend(_, var inner) when high < inner.width() -> {
        return slice(inner, high, low);
      }
      case Expr.Unary(var operator, var inner) when operator == UnaryOperator.NOT -> {
        return unary(new Expr.Unary(operator, new Expr.Slice(inner, high, low)));
      }
      case Expr.Concat concat -> {
        int top = concat.width();
        for (var part : concat.parts()) {
          top -= part.width();
          if (low >= top && high < top + part.width()) {
            leaveUnused(concat.parts(), part);
            return slice(part, high - top, low - top);
          }
        }
      }
      default -> {}
    }
    return sliceOfLeaf(named(of, PartNames.of(of)), high, low);
  }

  private Expr sliceOfLeaf(Expr leaf, int high, int low) {
    if (leaf instanceof Expr.Ref ref && isPart(ref)) {
      leaveUnused(ref, ref.width() - 1, high + 1);
      leaveUnused(ref, low - 1, 0);
    }
    return Bits.of(leaf, high, low);
  }

  private boolean isPart(Expr.Ref ref) {
    return !parts.isEmpty() && parts.getLast().name().equals(ref.name());
  }

  private void leaveUnused(List<Expr> parts, Expr except) {
    for (var part : parts) {
      if (part != except && !(part instanceof Expr.Literal)) {
        unused.add(operand(part));
      }
    }
  }

  private void leaveUnused(Expr.Ref ref, int high, int low) {
    if (high >= low) {
      unused.add(Bits.of(ref, high, low));
    }
  }

  private Expr bitSelect(Expr.BitSelect select) {
    Expr from = named(select.operand(), "bits");
    int bits = from.width();
    if (!(from instanceof Expr.Ref)) {
      from = name(from, "bits");
    }
    int needed = Bits.indexWidth(bits);
    int given = select.index().width();
    boolean canMiss = given > needed || (1L << given) > bits;
    Expr index = canMiss ? named(select.index(), "index") : index(select.index());
    if (index instanceof Expr.Literal literal) {
      int bit = literal.value().min(BigInteger.valueOf(bits)).intValue();
      if (bit < bits) {
        return sliceOfLeaf(from, bit, bit);
      }
      if (from instanceof Expr.Ref ref && isPart(ref)) {
        leaveUnused(ref, bits - 1, 0);
      }
      return Expr.Literal.of(0, 1);
    }
    if (!canMiss) {
      return new Expr.BitSelect(
          from, given < needed ? Concatenations.zeroExtend(needed, index) : index);
    }
    var inside = new Expr.Binary(BinaryOperator.LESS_THAN, index, Expr.Literal.of(bits, given));
    Expr bit =
        bits == 1
            ? from
            : new Expr.BitSelect(
                from, given == needed ? index : new Expr.Slice(index, needed - 1, 0));
    return new Expr.Binary(BinaryOperator.AND, inside, bit);
  }

  private Expr concat(Expr.Concat concat) {
    if (concat.parts().size() == 1) {
      return operand(concat.parts().getFirst());
    }
    var flat = new ArrayList<Expr>();
    for (var part : concat.parts()) {
      Expr lowered = operand(part);
      if (lowered instanceof Expr.Concat(var inner)) {
        flat.addAll(inner);
      } else {
        flat.add(lowered);
      }
    }
    return new Expr.Concat(flat);
  }

  private Expr signExtend(Expr.SignExtend extend) {
    Expr from = named(extend.operand(), PartNames.of(extend.operand()));
    int width = from.width();
    int copies = extend.width() - width;
    return width == 1
        ? Concatenations.repeat(copies + 1, from)
        : new Expr.Concat(
            List.of(Concatenations.repeat(copies, Bits.of(from, width - 1, width - 1)), from));
  }

  private Expr mux(Expr.Mux mux) {
    var conditions = new ArrayList<Expr>();
    var values = new ArrayList<Expr>();
    Expr rest = mux;
    while (rest instanceof Expr.Mux(var condition, var ifTrue, var ifFalse)) {
      Expr decision = operand(condition);
      if (decision instanceof Expr.Literal literal) {
        // What is not chosen is not looked at, so that it leaves no parts behind.
        rest = literal.value().signum() == 0 ? ifFalse : ifTrue;
      } else {
        conditions.add(decision);
        values.add(muxValue(ifTrue));
        rest = ifFalse;
      }
    }
    return muxChain(conditions, values, operand(rest));
  }

  /** A mux inside the first branch of a mux is hard to read, so it gets a name. */
  private Expr muxValue(Expr value) {
    Expr lowered = operand(value);
    return lowered instanceof Expr.Mux ? name(lowered, PartNames.of(value)) : lowered;
  }

  private static Expr muxChain(List<Expr> conditions, List<Expr> values, Expr last) {
    Expr all = last;
    for (int i = conditions.size() - 1; i >= 0; i--) {
      all = new Expr.Mux(conditions.get(i), values.get(i), all);
    }
    return all;
  }

  private Expr oneHotMux(Expr.OneHotMux mux) {
    Expr all = null;
    for (int i = 0; i < mux.values().size(); i++) {
      Expr select = Concatenations.repeat(mux.width(), operand(mux.selects().get(i)));
      Expr masked = new Expr.Binary(BinaryOperator.AND, select, operand(mux.values().get(i)));
      all = all == null ? masked : new Expr.Binary(BinaryOperator.OR, all, masked);
    }
    return all;
  }

  private Expr index(Expr.Index index, boolean root) {
    var elements = index.elements();
    int width = index.index().width();
    int reachable = width >= 31 ? elements.size() : (int) Math.min(elements.size(), 1L << width);
    if (reachable == 1) {
      return operand(elements.getFirst());
    }
    Expr which = named(index.index(), "index");
    if (which instanceof Expr.Literal literal) {
      var last = BigInteger.valueOf(elements.size() - 1L);
      return operand(elements.get(literal.value().min(last).intValue()));
    }
    var conditions = new ArrayList<Expr>();
    var values = new ArrayList<Expr>();
    for (int i = 0; i < reachable - 1; i++) {
      conditions.add(
          width == 1
              ? new Expr.Unary(UnaryOperator.NOT, which)
              : new Expr.Binary(BinaryOperator.EQUAL, which, Expr.Literal.of(i, width)));
      values.add(muxValue(elements.get(i)));
    }
    Expr last = operand(elements.get(reachable - 1));
    if (width == 1) {
      return new Expr.Mux(which, last, values.getFirst());
    }
    Expr chain = muxChain(conditions, values, last);
    return root ? chain : name(chain, "element");
  }

  private Expr memoryRead(Expr.MemoryRead read, boolean root) {
    int depth = scope.symbol(read.memory()).memory().depth();
    int needed = Bits.indexWidth(depth);
    Expr index = index(read.address());
    Expr address =
        index instanceof Expr.Literal literal
            ? Expr.Literal.of(literal.value().min(BigInteger.valueOf(depth - 1L)), needed)
            : fit(index, needed);
    var word = new Expr.MemoryRead(read.memory(), address, read.width());
    return root ? word : name(word, "word");
  }

  /** A lowered index, cut or extended to the width that the memory takes. */
  private Expr fit(Expr index, int width) {
    if (index.width() < width) {
      return Concatenations.zeroExtend(width, index);
    }
    if (index.width() == width) {
      return index;
    }
    Expr leaf = named(index, "address");
    if (leaf instanceof Expr.Ref ref && !isPart(ref)) {
      leaveUnused(ref, ref.width() - 1, width);
    }
    return sliceOfLeaf(leaf, width - 1, 0);
  }
}
