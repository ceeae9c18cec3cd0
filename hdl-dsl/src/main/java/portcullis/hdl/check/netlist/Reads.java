package portcullis.hdl.check.netlist;

import java.util.List;
import portcullis.hdl.ir.Expr;

/**
 * Which bits of which signals an expression names, as the Verilog will name them: a constant slice
 * of a signal names just these bits, everything else names the whole signal.
 */
final class Reads {
  /** Takes what is named. */
  interface Sink {
    /** Bits of a signal. */
    void signal(Expr.Ref ref, int high, int low);

    /** A word of a memory. */
    void memory(Expr.MemoryRead read);
  }

  private final Sink sink;

  Reads(Sink sink) {
    this.sink = sink;
  }

  void of(Expr expr) {
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
    if (select.index() instanceof Expr.Literal index) {
      if (index.value().bitLength() < 31 && index.value().intValue() < select.operand().width()) {
        bits(select.operand(), index.value().intValue(), index.value().intValue());
      }
    } else {
      of(select.operand());
      of(select.index());
    }
  }

  private void bits(Expr operand, int high, int low) {
    switch (operand) {
      case Expr.Ref ref -> sink.signal(ref, high, low);
      case Expr.Slice slice -> bits(slice.operand(), slice.low() + high, slice.low() + low);
      default -> of(operand);
    }
  }
}
