package portcullis.hdl.check.netlist;

import portcullis.hdl.ir.Expr;

/**
 * Which bits of which signals one bit of an expression can depend on: bitwise operators look at the
 * same bit, sums at the bits up to it, comparisons at all.
 */
final class BitReads {
  /** Takes a bit of a signal. */
  @FunctionalInterface
  interface Sink {
    /** A bit of a signal. */
    void bit(String signal, int bit);
  }

  private final Sink sink;

  BitReads(Sink sink) {
    this.sink = sink;
  }

  void all(Expr expr) {
    upTo(expr, expr.width() - 1);
  }

  private void upTo(Expr expr, int high) {
    between(expr, high, 0);
  }

  private void between(Expr expr, int high, int low) {
    for (int bit = low; bit <= high; bit++) {
      of(expr, bit);
    }
  }

  void of(Expr expr, int bit) {
    switch (expr) {
      case Expr.Literal _ -> {}
      case Expr.Ref ref -> sink.bit(ref.name(), bit);
      case Expr.Unary unary -> unary(unary, bit);
      case Expr.Binary binary -> binary(binary, bit);
      case Expr.Slice slice -> of(slice.operand(), slice.low() + bit);
      case Expr.BitSelect select -> select(select);
      case Expr.Concat concat -> concat(concat, bit);
      case Expr.Repeat repeat -> of(repeat.operand(), bit % repeat.operand().width());
      case Expr.ZeroExtend extend -> {
        if (bit < extend.operand().width()) {
          of(extend.operand(), bit);
        }
      }
      case Expr.SignExtend extend ->
          of(extend.operand(), Math.min(bit, extend.operand().width() - 1));
      case Expr.Mux mux -> {
        all(mux.condition());
        of(mux.ifTrue(), bit);
        of(mux.ifFalse(), bit);
      }
      case Expr.OneHotMux mux -> {
        mux.selects().forEach(this::all);
        mux.values().forEach(value -> of(value, bit));
      }
      case Expr.Index index -> {
        index.elements().forEach(element -> of(element, bit));
        all(index.index());
      }
      case Expr.MemoryRead read -> all(read.address());
    }
  }

  private void unary(Expr.Unary unary, int bit) {
    switch (unary.operator()) {
      case NOT -> of(unary.operand(), bit);
      case NEGATE -> upTo(unary.operand(), bit);
      case REDUCE_AND, REDUCE_OR, REDUCE_XOR -> all(unary.operand());
    }
  }

  private void binary(Expr.Binary binary, int bit) {
    var left = binary.left();
    var right = binary.right();
    switch (binary.operator()) {
      case AND, OR, XOR -> {
        of(left, bit);
        of(right, bit);
      }
      case ADD, SUBTRACT, MULTIPLY, MULTIPLY_SIGNED -> {
        upTo(left, Math.min(bit, left.width() - 1));
        upTo(right, Math.min(bit, right.width() - 1));
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
          GREATER_OR_EQUAL_SIGNED -> {
        all(left);
        all(right);
      }
      case SHIFT_LEFT -> {
        upTo(left, bit);
        all(right);
      }
      case SHIFT_RIGHT, SHIFT_RIGHT_SIGNED -> {
        between(left, left.width() - 1, bit);
        all(right);
      }
    }
  }

  private void select(Expr.BitSelect select) {
    if (select.index() instanceof Expr.Literal index) {
      if (index.value().bitLength() < 31 && index.value().intValue() < select.operand().width()) {
        of(select.operand(), index.value().intValue());
      }
    } else {
      all(select.operand());
      all(select.index());
    }
  }

  private void concat(Expr.Concat concat, int bit) {
    int low = 0;
    for (var part : concat.parts().reversed()) {
      if (bit < low + part.width()) {
        of(part, bit - low);
        return;
      }
      low += part.width();
    }
  }
}
