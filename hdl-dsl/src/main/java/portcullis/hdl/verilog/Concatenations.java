package portcullis.hdl.verilog;

import java.util.ArrayList;
import portcullis.hdl.ir.Expr;

/** What Verilog writes with braces: repetition and zeros above a value. */
final class Concatenations {
  private Concatenations() {}

  static Expr repeat(int count, Expr operand) {
    return count == 1 ? operand : new Expr.Repeat(count, operand);
  }

  static Expr zeroExtend(int width, Expr operand) {
    var parts = new ArrayList<Expr>();
    parts.add(Expr.Literal.of(0, width - operand.width()));
    if (operand instanceof Expr.Concat(var inner)) {
      parts.addAll(inner);
    } else {
      parts.add(operand);
    }
    return new Expr.Concat(parts);
  }
}
