package portcullis.hdl.ir;

import java.math.BigInteger;
import java.util.List;

/**
 * Which bits of which signals an expression names, as the Verilog names them: a constant slice of a
 * signal, also of one inside a concatenation or extension, names just these bits; everything else
 * names the whole signal.
 */
public final class Reads {
  /** Takes what is named. */
  public interface Sink {
    /** Bits of a signal. */
    void signal(Expr.Ref ref, int high, int low);

    /** A word of a memory. */
    void memory(Expr.MemoryRead read);
  }

  private final Sink sink;

  /** Calls {@code sink} for whatever the expressions given to {@link #of} name. */
  public Reads(Sink sink) {
    this.sink = sink;
  }

  /** Looks through an expression; bits that it names twice are told twice. */
  public void of(Expr expr) {
    switch (expr) {
      case Expr.Literal _ -> {}
      case Expr.Ref ref -> sink.signal(ref, ref.width() - 1, 0);
      case Expr.Unary unary -> of(unary.operand());
      case Expr.Binary binary -> {
        of(binary.left());
        of(binary.right());
      }
      case Expr.Slice slice -> bits(slice.operand(), slice.high(), slice.low());
      case Expr.BitSelect select -> bit(select);
      case Expr.Concat concat -> all(concat.parts());
      case Expr.Repeat repeat -> of(repeat.operand());
      case Expr.ZeroExtend extend -> of(extend.operand());
      case Expr.SignExtend extend -> of(extend.operand());
      case Expr.Mux mux -> {
        of(mux.condition());
        of(mux.ifTrue());
        of(mux.ifFalse());
      }
      case Expr.OneHotMux mux -> {
        all(mux.selects());
        all(mux.values());
      }
      case Expr.Index index -> {
        all(index.elements());
        of(index.index());
      }
      case Expr.MemoryRead read -> {
        sink.memory(read);
        of(read.address());
      }
    }
  }

  private void all(List<Expr> exprs) {
    for (var expr : exprs) {
      of(expr);
    }
  }

  private void bit(Expr.BitSelect select) {
    if (!(select.index() instanceof Expr.Literal index)) {
      of(select.operand());
      of(select.index());
    } else if (!(select.operand() instanceof Expr.Ref ref)) {
      of(select.operand());
    } else if (index.value().compareTo(BigInteger.valueOf(ref.width())) < 0) {
      sink.signal(ref, index.value().intValue(), index.value().intValue());
    }
  }

  private void bits(Expr operand, int high, int low) {
    switch (operand) {
      case Expr.Ref ref -> sink.signal(ref, high, low);
      case Expr.Slice slice -> bits(slice.operand(), slice.low() + high, slice.low() + low);
      case Expr.ZeroExtend(_, var inner) when high < inner.width() -> bits(inner, high, low);
      case Expr.Concat concat -> bits(concat, high, low);
      default -> of(operand);
    }
  }

  /** Bits within one part are bits of that part; the other parts are declared unused. */
  private void bits(Expr.Concat concat, int high, int low) {
    int top = concat.width();
    for (var part : concat.parts()) {
      top -= part.width();
      if (low >= top && high < top + part.width()) {
        bits(part, high - top, low - top);
      } else {
        of(part);
      }
    }
  }
}
