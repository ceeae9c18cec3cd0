package portcullis.hdl.verilog;

import portcullis.hdl.ir.Expr;

/** How much of an expression a reader has to keep in mind. */
final class ExpressionSize {
  private ExpressionSize() {}

  /**
   * Whether a lowered expression is longer than {@code length} columns (roughly) or nested deeper
   * than {@code depth} operators. A name or constant never is. Stops as soon as the answer is
   * clear.
   */
  static boolean exceeds(Expr expr, int length, int depth) {
    return switch (expr) {
      case Expr.Ref _, Expr.Literal _ -> false;
      default -> length(expr, length) > length || depth(expr, null) > depth;
    };
  }

  private static int length(Expr expr, int limit) {
    int length =
        switch (expr) {
          case Expr.Literal literal -> 3 + literal.width() / 4;
          case Expr.Ref ref -> ref.name().length();
          default -> expr.operands().isEmpty() ? 0 : 4 * expr.operands().size() - 2;
        };
    for (var operand : expr.operands()) {
      if (length > limit) {
        break;
      }
      length += length(operand, limit - length);
    }
    return length;
  }

  private static int depth(Expr expr, Object parentOperator) {
    int deepest = 0;
    Object operator = expr instanceof Expr.Binary binary ? binary.operator() : null;
    for (var operand : expr.operands()) {
      deepest = Math.max(deepest, depth(operand, operator));
    }
    return switch (expr) {
      case Expr.Binary binary -> binary.operator() == parentOperator ? deepest : deepest + 1;
      case Expr.Mux _ -> deepest + 1;
      default -> deepest;
    };
  }
}
