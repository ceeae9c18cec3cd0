package portcullis.hdl.verilog;

import java.util.Optional;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;

/**
 * One bit of a signal, chosen by a number, takes a value: a choice with a case for each bit, which
 * Verilog can say in one line.
 *
 * @param signal what has the bit
 * @param index its number, never past the last bit
 * @param assign the assignment, to whatever bit
 */
record BitWrite(String signal, Expr index, Stmt.Assign assign) {
  /** What a choice comes to, if it is such a one. */
  static Optional<BitWrite> of(Stmt.Switch choice) {
    var cases = choice.cases();
    int width = choice.subject().width();
    boolean isName = choice.subject() instanceof Expr.Ref || choice.subject() instanceof Expr.Slice;
    if (!isName || width >= 31 || cases.size() != 1 << width) {
      return Optional.empty();
    }
    Stmt.Assign first = null;
    for (int i = 0; i < cases.size(); i++) {
      var each = cases.get(i);
      boolean isOwn = each.labels().size() == 1 && each.labels().getFirst().value().intValue() == i;
      if (!isOwn
          || each.body().size() != 1
          || !(each.body().getFirst() instanceof Stmt.Assign assign)) {
        return Optional.empty();
      }
      first = first == null ? assign : first;
      var bit = new Target(first.target().name(), i, i, cases.size());
      if (!assign.target().equals(bit) || !assign.value().equals(first.value())) {
        return Optional.empty();
      }
    }
    return Optional.of(new BitWrite(first.target().name(), choice.subject(), first));
  }
}
