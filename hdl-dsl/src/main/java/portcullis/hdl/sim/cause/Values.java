package portcullis.hdl.sim.cause;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.OperatorValues;
import portcullis.hdl.ir.UnaryOperator;

/**
 * The expressions of an instance in one cycle: their values, and which of the signals in them made
 * them so. Memories are not known, so what reads one has no value; neither has what is computed
 * from it, as far as it matters.
 */
final class Values {
  private final Function<String, Optional<BigInteger>> signals;

  /**
   * Values of an instance in a cycle.
   *
   * @param signals the value of each of its signals, by name; empty if unknown
   */
  Values(Function<String, Optional<BigInteger>> signals) {
    this.signals = signals;
  }

  // ---- values --------------------------------------------------------------------------------

  Optional<BigInteger> of(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> Optional.of(literal.value());
      case Expr.Ref ref -> signals.apply(ref.name());
      case Expr.MemoryRead _ -> Optional.empty();
      case Expr.Mux mux ->
          of(mux.condition())
              .flatMap(chosen -> of(chosen.signum() != 0 ? mux.ifTrue() : mux.ifFalse()));
      case Expr.Index index -> chosen(index).flatMap(this::of);
      case Expr.Unary _,
          Expr.Binary _,
          Expr.Slice _,
          Expr.BitSelect _,
          Expr.Concat _,
          Expr.Repeat _,
          Expr.ZeroExtend _,
          Expr.SignExtend _,
          Expr.OneHotMux _ ->
          strict(expr);
    };
  }

  private Optional<BigInteger> strict(Expr expr) {
    var operands = expr.operands().stream().map(this::of).toList();
    return operands.stream().allMatch(Optional::isPresent)
        ? Optional.of(OperatorValues.apply(expr, operands.stream().map(Optional::get).toList()))
        : Optional.empty();
  }

  private Optional<Expr> chosen(Expr.Index index) {
    var last = BigInteger.valueOf(index.elements().size() - 1L);
    return of(index.index()).map(at -> index.elements().get(at.min(last).intValueExact()));
  }

  // ---- what mattered -------------------------------------------------------------------------

  /** What gave some bits of an expression their value, in writing order. */
  SequencedSet<Read> reads(Expr expr, int high, int low) {
    var reads = new LinkedHashSet<Read>();
    add(expr, high, low, reads);
    return reads;
  }

  /** What gave an expression its value. */
  SequencedSet<Read> reads(Expr expr) {
    return reads(expr, expr.width() - 1, 0);
  }

  private void add(Expr expr, SequencedSet<Read> reads) {
    add(expr, expr.width() - 1, 0, reads);
  }

  private void add(Expr expr, int high, int low, SequencedSet<Read> reads) {
    switch (expr) {
      case Expr.Literal _ -> {}
      case Expr.Ref ref -> reads.add(new Read.OfSignal(ref.name(), high, low, ref.width()));
      case Expr.MemoryRead read -> {
        of(read.address())
            .ifPresent(address -> reads.add(new Read.OfMemory(read.memory(), address)));
        add(read.address(), reads);
      }
      case Expr.Unary unary -> unary(unary, high, low, reads);
      case Expr.Binary binary -> binary(binary, high, low, reads);
      case Expr.Slice slice -> add(slice.operand(), slice.low() + high, slice.low() + low, reads);
      case Expr.BitSelect select -> bit(select, reads);
      case Expr.Concat concat -> parts(concat, high, low, reads);
      case Expr.Repeat repeat -> add(repeat.operand(), reads);
      case Expr.ZeroExtend extend -> extended(extend.operand(), high, low, reads);
      case Expr.SignExtend extend -> {
        extended(extend.operand(), high, low, reads);
        int top = extend.operand().width() - 1;
        if (low > top) {
          add(extend.operand(), top, top, reads);
        }
      }
      case Expr.Mux mux -> {
        add(mux.condition(), reads);
        var condition = of(mux.condition());
        if (condition.isEmpty() || condition.get().signum() != 0) {
          add(mux.ifTrue(), high, low, reads);
        }
        if (condition.isEmpty() || condition.get().signum() == 0) {
          add(mux.ifFalse(), high, low, reads);
        }
      }
      case Expr.OneHotMux mux -> oneHot(mux, high, low, reads);
      case Expr.Index index -> {
        add(index.index(), reads);
        chosen(index).ifPresent(element -> add(element, high, low, reads));
      }
    }
  }

  private void extended(Expr operand, int high, int low, SequencedSet<Read> reads) {
    if (low < operand.width()) {
      add(operand, Math.min(high, operand.width() - 1), low, reads);
    }
  }

  private void unary(Expr.Unary unary, int high, int low, SequencedSet<Read> reads) {
    var operand = unary.operand();
    switch (unary.operator()) {
      case NOT -> add(operand, high, low, reads);
      case NEGATE, REDUCE_XOR -> add(operand, reads);
      case REDUCE_AND, REDUCE_OR -> {
        int deciding = decidingBit(unary.operator(), operand);
        if (deciding >= 0) {
          add(operand, deciding, deciding, reads);
        } else {
          add(operand, reads);
        }
      }
    }
  }

  /** The lowest bit that alone decides; negative if it takes all of them. */
  private int decidingBit(UnaryOperator operator, Expr operand) {
    return of(operand)
        .map(bits ->
            operator == UnaryOperator.REDUCE_OR
                ? bits.getLowestSetBit()
                : lowestClear(bits, operand.width()))
        .orElse(-1);
  }

  private static int lowestClear(BigInteger bits, int width) {
    int lowest = bits.not().getLowestSetBit();
    return lowest < width ? lowest : -1;
  }

  private void binary(Expr.Binary binary, int high, int low, SequencedSet<Read> reads) {
    switch (binary.operator()) {
      case AND -> bitwise(binary, BigInteger.ZERO, high, low, reads);
      case OR ->
          bitwise(
              binary,
              BigInteger.TWO.pow(high - low + 1).subtract(BigInteger.ONE),
              high,
              low,
              reads);
      case XOR -> {
        add(binary.left(), high, low, reads);
        add(binary.right(), high, low, reads);
      }
      default -> {
        add(binary.left(), reads);
        add(binary.right(), reads);
      }
    }
  }

  /** One operand decides if all its bits have the value that decides. */
  private void bitwise(
      Expr.Binary binary, BigInteger deciding, int high, int low, SequencedSet<Read> reads) {
    for (var operand : binary.operands()) {
      if (of(operand).filter(it -> bits(it, high, low).equals(deciding)).isPresent()) {
        add(operand, high, low, reads);
        return;
      }
    }
    add(binary.left(), high, low, reads);
    add(binary.right(), high, low, reads);
  }

  private static BigInteger bits(BigInteger value, int high, int low) {
    return value.shiftRight(low).mod(BigInteger.TWO.pow(high - low + 1));
  }

  private void bit(Expr.BitSelect select, SequencedSet<Read> reads) {
    add(select.index(), reads);
    int width = select.operand().width();
    of(select.index())
        .filter(index -> index.compareTo(BigInteger.valueOf(width)) < 0)
        .ifPresent(
            index -> add(select.operand(), index.intValueExact(), index.intValueExact(), reads));
  }

  private void parts(Expr.Concat concat, int high, int low, SequencedSet<Read> reads) {
    int top = concat.width();
    for (var part : concat.parts()) {
      top -= part.width();
      int partHigh = Math.min(high - top, part.width() - 1);
      int partLow = Math.max(low - top, 0);
      if (partHigh >= partLow) {
        add(part, partHigh, partLow, reads);
      }
    }
  }

  /** Only what is chosen: that the others are not goes without saying. */
  private void oneHot(Expr.OneHotMux mux, int high, int low, SequencedSet<Read> reads) {
    boolean none = true;
    for (int i = 0; i < mux.selects().size(); i++) {
      var select = of(mux.selects().get(i));
      if (select.isEmpty() || select.get().signum() != 0) {
        none = false;
        add(mux.selects().get(i), reads);
        add(mux.values().get(i), high, low, reads);
      }
    }
    if (none) {
      mux.selects().forEach(select -> add(select, reads));
    }
  }
}
