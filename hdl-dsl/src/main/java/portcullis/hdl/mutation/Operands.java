package portcullis.hdl.mutation;

import java.util.ArrayList;
import java.util.List;
import portcullis.hdl.ir.Expr;

/** The same expression with another operand. */
final class Operands {
  private Operands() {}

  /**
   * Replaces an operand.
   *
   * @param expr the expression
   * @param number of the operand, in the order of {@link Expr#operands}
   * @param by what takes its place, equally wide
   */
  static Expr replaced(Expr expr, int number, Expr by) {
    var all = new ArrayList<>(expr.operands());
    all.set(number, by);
    return switch (expr) {
      case Expr.Literal literal -> literal;
      case Expr.Ref ref -> ref;
      case Expr.Unary it -> new Expr.Unary(it.operator(), by);
      case Expr.Binary it -> new Expr.Binary(it.operator(), all.get(0), all.get(1));
      case Expr.Slice it -> new Expr.Slice(by, it.high(), it.low());
      case Expr.BitSelect _ -> new Expr.BitSelect(all.get(0), all.get(1));
      case Expr.Concat _ -> new Expr.Concat(all);
      case Expr.Repeat it -> new Expr.Repeat(it.count(), by);
      case Expr.ZeroExtend it -> new Expr.ZeroExtend(it.width(), by);
      case Expr.SignExtend it -> new Expr.SignExtend(it.width(), by);
      case Expr.Mux _ -> new Expr.Mux(all.get(0), all.get(1), all.get(2));
      case Expr.OneHotMux it -> new Expr.OneHotMux(first(all, it.selects().size()), rest(all, it));
      case Expr.Index it -> new Expr.Index(first(all, it.elements().size()), all.getLast());
      case Expr.MemoryRead it -> new Expr.MemoryRead(it.memory(), by, it.width());
    };
  }

  private static List<Expr> first(List<Expr> all, int count) {
    return all.subList(0, count);
  }

  private static List<Expr> rest(List<Expr> all, Expr.OneHotMux mux) {
    return all.subList(mux.selects().size(), all.size());
  }
}
